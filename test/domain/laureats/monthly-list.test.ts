import { Decimal } from 'decimal.js'
import { describe, expect, test } from 'vitest'
import {
  type ListedLaureat,
  type ListLimits,
  lastDayOf,
  monthInWords,
  monthlyTable,
} from '../../../src/domain/laureats/monthly-list.ts'

const laureat: ListedLaureat = {
  campaign: 'marne-volet-1',
  dossier: 1234,
  collectivite: 'COMMUNE DE SUIPPES',
  siren: '215105591',
  department: 'Marne (51)',
  title: 'Un guichet en ligne',
  decidedOn: '2021-09-15',
  grantedAmount: new Decimal('8400'),
  totalCost: new Decimal('12000'),
  startDate: '2021-10-01',
  projectEnd: '2022-10-31',
  companies: ['Atelier fictif – siège : Aube (10)', 'Autre – siège : département inconnu'],
  lastReportOn: '2022-01-04',
  progress: 'Les ateliers sont terminés.',
  consumed: new Decimal('2100.5'),
  changedSince: [],
}

const complete: ListLimits = {
  isOver: true,
  missing: [],
  unnamed: 0,
  hiddenReports: 0,
  withoutAmount: 0,
}

const row = (changes: Partial<ListedLaureat> = {}, month = '2022-03') => {
  const { columns, rows } = monthlyTable(month, [{ ...laureat, ...changes }], complete)
  return Object.fromEntries(columns.map(({ title }, place) => [title, rows[0]?.[place]]))
}

test('a row says what the DITP asks for, and what helps to read it', () => {
  expect(row()).toEqual({
    'N° de dossier': 1234,
    Campagne: 'marne-volet-1',
    'Collectivité porteuse': 'COMMUNE DE SUIPPES',
    SIREN: '215105591',
    Département: 'Marne (51)',
    'Intitulé du projet': 'Un guichet en ligne',
    'Date de la décision': '2021-09-15',
    'Montant financé (€)': new Decimal('8400'),
    'Coût global (€)': new Decimal('12000'),
    'Date de fin du projet': '2022-10-31',
    'Entreprises bénéficiaires (siège)':
      'Atelier fictif – siège : Aube (10)\nAutre – siège : département inconnu',
    'État du projet': 'En cours',
    'Dernier état des lieux': '2022-01-04',
    Avancement: 'Les ateliers sont terminés.',
    'Montant consommé (€)': new Decimal('2100.5'),
  })
})

test.each([
  ['2021-09', 'À venir'],
  ['2021-10', 'En cours'],
  ['2022-09', 'En cours'],
  ['2022-10', 'Terminé'],
])('at the end of %s the project is %s', (month, state) => {
  expect(row({}, month)['État du projet']).toBe(state)
})

test('a project whose dates nobody knows is under way', () => {
  expect(row({ startDate: null, projectEnd: null })['État du projet']).toBe('En cours')
})

test('what is not known is an empty cell', () => {
  expect(row({ companies: [], grantedAmount: null })).toMatchObject({
    'Entreprises bénéficiaires (siège)': null,
    'Montant financé (€)': null,
  })
})

describe('below the rows', () => {
  const notes = (limits: Partial<ListLimits>, changes: Partial<ListedLaureat> = {}) =>
    monthlyTable('2022-03', [{ ...laureat, ...changes }], { ...complete, ...limits }).notes.map(
      (note) => note.replaceAll('\u00a0', ' '),
    )

  test('stands the day of which the list speaks', () => {
    expect(notes({})).toEqual([
      'Situation au 31/03/2022 : ce qui est arrivé dans DS après cette date n’y figure pas.',
    ])
    expect(notes({ isOver: false })).toEqual([expect.stringContaining('Situation provisoire')])
  })

  test('stand those who are missing, by number', () => {
    const limits = { missing: [5003], unnamed: 2, hiddenReports: 1, withoutAmount: 4 }
    expect(notes(limits).slice(1)).toEqual([
      'Dossier 5003 : lauréat absent de cette liste, car DS ne peut pas le montrer.',
      'DS ne peut pas montrer 2 dossiers : un lauréat peut manquer.',
      'DS ne peut pas montrer 1 état des lieux : une ligne peut être incomplète.',
      'Montant financé laissé vide pour 4 lauréats décidés avant que l’annotation qui le porte soit publiée : personne n’a pu l’y écrire.',
    ])
  })

  test('stands what was written over since, and the state of the project is not guessed', () => {
    const changes: Partial<ListedLaureat> = { changedSince: ['report'], projectEnd: null }
    expect(notes({}, changes).slice(1)).toEqual([
      'DS ne garde pas les anciennes valeurs :',
      expect.stringContaining('Dossier 1234 : état des lieux modifié depuis'),
    ])
    expect(row(changes)['État du projet']).toBeNull()
  })
})

describe('a month', () => {
  test.each([
    ['2022-03', '2022-03-31', 'mars 2022'],
    ['2022-02', '2022-02-28', 'février 2022'],
    ['2024-02', '2024-02-29', 'février 2024'],
    ['2021-12', '2021-12-31', 'décembre 2021'],
  ])('%s ends on %s', (month, last, words) => {
    expect(lastDayOf(month)).toBe(last)
    expect(monthInWords(month)).toBe(words)
  })
})
