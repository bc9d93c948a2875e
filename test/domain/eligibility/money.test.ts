import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import { type DossierFacts, known, missing, unreadable } from '../../../src/domain/facts.ts'
import { aCollectivite, aDossier, amount, expense, surroundings } from '../../support/facts.ts'
import { judge, onlyRule, TRIAL } from '../../support/judge.ts'

type Row = [what: string, facts: Partial<DossierFacts>, outcome: string]

describe('minimum-cost', () => {
  it.each<Row>([
    ['a cent below', { totalCost: amount('4999.99') }, 'not_met'],
    ['the minimum itself', { totalCost: amount(5_000) }, 'met'],
    ['not stated', { totalCost: missing }, 'to_check'],
    ['unreadable', { totalCost: unreadable('environ 10 k€') }, 'to_check'],
    ['zero, a champ left as it was', { totalCost: amount(0) }, 'to_check'],
    ['negative', { totalCost: amount(-1) }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('minimum-cost', { amount: 5_000 }, facts).outcome).toBe(outcome)
  })

  it('says both amounts', () => {
    expect(judge('minimum-cost', { amount: 5_000 }, { totalCost: amount('4999.99') }).message).toBe(
      '4 999,99 €, minimum 5 000 €',
    )
  })
})

const MARNE = {
  bands: [
    { population: { below: 1_000 }, floor: 20, cap: 100 },
    { population: { from: 1_000, upTo: 80_000 }, floor: 20, cap: 80 },
    { population: { above: 80_000 }, cap: 20 },
  ],
}

describe('funding-rate in the Marne', () => {
  it.each([
    // population, requested of 10 000 €, outcome, cap in percent, capped grant
    [999, 10_000, 'met', 100, '10000'],
    [999, '10000.01', 'to_check', 100, '10000'],
    [999, '1999.99', 'to_check', 100, '1999.99'],
    [1_000, 8_000, 'met', 80, '8000'],
    [1_000, '8000.01', 'to_check', 80, '8000'],
    [80_000, 8_000, 'met', 80, '8000'],
    [80_000, 2_000, 'met', 80, '2000'],
    [80_000, '1999.99', 'to_check', 80, '1999.99'],
    [80_001, 2_000, 'met', 20, '2000'],
    [80_001, 2_001, 'to_check', 20, '2000'],
    [80_001, 1, 'met', 20, '1'],
  ])('%i inhabitants asking %s: %s', (population, requested, outcome, maxRate, maxGrant) => {
    const facts = aDossier({ requestedGrant: amount(requested) })
    const around = surroundings({ collectivite: aCollectivite({ population }) })
    const opinion = evaluate(facts, onlyRule('funding-rate', MARNE), around)
    expect(opinion.criteria[0]?.outcome).toBe(outcome)
    expect(opinion.figures.maxRate?.toNumber()).toBe(maxRate)
    expect(opinion.figures.maxGrant?.toFixed()).toBe(maxGrant)
  })

  it.each([
    ['8000.01', 'soit un peu plus de 80 % ; plafond 80 %'],
    ['1999.99', 'soit un peu moins de 20 % ; plancher 20 %'],
    ['8000', 'soit 80 %, barème de 20 à 80 %'],
    ['8300', 'soit 83 % ; plafond 80 %'],
  ])('a rate just past a bound never reads as the bound: %s €', (requested, wording) => {
    const { message } = judge('funding-rate', MARNE, { requestedGrant: amount(requested) })
    expect(message).toContain(wording)
  })

  it.each<Row>([
    ['no cost', { totalCost: missing }, 'to_check'],
    ['a cost of zero', { totalCost: amount(0) }, 'to_check'],
    ['no request', { requestedGrant: missing }, 'to_check'],
    ['a negative request', { requestedGrant: amount(-8_000) }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('funding-rate', MARNE, facts).outcome).toBe(outcome)
  })

  it('cannot choose a band without the population', () => {
    const result = judge('funding-rate', MARNE, {}, { collectivite: null })
    expect(result).toMatchObject({ outcome: 'to_check' })
    expect(result.message).toContain('population INSEE inconnue')
  })

  it('needs no population where one band holds for everybody', () => {
    const result = judge('funding-rate', { bands: [{ cap: 100 }] }, {}, { collectivite: null })
    expect(result.outcome).toBe('met')
  })

  it('says what was asked, the rate, the cap and the amount it leaves', () => {
    expect(judge('funding-rate', MARNE, { requestedGrant: amount(9_000) }).message).toBe(
      '9 000 € demandés pour 10 000 €, soit 90 % ; plafond 80 % (de 1 000 à 80 000 hab.), soit 8 000 €',
    )
  })

  it('rounds the capped grant down to the cent', () => {
    const facts = aDossier({ totalCost: amount('33.33'), requestedGrant: amount(100) })
    const rules = onlyRule('funding-rate', { bands: [{ cap: 50 }] })
    expect(evaluate(facts, rules, surroundings()).figures.maxGrant?.toFixed()).toBe('16.66')
  })
})

describe('the eligible cost', () => {
  const rules = new Map([
    ['excluded-expenses', { params: { kinds: ['staff', 'computers'] }, source: TRIAL }],
    ['funding-rate', { params: { bands: [{ cap: 100 }] }, source: TRIAL }],
  ])
  const figures = (facts: Partial<DossierFacts>) => {
    const opinion = evaluate(aDossier(facts), rules, surroundings())
    const rate = opinion.criteria.find(({ id }) => id === 'funding-rate')
    return { maxGrant: opinion.figures.maxGrant?.toNumber(), rate: rate?.outcome }
  }

  it('leaves out the lines excluded for certain, not the doubtful ones', () => {
    const expenses = known([
      expense('Ordinateurs portables', 3_000),
      expense('Borne tactile', 500),
      expense('Accompagnement', 6_500),
    ])
    expect(figures({ expenses })).toEqual({ maxGrant: 7_000, rate: 'to_check' })
  })

  it('is unknown when an excluded line has no amount', () => {
    const expenses = known([expense('Salaires'), expense('Accompagnement', 6_000)])
    expect(figures({ expenses })).toEqual({ maxGrant: undefined, rate: 'to_check' })
  })

  it('is unknown when the excluded lines exceed the cost', () => {
    const expenses = known([expense('Salaires', 11_000), expense('Accompagnement', 1)])
    expect(figures({ expenses })).toEqual({ maxGrant: undefined, rate: 'to_check' })
  })
})

describe('excluded-expenses', () => {
  const params = { kinds: ['staff', 'computers-for-agents'] }
  const bare = { title: missing, summary: missing }

  it.each<Row>([
    ['ordinary lines', {}, 'met'],
    [
      'every line excluded, for the whole cost',
      { expenses: known([expense('Salaires', 4_000), expense('10 tablettes', 5_900)]) },
      'not_met',
    ],
    [
      'every line excluded, for a cost that is not known',
      { totalCost: missing, expenses: known([expense('Salaires')]) },
      'not_met',
    ],
    [
      'every line excluded, for a cent less than the cost and 1 %',
      { expenses: known([expense('Salaires', '9899.99')]) },
      'to_check',
    ],
    [
      'every line excluded, one without amount',
      { expenses: known([expense('Salaires', 10_000), expense('10 tablettes')]) },
      'to_check',
    ],
    [
      'nothing but tablets for pupils',
      { expenses: known([expense('Tablettes pour les élèves', 10_000)]) },
      'to_check',
    ],
    [
      'a line that is not understood',
      { expenses: known([expense('Zorglub', 100), expense('Expertise', 9_900)]) },
      'to_check',
    ],
    [
      'a line without a label',
      { expenses: known([expense('', 100), expense('Expertise', 9_900)]) },
      'to_check',
    ],
    [
      'some lines excluded',
      { expenses: known([expense('Salaires', 1), expense('Expertise', 2)]) },
      'to_check',
    ],
    [
      'every line doubtful',
      { expenses: known([expense('Tablettes pour les usagers', 1)]) },
      'to_check',
    ],
    [
      'an excluded purchase in the summary',
      { summary: known('Nous prévoyons l’achat de tablettes pour les agents.') },
      'to_check',
    ],
    ['only a summary, without any', { expenses: missing }, 'to_check'],
    ['a text too long to be read whole', { summary: known('un site '.repeat(3_000)) }, 'to_check'],
    ['a budget as a text, without any', { expenses: unreadable('conseil : 3 000 €') }, 'met'],
    ['no line, no text', { ...bare, expenses: missing }, 'to_check'],
    ['an empty budget, no text', { ...bare, expenses: known([]) }, 'to_check'],
    [
      'a budget as a text, with some',
      { ...bare, expenses: unreadable('achat de PC : 3 000 €') },
      'to_check',
    ],
  ])('%s', (_, facts, outcome) => {
    expect(judge('excluded-expenses', params, facts).outcome).toBe(outcome)
  })

  it('quotes the line, its amount and the reason', () => {
    const expenses = known([expense('Ordinateurs portables', '2000.50'), expense('Expertise', 1)])
    expect(judge('excluded-expenses', params, { expenses }).message).toBe(
      '« Ordinateurs portables » (2 000,50 €, équipement des agents)',
    )
  })

  it('quotes what is not understood, and tells the amount of a line without a label', () => {
    const expenses = known([expense('Zorglub', 300), expense('', 400), expense('Expertise', 1)])
    expect(judge('excluded-expenses', params, { expenses }).message).toBe(
      'à préciser : « Zorglub » (300 €) ; sans libellé : 400 €',
    )
  })

  it('quotes the words of the summary', () => {
    const summary = known('Un site. Le recrutement d’un chargé de mission suivra.')
    expect(judge('excluded-expenses', params, { summary }).message).toBe(
      'le texte dit « Le recrutement d’un chargé de mission suivra » (personnel)',
    )
  })
})

describe('budget-adds-up', () => {
  const budget = (...amounts: (string | number)[]) =>
    known(amounts.map((euros, i) => expense(`Étude ${i + 1}`, euros)))

  it.each<Row>([
    ['the lines make the cost', { expenses: budget(6_000, 4_000) }, 'met'],
    ['a gap of 1 %', { expenses: budget(9_900) }, 'met'],
    ['a gap of 1 % the other way', { expenses: budget(10_100) }, 'met'],
    ['a cent more', { expenses: budget('9899.99') }, 'to_check'],
    ['a cent more the other way', { expenses: budget('10100.01') }, 'to_check'],
    ['a grant of the cost and 1 %', { requestedGrant: amount(10_100) }, 'met'],
    ['a grant a cent above that', { requestedGrant: amount('10100.01') }, 'to_check'],
    ['no cost', { totalCost: missing }, 'to_check'],
    ['no grant', { requestedGrant: missing }, 'to_check'],
    ['no line', { expenses: missing }, 'to_check'],
    ['a line without amount', { expenses: known([expense('Étude')]) }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('budget-adds-up', {}, facts)).toMatchObject({ outcome, blocking: true })
  })

  it('cannot add up a budget told in prose, and holds nobody back for it', () => {
    const facts = { expenses: unreadable('étude 6 000 €, ateliers 4 000 €') }
    expect(judge('budget-adds-up', {}, facts)).toMatchObject({
      outcome: 'to_check',
      blocking: false,
    })
  })

  it.each<[string, Partial<DossierFacts>, string]>([
    [
      'both figures',
      { expenses: budget(6_000, 3_000) },
      '2 lignes, 9 000 € pour un coût de 10 000 €',
    ],
    [
      'that a ratio of 1.2 may be the VAT',
      { expenses: budget(12_000) },
      '1 ligne, 12 000 € pour un coût de 10 000 € (rapport de 1,2 : hors taxes ou TTC ?)',
    ],
    [
      'the same of lines without it',
      { expenses: budget('8333.33') },
      '1 ligne, 8 333,33 € pour un coût de 10 000 € (rapport de 1,2 : hors taxes ou TTC ?)',
    ],
    [
      'the grant beside the cost',
      { requestedGrant: amount(15_000) },
      '15 000 € demandés pour un coût de 10 000 €',
    ],
    [
      'the line whose amount is not known',
      { expenses: known([expense('Étude', 10_000), expense('Audit')]) },
      'le montant de « Audit » n’est pas indiqué',
    ],
  ])('says %s', (_, facts, message) => {
    expect(judge('budget-adds-up', {}, facts).message).toBe(message)
  })
})

describe('non-eu-licences', () => {
  /** 8 000 € are asked. */
  const budget = (licences: number, rest: number) => ({
    expenses: known([expense('Licences Microsoft 365', licences), expense('Expertise', rest)]),
  })

  it('informs when nothing is named', () => {
    expect(judge('non-eu-licences', { marginalUpTo: 10 })).toMatchObject({
      outcome: 'met',
      blocking: false,
    })
  })

  it('stays information while the share is marginal', () => {
    const result = judge('non-eu-licences', { marginalUpTo: 10 }, budget(800, 9_200))
    expect(result).toMatchObject({ outcome: 'to_check', blocking: false })
    expect(result.message).toBe(
      'Microsoft (États-Unis), « Licences Microsoft 365 » ; 800 € pour 8 000 € demandés, soit 10 %',
    )
  })

  it('asks for a person when « marginal » is exceeded', () => {
    const result = judge('non-eu-licences', { marginalUpTo: 10 }, budget(801, 9_199))
    expect(result).toMatchObject({ outcome: 'to_check', blocking: true })
  })

  it('only informs where such licences are merely to be avoided', () => {
    expect(judge('non-eu-licences', {}, budget(9_000, 1_000)).blocking).toBe(false)
  })

  it('does not count a training as a licence', () => {
    const expenses = known([expense('Formation à Excel', 9_000), expense('Expertise', 1_000)])
    expect(judge('non-eu-licences', { marginalUpTo: 10 }, { expenses }).blocking).toBe(false)
  })

  it('does not count a machine as a licence', () => {
    const expenses = known([expense('iPad Pro Apple', 9_000), expense('Expertise', 1_000)])
    expect(judge('non-eu-licences', { marginalUpTo: 10 }, { expenses }).blocking).toBe(false)
  })

  it('informs of a publisher that is merely named in prose', () => {
    const summary = known('Les agents quitteront Microsoft Teams.')
    expect(judge('non-eu-licences', { marginalUpTo: 10 }, { summary })).toMatchObject({
      outcome: 'to_check',
      blocking: false,
      message: 'Microsoft (États-Unis), « agents quitteront Microsoft Teams »',
    })
  })

  it.each<[string, Partial<DossierFacts>]>([
    ['the licences have no amount', { expenses: known([expense('Licences Adobe')]) }],
    ['the grant is not known', { ...budget(100, 9_900), requestedGrant: missing }],
    ['the budget is told in prose', { expenses: unreadable('licences Adobe et formation') }],
  ])('asks for a person where the share cannot be known: %s', (_, facts) => {
    const result = judge('non-eu-licences', { marginalUpTo: 10 }, facts)
    expect(result).toMatchObject({ outcome: 'to_check', blocking: true })
    expect(result.message).toContain('part de la subvention non connue')
    expect(judge('non-eu-licences', {}, facts).blocking).toBe(false)
  })
})
