import { describe, expect, it } from 'vitest'
import { reportLabels } from '../../src/config/form.ts'
import type { Descriptor } from '../../src/ds/port.ts'
import { examineReportForm } from '../../src/follow-up/examine.ts'

const champ = (label: string, type: string, change: Partial<Descriptor> = {}): Descriptor => ({
  id: `id of ${label}`,
  label,
  type,
  options: [],
  otherOption: false,
  champs: [],
  ...change,
})
const COMPANY = [champ('SIRET', 'siret'), champ('Nom', 'text')]
const FORM = [
  champ('Numéro du dossier FITN7', 'integerNumber'),
  champ('Trimestre', 'text'),
  champ('Avancement', 'textarea'),
  champ('Montant consommé', 'decimalNumber'),
  champ('Date de fin du projet', 'date'),
  champ('Entreprises', 'repetition', { champs: COMPANY }),
]

const codes = (change: Descriptor | null, today = '2022-04-15') =>
  examineReportForm(
    change ? FORM.map((one) => (one.label === change.label ? change : one)) : FORM,
    51002,
    reportLabels({}),
    today,
  ).map(({ level, code }) => `${level} ${code}`)

describe('the form of the reports', () => {
  it('is in order when every champ can hold its answer', () => {
    expect(codes(null)).toEqual([])
  })

  it.each([
    [
      'a number asked as a date',
      champ('Numéro du dossier FITN7', 'date'),
      'error report-field-type.laureat',
    ],
    [
      'an end asked as a yes or no',
      champ('Date de fin du projet', 'yesNo'),
      'warning report-field-type.projectEnd',
    ],
    [
      'companies asked as a file',
      champ('Entreprises', 'pieceJustificative'),
      'warning report-field-type.companies',
    ],
    [
      'companies without a SIRET',
      champ('Entreprises', 'textarea'),
      'warning report-companies-siret',
    ],
    [
      'a heading in the place of the quarter',
      champ('Trimestre', 'headerSection'),
      'warning report-field-missing.period',
    ],
  ])('is told of %s', (_, change, expected) => {
    expect(codes(change)).toEqual([expected])
  })

  const listed = (...options: string[]) => champ('Trimestre', 'dropDownList', { options })

  it.each([
    ['has what is asked and what runs', listed('T1 2022', '2e trimestre 2022'), '2022-04-15', []],
    [
      'lacks what is asked now',
      listed('T2 2022', 'T3 2022'),
      '2022-04-15',
      ['error report-quarters'],
    ],
    [
      'lacks the quarter that runs',
      listed('T4 2021', 'T1 2022'),
      '2022-04-15',
      ['warning report-quarters'],
    ],
    [
      'runs out in a month',
      listed('T1 2022', 'T2 2022'),
      '2022-05-31',
      ['warning report-quarters'],
    ],
    ['runs out in more than a month', listed('T1 2022', 'T2 2022'), '2022-05-30', []],
    ['takes any other text', { ...listed('T4 2021'), otherOption: true }, '2022-04-15', []],
  ])('whose list of quarters %s', (_, change, today, expected) => {
    expect(codes(change, today)).toEqual(expected)
  })
})
