import { describe, expect, it } from 'vitest'
import {
  type DossierFacts,
  known,
  missing,
  notAsked,
  unreadable,
} from '../../../src/domain/facts.ts'
import { judge } from '../../support/judge.ts'

type Row = [what: string, facts: Partial<DossierFacts>, outcome: string]

describe('theme', () => {
  it.each<Row>([
    ['an allowed theme', { theme: known(['3b']) }, 'met'],
    ['an allowed theme beside another', { theme: known(['3b', '3d']) }, 'met'],
    ['another theme', { theme: known(['3d']) }, 'not_met'],
    ['no theme chosen', { theme: known([]) }, 'to_check'],
    ['no theme', { theme: missing }, 'to_check'],
    ['an unreadable theme', { theme: unreadable('Autre') }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('theme', { allowed: ['3a', '3b', '3c'] }, facts).outcome).toBe(outcome)
  })

  it('quotes what it could not read', () => {
    expect(judge('theme', { allowed: ['3a'] }, { theme: unreadable('Autre') }).message).toBe(
      'la thématique n’a pas pu être lue : « Autre »',
    )
  })
})

describe('not-started (deposited on 10 May 2021)', () => {
  it.each<Row>([
    ['declared started', { alreadyStarted: known(true) }, 'not_met'],
    [
      'starting the day before the deposit, where no declaration is asked',
      { alreadyStarted: notAsked, startDate: known('2021-05-09') },
      'not_met',
    ],
    [
      'starting the day of the deposit, where no declaration is asked',
      { alreadyStarted: notAsked, startDate: known('2021-05-10') },
      'to_check',
    ],
    [
      'declared not started, starting the day before the deposit',
      { startDate: known('2021-05-09') },
      'to_check',
    ],
    [
      'no answer, starting the day before the deposit',
      { alreadyStarted: missing, startDate: known('2021-05-09') },
      'to_check',
    ],
    ['starting the day of the deposit', { startDate: known('2021-05-10') }, 'met'],
    ['declared not started, no date', { startDate: missing }, 'met'],
    ['a later date alone', { alreadyStarted: missing }, 'to_check'],
    ['an unreadable declaration', { alreadyStarted: unreadable('?') }, 'to_check'],
    ['nothing known', { alreadyStarted: missing, startDate: missing }, 'to_check'],
    ['an unreadable date', { alreadyStarted: missing, startDate: unreadable('été') }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('not-started', {}, facts).outcome).toBe(outcome)
  })

  it('counts the day of the deposit in Paris', () => {
    const facts = {
      depositedAt: '2021-05-09T22:30:00Z',
      alreadyStarted: notAsked,
      startDate: known('2021-05-09'),
    }
    expect(judge('not-started', {}, facts).outcome).toBe('not_met')
  })
})

describe('project-end', () => {
  it.each<Row>([
    ['on the limit', { endDate: known('2022-12-31') }, 'met'],
    ['the day after', { endDate: known('2023-01-01') }, 'to_check'],
    ['a start on the limit', { startDate: known('2022-12-31'), endDate: missing }, 'to_check'],
    ['a start the day after', { startDate: known('2023-01-01'), endDate: missing }, 'not_met'],
    ['before its own start', { endDate: known('2012-06-30') }, 'to_check'],
    ['unknown', { endDate: missing }, 'to_check'],
    ['unreadable', { endDate: unreadable('fin 2022') }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('project-end', { by: '2022-12-31' }, facts).outcome).toBe(outcome)
  })
})

describe('project-end, where the text sets the end itself', () => {
  it.each<Row>([
    ['on the limit', { endDate: known('2022-12-31') }, 'met'],
    ['the day after', { endDate: known('2023-01-01') }, 'not_met'],
    ['unknown', { endDate: missing }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('project-end', { by: '2022-12-31', endsBy: true }, facts).outcome).toBe(outcome)
  })
})

describe('project-start', () => {
  it.each<Row>([
    ['on the limit', { startDate: known('2021-12-31') }, 'met'],
    ['the day after', { startDate: known('2022-01-01') }, 'not_met'],
    ['unknown', { startDate: missing }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('project-start', { by: '2021-12-31' }, facts).outcome).toBe(outcome)
  })
})

describe('project-duration', () => {
  it.each<Row>([
    ['exactly 24 months', { endDate: known('2023-09-01') }, 'met'],
    ['one day more', { endDate: known('2023-09-02') }, 'to_check'],
    ['ten years', { endDate: known('2031-09-01') }, 'to_check'],
    [
      '24 months to the end of February',
      { startDate: known('2022-02-28'), endDate: known('2024-02-28') },
      'met',
    ],
    ['ending before it starts', { endDate: known('2021-08-31') }, 'to_check'],
    ['no start', { startDate: missing }, 'to_check'],
    ['no end', { endDate: missing }, 'to_check'],
    ['a start that is not a day', { startDate: known('2021-13-45') }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('project-duration', { months: 24 }, facts).outcome).toBe(outcome)
  })

  it.each([
    ['2021-10-01', '2022-09-30', '12 mois'],
    ['2021-10-01', '2022-09-29', '11 mois'],
    ['2021-10-01', '2021-10-30', 'moins d’un mois'],
    ['2021-10-01', '2021-10-31', '1 mois'],
  ])('counts both days: %s to %s is %s', (startDate, endDate, words) => {
    const facts = { startDate: known(startDate), endDate: known(endDate) }
    expect(judge('project-duration', { months: 24 }, facts).message).toMatch(
      new RegExp(`^${words},`),
    )
  })

  it('says the last day it could end', () => {
    expect(
      judge('project-duration', { months: 18 }, { endDate: known('2023-03-02') }).message,
    ).toBe(
      'du 01/09/2021 au 02/03/2023 ; effet attendu sous 18 mois, soit le 01/03/2023 : en donnera-t-il avant ?',
    )
  })
})

describe.each([
  ['deliberation', 'deliberation'],
  ['provisional-budget', 'budget'],
  ['decision-level', 'commitment'],
] as const)('%s', (id, fact) => {
  it.each([
    [known(true), 'met'],
    [known(false), 'to_check'],
    [missing, 'to_check'],
    [unreadable('?'), 'to_check'],
  ])('%j: %s', (value, outcome) => {
    expect(judge(id, {}, { [fact]: value }).outcome).toBe(outcome)
  })
})

describe('partners-consent', () => {
  const partners = known(['Commune de Exemple', 'CC de l’Essai'])

  it.each<Row>([
    ['no partner', { partners: missing }, 'not_applicable'],
    ['a list of nobody', { partners: known([]) }, 'not_applicable'],
    ['« Néant »', { partners: known(['Néant']) }, 'not_applicable'],
    ['« Pas de partenaires »', { partners: known(['Pas de partenaires']) }, 'not_applicable'],
    [
      '« La commune porte seule »',
      { partners: known(['La commune porte seule']) },
      'not_applicable',
    ],
    ['« La commune voisine »', { partners: known(['La commune voisine']) }, 'to_check'],
    ['all agreed', { partners, partnersConsent: known(true) }, 'met'],
    ['not ticked', { partners, partnersConsent: known(false) }, 'to_check'],
    ['not asked', { partners, partnersConsent: missing }, 'to_check'],
    ['an unreadable list', { partners: unreadable('?') }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('partners-consent', {}, facts).outcome).toBe(outcome)
  })

  it('names a few and counts the rest', () => {
    const many = known(['A', 'B', 'C', 'D', 'E'])
    expect(judge('partners-consent', {}, { partners: many }).message).toBe(
      'non indiqué (« A », « B », « C » et 2 autres)',
    )
  })
})

describe('lab-support', () => {
  it.each<Row>([
    ['a lab', { lab: known('Labo Exemple') }, 'met'],
    ['« aucun »', { lab: known('Aucun') }, 'to_check'],
    ['no lab', { lab: missing }, 'to_check'],
  ])('%s', (_, facts, outcome) => {
    expect(judge('lab-support', {}, facts).outcome).toBe(outcome)
  })

  it.each<Row>([
    ['another theme', { theme: known(['3a']) }, 'not_applicable'],
    ['the theme', { theme: known(['3a', '3d']) }, 'to_check'],
    ['an unknown theme', { theme: missing }, 'not_applicable'],
    ['the theme and a lab', { theme: known(['3d']), lab: known('Labo') }, 'met'],
  ])('asked only with 3d: %s', (_, facts, outcome) => {
    expect(judge('lab-support', { onlyForThemes: ['3d'] }, facts).outcome).toBe(outcome)
  })
})
