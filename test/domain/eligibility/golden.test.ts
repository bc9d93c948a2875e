import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import type { Outcome, Verdict } from '../../../src/domain/eligibility/opinion.ts'
import { type DossierFacts, known, missing, unreadable } from '../../../src/domain/facts.ts'
import { buildRules } from '../../../src/presets/index.ts'
import {
  type Around,
  aCollectivite,
  aDossier,
  amount,
  expense,
  surroundings,
} from '../../support/facts.ts'

interface Golden {
  readonly what: string
  readonly facts?: Partial<DossierFacts>
  readonly around?: Around
  readonly verdict: Verdict
  /** What differs from the eligible dossier, criterion by criterion. */
  readonly but: Readonly<Record<string, Outcome>>
}

const { applicant } = aDossier()
const incomplete = {
  facts: {
    applicant: { ...applicant, complete: false, name: null, legalCategory: null, department: null },
  },
  around: { collectivite: null },
}

function hold(preset: string, eligible: Record<string, Outcome>, cases: readonly Golden[]): void {
  const { rules } = buildRules(preset, {})
  it.each(cases)('$what: $verdict', ({ facts, around, verdict, but }) => {
    const opinion = evaluate(aDossier(facts), rules, surroundings(around))
    const outcomes = Object.fromEntries(opinion.criteria.map(({ id, outcome }) => [id, outcome]))
    expect(outcomes).toEqual({ ...eligible, ...but })
    expect(opinion.verdict).toBe(verdict)
  })
}

describe('marne-volet-1', () => {
  const eligible: Record<string, Outcome> = {
    'applicant-type': 'met',
    'applicant-territory': 'met',
    'population-ceiling': 'met',
    'submission-window': 'met',
    theme: 'met',
    'not-started': 'met',
    'project-duration': 'met',
    'budget-adds-up': 'met',
    'excluded-expenses': 'met',
    'non-eu-licences': 'met',
    'funding-rate': 'met',
    envelope: 'not_applicable',
    'duplicate-application': 'met',
    appraisal: 'met',
  }
  hold('marne-volet-1', eligible, [
    { what: 'a small commune in order', verdict: 'eligible', but: {} },
    {
      what: 'a commune of 182 460 inhabitants, its grant above 20 %',
      around: { collectivite: aCollectivite({ population: 182_460 }) },
      verdict: 'ineligible',
      but: { 'population-ceiling': 'not_met', 'funding-rate': 'to_check' },
    },
    {
      what: 'exactly 100 000 inhabitants asking 20 %',
      facts: { requestedGrant: amount(2_000) },
      around: { collectivite: aCollectivite({ population: 100_000 }) },
      verdict: 'ineligible',
      but: { 'population-ceiling': 'not_met' },
    },
    {
      what: 'deposited on 16 July 2021 at 23:59:59, to start in September',
      facts: { depositedAt: '2021-07-16T23:59:59+02:00' },
      verdict: 'eligible',
      but: {},
    },
    {
      what: 'deposited on 17 July 2021 at 00:00:00',
      facts: { depositedAt: '2021-07-17T00:00:00+02:00' },
      verdict: 'ineligible',
      but: { 'submission-window': 'not_met' },
    },
    {
      what: 'a project already started',
      facts: { alreadyStarted: known(true), startDate: known('2021-04-01') },
      verdict: 'ineligible',
      but: { 'not-started': 'not_met' },
    },
    {
      what: 'an EPCI à fiscalité propre of the Marne',
      facts: { applicant: { ...applicant, legalCategory: '7346' } },
      around: {
        collectivite: aCollectivite({
          kind: 'communaute-de-communes',
          fiscalitePropre: true,
          population: 20_000,
        }),
      },
      verdict: 'eligible',
      but: {},
    },
    {
      what: 'an EPCI astride the Marne and the Aisne',
      facts: { applicant: { ...applicant, legalCategory: '7346' } },
      around: {
        collectivite: aCollectivite({
          kind: 'communaute-de-communes',
          fiscalitePropre: true,
          departments: ['51', '02'],
        }),
      },
      verdict: 'to_check',
      but: { 'applicant-territory': 'to_check' },
    },
    {
      what: 'an association',
      facts: { applicant: { ...applicant, legalCategory: '9220' } },
      around: { collectivite: null },
      verdict: 'ineligible',
      but: {
        'applicant-type': 'not_met',
        'population-ceiling': 'to_check',
        'funding-rate': 'to_check',
      },
    },
    {
      what: 'a commune of the Aube',
      around: { collectivite: aCollectivite({ department: '10', departments: ['10'] }) },
      verdict: 'ineligible',
      but: { 'applicant-territory': 'not_met' },
    },
    {
      what: 'a SIRET that DS has not resolved yet',
      ...incomplete,
      verdict: 'to_check',
      but: {
        'applicant-type': 'to_check',
        'applicant-territory': 'to_check',
        'population-ceiling': 'to_check',
        'funding-rate': 'to_check',
      },
    },
    {
      what: 'a cost that cannot be read',
      facts: { totalCost: unreadable('environ 10 k€') },
      verdict: 'to_check',
      but: { 'budget-adds-up': 'to_check', 'funding-rate': 'to_check' },
    },
    {
      what: 'a laboratory project, the business of volet 2',
      facts: { theme: known(['3d']) },
      verdict: 'ineligible',
      but: { theme: 'not_met' },
    },
    {
      what: '25 months of project',
      facts: { endDate: known('2023-10-01') },
      verdict: 'to_check',
      but: { 'project-duration': 'to_check' },
    },
    {
      what: 'computers among the lines',
      facts: {
        expenses: known([expense('Ordinateurs', 2_000), expense('Expertise', 8_000)]),
        requestedGrant: amount(6_000),
      },
      verdict: 'to_check',
      but: { 'excluded-expenses': 'to_check' },
    },
    {
      what: 'nothing but salaries, and American licences in the text',
      facts: {
        expenses: known([expense('Salaires', 10_000)]),
        summary: known('Avec des licences Microsoft 365.'),
      },
      verdict: 'ineligible',
      but: {
        'excluded-expenses': 'not_met',
        'non-eu-licences': 'to_check',
        'funding-rate': 'to_check',
      },
    },
    {
      what: 'American licences alone, which are only to be avoided',
      facts: { expenses: known([expense('Licences Adobe', 9_000), expense('Expertise', 1_000)]) },
      verdict: 'eligible',
      but: { 'non-eu-licences': 'to_check' },
    },
  ])
})

describe('national-axe-3', () => {
  const eligible: Record<string, Outcome> = {
    'applicant-type': 'met',
    theme: 'met',
    'project-end': 'met',
    'project-duration': 'met',
    'budget-adds-up': 'met',
    'excluded-expenses': 'met',
    'non-eu-licences': 'met',
    'funding-rate': 'met',
    'decision-level': 'met',
    'flat-rate': 'met',
    envelope: 'not_applicable',
    'duplicate-application': 'met',
    appraisal: 'met',
  }
  const kind = (legalCategory: string) => ({ applicant: { ...applicant, legalCategory } })

  hold('national-axe-3', eligible, [
    { what: 'a commune in order', verdict: 'eligible', but: {} },
    {
      what: 'the whole cost asked',
      facts: { requestedGrant: amount(10_000) },
      verdict: 'eligible',
      but: {},
    },
    {
      what: 'more than the whole cost asked',
      facts: { requestedGrant: amount('10000.01') },
      verdict: 'to_check',
      but: { 'funding-rate': 'to_check' },
    },
    {
      what: 'a région, whose population nobody needs here',
      facts: kind('7230'),
      around: { collectivite: null },
      verdict: 'eligible',
      but: {},
    },
    {
      what: 'a syndicat de communes, without a flat rate',
      facts: kind('7353'),
      around: { collectivite: null },
      verdict: 'eligible',
      but: { 'flat-rate': 'not_applicable' },
    },
    {
      what: 'a société d’économie mixte',
      facts: kind('5515'),
      around: { collectivite: null },
      verdict: 'to_check',
      but: { 'applicant-type': 'to_check', 'flat-rate': 'not_applicable' },
    },
    {
      what: 'a company',
      facts: kind('5710'),
      around: { collectivite: null },
      verdict: 'ineligible',
      but: { 'applicant-type': 'not_met', 'flat-rate': 'not_applicable' },
    },
    {
      what: 'a SIRET that DS has not resolved yet',
      ...incomplete,
      verdict: 'to_check',
      but: { 'applicant-type': 'to_check', 'flat-rate': 'to_check' },
    },
    {
      what: 'results on 31 December 2022',
      facts: { endDate: known('2022-12-31') },
      verdict: 'eligible',
      but: {},
    },
    {
      what: 'results on 1 January 2023',
      facts: { endDate: known('2023-01-01') },
      verdict: 'to_check',
      but: { 'project-end': 'to_check' },
    },
    {
      what: 'a start on 1 January 2023',
      facts: { startDate: known('2023-01-01'), endDate: known('2023-06-30') },
      verdict: 'ineligible',
      but: { 'project-end': 'not_met' },
    },
    {
      what: 'no date of end',
      facts: { endDate: missing },
      verdict: 'to_check',
      but: { 'project-end': 'to_check', 'project-duration': 'to_check' },
    },
    {
      what: 'no commitment',
      facts: { commitment: known(false) },
      verdict: 'to_check',
      but: { 'decision-level': 'to_check' },
    },
    {
      what: 'a training for agents, without a flat rate',
      facts: { theme: known(['3b']), summary: known('Formation des agents sur ordinateur.') },
      verdict: 'eligible',
      but: { 'flat-rate': 'not_applicable' },
    },
    {
      what: 'salaries, which the national sheet does not exclude',
      facts: { expenses: known([expense('Salaires', 10_000)]) },
      verdict: 'eligible',
      but: {},
    },
    {
      what: 'nothing but computers',
      facts: { expenses: known([expense('Ordinateurs portables', 10_000)]) },
      verdict: 'ineligible',
      but: { 'excluded-expenses': 'not_met', 'funding-rate': 'to_check' },
    },
    {
      what: 'half of the budget in American licences',
      facts: {
        expenses: known([expense('Licences Microsoft 365', 5_000), expense('Expertise', 5_000)]),
      },
      verdict: 'to_check',
      but: { 'non-eu-licences': 'to_check' },
    },
  ])
})
