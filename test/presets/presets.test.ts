import { describe, expect, it } from 'vitest'
import { CRITERIA } from '../../src/domain/eligibility/criteria/index.ts'
import { buildRules, loadPresets, presetEnvelope } from '../../src/presets/index.ts'
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
    ['corse', 794_000],
    ['corse-laboratoires', 794_000],
    ['ain', 297_000],
    ['seine-maritime', 297_000],
    ['national-laboratoires', 100_000],
    ['national-axe-3', undefined],
    ['no-such-preset', undefined],
  ])('%s has an envelope of %s', (preset, euros) => {
    expect(presetEnvelope(preset)?.toNumber()).toBe(euros)
  })

  it.each([
    ['marne-volet-1', 'population-ceiling', { below: 100_000 }],
    ['marne-volet-1', 'submission-window', { until: '2021-07-16' }],
    ['marne-volet-1', 'minimum-cost', undefined],
    ['corse', 'submission-window', { from: '2021-07-01', until: '2021-09-17' }],
    ['corse', 'minimum-cost', { amount: 5_000 }],
    ['corse', 'applicant-territory', { departments: ['2A', '2B'] }],
    ['corse-laboratoires', 'theme', { allowed: ['3d'] }],
    ['ain', 'project-duration', { months: 18 }],
    ['ain', 'project-start', { by: '2021-12-31' }],
    ['national-axe-3', 'project-end', { by: '2022-12-31' }],
    ['national-axe-3', 'applicant-territory', undefined],
    ['seine-maritime', 'lab-support', { onlyForThemes: ['3d'] }],
  ])('%s, %s: %j', (preset, id, params) => {
    expect(paramsOf(preset, id)).toEqual(params)
  })

  it('are refused with the place of the mistake', () => {
    const mistaken = {
      title: 'Essai',
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
    expect(rules.get('submission-window')).toEqual({
      params: { from: '2021-07-01', until: '2021-10-01' },
      source: 'Cahier des charges Corse ITN 7, §4 (paramètres adaptés par la campagne)',
    })
  })

  it('leave the source alone when they change nothing', () => {
    const { rules } = buildRules('corse', { 'minimum-cost': { amount: 5_000 } })
    expect(rules.get('minimum-cost')?.source).toBe('Cahier des charges Corse ITN 7, §5')
  })

  it('switch on a criterion that the preset lacks', () => {
    const { rules, problems } = buildRules('marne-volet-1', { 'minimum-cost': { amount: 5_000 } })
    expect(problems).toEqual([])
    expect(rules.get('minimum-cost')).toEqual({
      params: { amount: 5_000 },
      source: 'Configuration de la campagne',
    })
  })

  it('never change the preset itself', () => {
    buildRules('corse', { 'minimum-cost': { amount: 1 }, theme: 'off' })
    expect(paramsOf('corse', 'minimum-cost')).toEqual({ amount: 5_000 })
    expect(paramsOf('corse', 'theme')).toBeDefined()
  })

  it('give a territory to a preset without one, and to no other', () => {
    expect(buildRules('national-axe-3', {}, ['52']).rules.get('applicant-territory')).toEqual({
      params: { departments: ['52'] },
      source: 'Configuration de la campagne',
    })
    expect(buildRules('ain', {}, ['52']).rules.get('applicant-territory')?.params).toEqual({
      departments: ['01'],
    })
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
