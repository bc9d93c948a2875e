import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { sameButVolatile, toAnnotations } from '../../../src/domain/eligibility/annotations.ts'
import { linesIn } from '../../../src/domain/eligibility/box.ts'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import type { Opinion } from '../../../src/domain/eligibility/opinion.ts'
import { type DossierFacts, known, missing, notAsked } from '../../../src/domain/facts.ts'
import { buildRules, loadPresets } from '../../../src/presets/index.ts'
import {
  type Around,
  aCollectivite,
  aDossier,
  amount,
  aNeighbour,
  expense,
  surroundings,
} from '../../support/facts.ts'

/** The box of DS's page for instructeurs shows some 95 characters a line, and folds between words. */
function visualLines(text: string): number {
  let lines = 0
  for (const line of text.split('\n')) {
    let left = ''
    lines += 1
    for (const word of line.split(' ')) {
      const longer = left === '' ? word : `${left} ${word}`
      if (longer.length > 95) lines += 1
      left = longer.length > 95 ? word : longer
    }
  }
  return lines
}

const LONG = 'un accompagnement de la collectivité par des experts, sur plusieurs années, '.repeat(
  3,
)

/** A dossier that the preset accepts, where it applies and when. */
function clean(preset: string): { facts: DossierFacts; department: string } {
  const department = { ain: '01', corse: '2A', 'corse-laboratoires': '2A', 'seine-maritime': '76' }
  const isLab = preset.endsWith('laboratoires')
  return {
    department: department[preset as keyof typeof department] ?? '51',
    facts: aDossier({
      depositedAt: preset.startsWith('corse')
        ? '2021-07-10T09:30:00+02:00'
        : '2021-05-10T09:30:00+02:00',
      theme: known([isLab ? '3d' : '3c']),
      lab: known('Laboratoire d’innovation territoriale d’essai'),
    }),
  }
}

/** An envelope that others draw upon, and another dossier of the same applicant. */
const envelope = new Decimal(270_000)
const accepted = aNeighbour({ dossier: 1, state: 'accepte' })
const OTHERS: Around = { envelope, neighbours: [accepted, aNeighbour({ siren: '215100015' })] }
const PARTNERS: Partial<DossierFacts> = {
  partners: known(['Commune voisine', 'Syndicat d’Essai']),
  partnersConsent: known(true),
}

const opinionOn = (preset: string, changes: Partial<DossierFacts>, others: Around = {}) => {
  const { facts, department } = clean(preset)
  const collectivite = aCollectivite({ department, departments: [department] })
  const around = surroundings({ ...others, collectivite })
  return evaluate({ ...facts, ...changes }, buildRules(preset, {}).rules, around)
}
const reasonsOf = (opinion: Opinion) => toAnnotations(opinion).reasons

describe.each([...loadPresets().keys()])('the reasons, in the box of DS: %s', (preset) => {
  it.each<[string, string, Partial<DossierFacts>]>([
    ['a clean dossier', 'eligible', {}],
    [
      'three doubts',
      'to_check',
      {
        requestedGrant: amount(10_500),
        expenses: known([
          expense(`Ordinateurs portables pour les agents, ${LONG}`, 1_000),
          expense(`Accompagnement, ${LONG}`, 9_000),
        ]),
      },
    ],
    [
      'a refused dossier',
      'ineligible',
      {
        theme: known(preset.endsWith('laboratoires') ? ['3a'] : ['3d']),
        ...(preset === 'ain' && { startDate: known('2022-01-01') }),
        summary: known(`Achat de tablettes pour les agents : ${LONG}`),
      },
    ],
  ])('%s takes fourteen lines at most', (_, expected, changes) => {
    const opinion = opinionOn(preset, { ...PARTNERS, ...changes }, OTHERS)
    expect(opinion.verdict).toBe(expected)
    const reasons = reasonsOf(opinion)
    expect(visualLines(reasons), reasons).toBeLessThanOrEqual(14)
    expect(reasons).toContain('ℹ Enveloppe')
  })

  it('what the other dossiers draw changes no other line', () => {
    const alone = opinionOn(preset, PARTNERS, { envelope })
    const among = opinionOn(preset, PARTNERS, {
      envelope,
      neighbours: [accepted],
    })
    expect(reasonsOf(among)).not.toBe(reasonsOf(alone))
    expect(sameButVolatile(among)(reasonsOf(among), reasonsOf(alone))).toBe(true)
  })

  it('no line of what is met is folded, save one that holds a single criterion, or all of them', () => {
    const met = reasonsOf(opinionOn(preset, {}))
      .split('\n')
      .filter((line) => line.startsWith('✓'))
    if (met.length > 1)
      for (const line of met) if (line.includes(' · ')) expect(line.length).toBeLessThanOrEqual(97)
  })
})

describe.each([...loadPresets().keys()])(
  'the elements of appraisal, in the box of DS: %s',
  (preset) => {
    const { facts, department } = clean(preset)
    const around = surroundings({
      collectivite: aCollectivite({ department, departments: [department] }),
    })
    const { appraisal } = evaluate(facts, buildRules(preset, {}).rules, around)

    it('take fourteen lines at most, and no line of several is folded', () => {
      expect(visualLines(appraisal), appraisal).toBeLessThanOrEqual(14)
      for (const line of appraisal.split('\n'))
        if (line.includes(' · ')) expect(visualLines(line), line).toBe(1)
    })
  },
)

describe('the lines that the box makes of a text', () => {
  it.each([
    [95, 1],
    [96, 2],
    [190, 2],
    [192, 3],
  ])('%i signs in words of five take %i', (length, lines) => {
    const text = 'mots '.repeat(40).slice(0, length).trimEnd()
    expect([linesIn(text), visualLines(text)]).toEqual([lines, lines])
  })
})

describe('what the form does not ask', () => {
  const silent = { startDate: notAsked, endDate: notAsked, expenses: notAsked, lab: notAsked }
  const judge = (unasked: 'check' | 'inform', overrides = {}, changes = {}) =>
    evaluate(
      aDossier({ ...silent, ...changes }),
      buildRules('national-axe-3', overrides, unasked).rules,
      surroundings(),
    )

  it('is to verify by default, and said not to be asked', () => {
    const opinion = judge('check')
    expect(opinion.verdict).toBe('to_check')
    expect(opinion.criteria.find(({ id }) => id === 'project-end')).toMatchObject({
      outcome: 'to_check',
      blocking: true,
      asked: false,
      message: 'le formulaire ne demande pas la date de fin',
    })
  })

  it('informs where the campaign says so, and the first line tells what the word rests on', () => {
    const opinion = judge('inform')
    expect(opinion.verdict).toBe('eligible')
    expect(opinion.criteria.find(({ id }) => id === 'project-end')).toMatchObject({
      outcome: 'to_check',
      blocking: false,
      asked: false,
    })
    const [first] = toAnnotations(opinion).reasons.replace(/\s/g, ' ').split(' Remplis')
    expect(first).toBe(
      'Éligible sur ce que le formulaire demande. Non demandés : fin du projet, durée, total du budget, dépenses exclues.',
    )
  })

  it.each([
    ['the end is asked and empty', { endDate: missing }, 'project-end'],
    ['the start is asked and empty, for a duration', { startDate: missing }, 'project-duration'],
  ])('waits all the same where %s', (_, changes, id) => {
    const opinion = judge('inform', {}, changes)
    expect(opinion.verdict).toBe('to_check')
    expect(opinion.criteria.find((one) => one.id === id)).toMatchObject({
      outcome: 'to_check',
      blocking: true,
      asked: true,
    })
  })

  it('is chosen for one criterion alone', () => {
    expect(judge('inform', { 'project-end': { unasked: 'check' } }).verdict).toBe('to_check')
  })

  it('leaves to verify what the texts name, without lines of expenses', () => {
    const opinion = judge(
      'inform',
      {},
      { summary: known('Achat d’ordinateurs portables pour les agents.') },
    )
    expect(opinion.verdict).toBe('to_check')
    expect(opinion.criteria.find(({ id }) => id === 'excluded-expenses')).toMatchObject({
      outcome: 'to_check',
      blocking: true,
      asked: true,
    })
  })
})

describe.each([...loadPresets().keys()])('any criterion can be made information: %s', (preset) => {
  const { facts, department } = clean(preset)
  const around = surroundings({
    collectivite: aCollectivite({ department, departments: [department] }),
  })
  const doubtful = {
    ...facts,
    startDate: missing,
    requestedGrant: missing,
    commitment: known(false),
  }

  it.each([...buildRules(preset, {}).rules.keys()])('%s', (id) => {
    const { rules } = buildRules(preset, { [id]: { decides: false } })
    const opinion = evaluate(doubtful, rules, around)
    const one = opinion.criteria.find((criterion) => criterion.id === id)
    expect(one?.blocking).toBe(false)
    if (one?.outcome === 'to_check')
      expect(toAnnotations(opinion).reasons).toMatch(new RegExp(`^ℹ .*${one.title}`, 'm'))
  })
})

describe('what a campaign or a preset softens', () => {
  const late = aDossier({ endDate: known('2023-06-30'), startDate: known('2023-01-01') })

  it('decides: false leaves the line, and the verdict does not wait for it', () => {
    const { rules } = buildRules('national-axe-3', {
      'project-end': { decides: false },
      'project-duration': 'off',
    })
    const opinion = evaluate(late, rules, surroundings())
    expect(opinion.verdict).toBe('eligible')
    expect(toAnnotations(opinion).reasons).toMatch(/^ℹ .*Fin du projet/m)
  })

  it('failing: to_check makes a failure a doubt, in Corse', () => {
    const outcomeIn = (preset: string) =>
      evaluate(late, buildRules(preset, {}).rules, surroundings()).criteria.find(
        ({ id }) => id === 'project-end',
      )?.outcome
    expect(outcomeIn('corse')).toBe('to_check')
    expect(outcomeIn('national-axe-3')).toBe('not_met')
  })
})
