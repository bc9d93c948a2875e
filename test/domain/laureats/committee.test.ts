import { Decimal } from 'decimal.js'
import { expect, test } from 'vitest'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import { type DossierFacts, missing } from '../../../src/domain/facts.ts'
import {
  type CommitteeCampaign,
  committeeTable,
  type Proposal,
} from '../../../src/domain/laureats/committee.ts'
import { buildRules } from '../../../src/presets/index.ts'
import { aDossier, surroundings } from '../../support/facts.ts'

const { rules } = buildRules('marne-volet-1', {})

const proposal = (dossier: number, changes: Partial<DossierFacts> = {}): Proposal => {
  const facts = aDossier({ dossier, ...changes })
  return {
    facts,
    opinion: evaluate(facts, rules, surroundings()),
    depositedOn: facts.depositedAt.slice(0, 10),
    collectivite: 'COMMUNE DE EXEMPLE-SUR-MARNE',
    department: 'Marne (51)',
  }
}

const table = (...campaigns: Partial<CommitteeCampaign>[]) => {
  const { columns, rows } = committeeTable(
    campaigns.map((changes) => ({
      campaign: 'essai',
      envelope: new Decimal(30_000),
      granted: new Decimal(4_000),
      sharing: [],
      comites: null,
      proposals: [],
      missing: [],
      unnamed: 0,
      ...changes,
    })),
  )
  return rows.map((row) => Object.fromEntries(columns.map(({ title }, at) => [title, row[at]])))
}

test('a row says what the comité decides on', () => {
  const [row] = table({ proposals: [proposal(1)] })
  expect(row).toMatchObject({
    'N° de dossier': 1,
    'Déposé le': '2021-05-10',
    Collectivité: 'COMMUNE DE EXEMPLE-SUR-MARNE',
    Département: 'Marne (51)',
    'Population INSEE': 2_500,
    'Intitulé du projet': 'Guichet numérique de la commune',
    Thème: '3a – accompagnement par un expert du numérique',
    'Avis automatique': 'Éligible',
    'Points à vérifier': null,
  })
  const amounts = ['Coût global (€)', 'Montant demandé (€)', 'Taux demandé (%)', 'Taux plafond (%)']
  expect(amounts.map((title) => String(row?.[title]))).toEqual(['10000', '8000', '80', '80'])
  expect(row?.['Éléments d’appréciation']).toContain('Agents bénéficiaires')
})

test('eligible dossiers come first, then those to check, in the order of their deposit', () => {
  const rows = table({
    proposals: [
      proposal(1, { theme: missing, depositedAt: '2021-05-01T10:00:00+02:00' }),
      proposal(2, { depositedAt: '2021-05-04T10:00:00+02:00' }),
      // In Paris, half an hour after the others, whatever the text says.
      proposal(3, { depositedAt: '2021-05-04T08:30:00+00:00' }),
      proposal(4, { depositedAt: '2021-05-04T10:00:00+02:00' }),
      proposal(5, { alreadyStarted: { state: 'known', value: true } }),
    ],
  })
  expect(rows.map((row) => [row['N° de dossier'], row['Avis automatique']])).toEqual([
    [2, 'Éligible'],
    [4, 'Éligible'],
    [3, 'Éligible'],
    [1, 'À vérifier'],
  ])
  expect(rows.at(-1)?.['Points à vérifier']).toMatch(/ : /)
})

test('the running total eats the envelope, what was granted before included', () => {
  const rows = table(
    { proposals: [proposal(1), proposal(2)] },
    { campaign: 'autre', envelope: null, proposals: [proposal(3)] },
  )
  const money = rows.map((row) => [row['Cumul proposé (€)'], row['Reste de l’enveloppe (€)']])
  expect(money.map((pair) => pair.map((cell) => cell && String(cell)))).toEqual([
    ['8000', '18000'],
    ['16000', '10000'],
    ['8000', null],
  ])
})

test('a dossier whose cap is not known counts for what it asks', () => {
  const unknown = proposal(1)
  const figures = { ...unknown.opinion.figures, maxGrant: null }
  const [row] = table({ proposals: [{ ...unknown, opinion: { ...unknown.opinion, figures } }] })
  expect(String(row?.['Cumul proposé (€)'])).toBe('8000')
  expect(row?.['Subvention plafond (€)']).toBeNull()
})

test('campaigns that share an envelope take from it one after the other', () => {
  const shared = { sharing: ['un', 'deux'], granted: new Decimal(0) }
  const rows = table(
    { campaign: 'un', ...shared, proposals: [proposal(1)] },
    { campaign: 'deux', ...shared, proposals: [proposal(2)] },
    { campaign: 'seule', sharing: ['seule'], granted: new Decimal(0), proposals: [proposal(3)] },
  )
  expect(rows.map((row) => String(row['Reste de l’enveloppe (€)']))).toEqual([
    '22000',
    '14000',
    '22000',
  ])
})

test('the days of the comités stand below the table', () => {
  const { notes } = committeeTable([
    {
      campaign: 'marne',
      envelope: null,
      granted: new Decimal(0),
      sharing: ['marne'],
      comites: 'comités en juin et en septembre 2021',
      proposals: [],
      missing: [],
      unnamed: 0,
    },
  ])
  expect(notes).toEqual(['marne\u00a0: comités en juin et en septembre 2021.'])
})

test('names below the rows the dossiers that DS cannot show', () => {
  const { rows, notes } = committeeTable([
    {
      campaign: 'essai',
      envelope: null,
      granted: new Decimal(0),
      sharing: [],
      comites: null,
      proposals: [proposal(1)],
      missing: [7, 8],
      unnamed: 1,
    },
  ])
  expect(rows).toHaveLength(1)
  expect(notes.map((note) => note.replace(/\s/g, ' '))).toEqual([
    'Dossier 7 (essai) : absent de ce tableau, car DS ne peut pas le montrer.',
    'Dossier 8 (essai) : absent de ce tableau, car DS ne peut pas le montrer.',
    'essai : DS ne peut pas montrer 1 dossier : une proposition peut manquer.',
  ])
})
