import { describe, expect, it } from 'vitest'
import { CRITERIA } from '../../src/domain/eligibility/criteria/index.ts'
import { buildRules, loadPresets } from '../../src/presets/index.ts'
import { presetSchema } from '../../src/presets/preset.ts'

const paramsOf = (preset: string, id: string, overrides = {}) =>
  buildRules(preset, overrides).rules.get(id)?.params

describe('the presets', () => {
  it('are the eight calls for projects', () => {
    expect([...loadPresets().keys()].sort()).toEqual([
      'ain',
      'corse',
      'corse-laboratoires',
      'grand-est-laboratoires',
      'marne-volet-1',
      'national-axe-3',
      'national-laboratoires',
      'seine-maritime',
    ])
  })

  it.each([...loadPresets().keys()])('%s builds without a problem', (preset) => {
    expect(buildRules(preset, {}).problems).toEqual([])
  })

  it('use every criterion somewhere', () => {
    const used = new Set(
      [...loadPresets().values()].flatMap(({ criteria }) => Object.keys(criteria)),
    )
    expect(CRITERIA.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
  })

  it.each([
    ['marne-volet-1', 270_000],
    ['grand-est-laboratoires', 200_000],
    ['corse', { name: 'corse', amount: 794_000 }],
    ['corse-laboratoires', { name: 'corse', amount: 794_000 }],
    ['ain', 297_000],
    ['seine-maritime', 297_000],
    ['national-laboratoires', 100_000],
    ['national-axe-3', undefined],
  ])('%s has an envelope of %j', (preset, envelope) => {
    expect(loadPresets().get(preset)?.envelope).toEqual(envelope)
  })

  it.each([
    ['marne-volet-1', 'population-ceiling', { below: 100_000 }],
    ['marne-volet-1', 'submission-window', { until: '2021-07-16' }],
    ['marne-volet-1', 'minimum-cost', undefined],
    ['corse', 'submission-window', { from: '2021-07-01', until: '2021-09-17' }],
    ['corse', 'minimum-cost', { amount: 5_000 }],
    ['corse', 'applicant-territory', { departments: ['2A', '2B'] }],
    ['corse-laboratoires', 'theme', { allowed: ['3d'], servedAlone: true }],
    ['ain', 'project-duration', { months: 18 }],
    ['ain', 'project-start', { by: '2021-12-31' }],
    ['national-axe-3', 'project-end', { by: '2022-12-31' }],
    ['national-axe-3', 'applicant-territory', undefined],
    ['seine-maritime', 'lab-support', undefined],
    ['ain', 'lab-support', { onlyForThemes: ['3d'] }],
    ['ain', 'project-end', { by: '2022-12-31', endsBy: true }],
    ['grand-est-laboratoires', 'funding-rate', { bands: [{ cap: 100 }] }],
    ['corse', 'decision-level', undefined],
    ['corse-laboratoires', 'decision-level', undefined],
  ])('%s, %s: %j', (preset, id, params) => {
    expect(paramsOf(preset, id)).toEqual(params)
  })

  it('are refused with the place of the mistake', () => {
    const mistaken = {
      title: 'Essai',
      text: 'Texte d’essai',
      criteria: {
        'minimum-cost': { source: 's', params: { amount: 'cher' } },
        'no-such': { source: 's' },
      },
    }
    const issues = presetSchema.safeParse(mistaken).error?.issues.map(({ path }) => path.join('.'))
    expect(issues).toEqual(['criteria.minimum-cost.params.amount', 'criteria.no-such.params'])
  })
})

describe('a campaign’s changes', () => {
  it.each(['off', false])('switch a criterion off with %s', (off) => {
    expect(buildRules('marne-volet-1', { theme: off }).rules.has('theme')).toBe(false)
  })

  it('replace a parameter, keep the others, and say so in the source', () => {
    const { rules } = buildRules('corse', { 'submission-window': { until: '2021-10-01' } })
    expect(rules.get('submission-window')).toMatchObject({
      params: { from: '2021-07-01', until: '2021-10-01' },
      source: { text: 'Cahier des charges Corse ITN 7', place: '§4', adapted: true },
    })
  })

  it('leave the source alone when they change nothing', () => {
    const { rules } = buildRules('corse', { 'minimum-cost': { amount: 5_000 } })
    expect(rules.get('minimum-cost')?.source).toEqual({
      text: 'Cahier des charges Corse ITN 7',
      place: '§5',
    })
  })

  it('switch on a criterion that the preset lacks', () => {
    const { rules, problems } = buildRules('marne-volet-1', { 'minimum-cost': { amount: 5_000 } })
    expect(problems).toEqual([])
    expect(rules.get('minimum-cost')).toMatchObject({
      params: { amount: 5_000 },
      source: { text: null, place: 'Configuration de la campagne' },
    })
  })

  it('never change the preset itself', () => {
    buildRules('corse', { 'minimum-cost': { amount: 1 }, theme: 'off' })
    expect(paramsOf('corse', 'minimum-cost')).toEqual({ amount: 5_000 })
    expect(paramsOf('corse', 'theme')).toBeDefined()
  })

  it('make any criterion information, or say what it does when the form does not ask', () => {
    const { rules, problems } = buildRules(
      'corse',
      { 'project-end': { decides: false }, deliberation: { unasked: 'check' } },
      'inform',
    )
    expect(problems).toEqual([])
    expect(rules.get('project-end')).toMatchObject({ decides: false, unasked: 'inform' })
    expect(rules.get('project-end')?.source).not.toHaveProperty('adapted')
    expect(rules.get('deliberation')?.unasked).toBe('check')
    expect(rules.get('theme')?.unasked).toBe('inform')
  })

  it('are refused when these are not understood', () => {
    const paths = buildRules('corse', { theme: { decides: 'non', unasked: 'later' } }).problems.map(
      ({ path }) => path.join('.'),
    )
    expect(paths).toEqual(['rules.theme.decides', 'rules.theme.unasked'])
  })

  it.each<
    [what: string, preset: string, overrides: Record<string, unknown>, path: string, remedy: RegExp]
  >([
    ['an unknown preset', 'marne-volet1', {}, 'preset', /did you mean marne-volet-1\?/],
    ['a preset like no other', 'xyz', {}, 'preset', /^known: ain, /],
    [
      'an unknown criterion',
      'corse',
      { 'minimun-cost': 'off' },
      'rules.minimun-cost',
      /did you mean minimum-cost\?/,
    ],
    [
      'an unknown parameter',
      'corse',
      { 'minimum-cost': { amout: 1 } },
      'rules.minimum-cost.amout',
      /did you mean amount\?/,
    ],
    [
      'a parameter where none is taken',
      'corse',
      { deliberation: { x: 1 } },
      'rules.deliberation.x',
      /nothing goes there/,
    ],
    [
      'a wrong value',
      'corse',
      { 'minimum-cost': { amount: 'cher' } },
      'rules.minimum-cost.amount',
      /such as 270000/,
    ],
    [
      'a window that ends before it begins',
      'corse',
      { 'submission-window': { until: '2021-01-01' } },
      'rules.submission-window.until',
      /correct from or until/,
    ],
    [
      'a list where a section is expected',
      'corse',
      { theme: ['3a'] },
      'rules.theme',
      /known parameters: allowed/,
    ],
    [
      'a département without quotes',
      'ain',
      { 'applicant-territory': { departments: [1] } },
      'rules.applicant-territory.departments.0',
      /in quotes/,
    ],
  ])('report %s', (_, preset, overrides, path, remedy) => {
    const [problem, ...more] = buildRules(preset, overrides).problems
    expect(more).toEqual([])
    expect(problem?.path.join('.')).toBe(path)
    expect(problem?.remedy).toMatch(remedy)
    expect(problem?.message).not.toBe('')
  })
})
