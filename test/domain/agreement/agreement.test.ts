import { describe, expect, it } from 'vitest'
import { countAgreement, type Decided } from '../../../src/domain/agreement/count.ts'
import { readMarks } from '../../../src/domain/agreement/reasons.ts'
import { agreementTable, remarks, shareInWords } from '../../../src/domain/agreement/words.ts'
import { plainSpaces } from '../../support/judge.ts'

const decided = (dossier: number, changes: Partial<Decided> = {}): Decided => ({
  dossier,
  decision: 'accepte',
  verdict: 'Éligible',
  reasons: '✓ Candidat : commune [Texte, §1]',
  motivation: null,
  ...changes,
})

const POPULATION = '✗ Population : 182 460 hab. ; plafond 100 000 hab. [§3]'
const EXPENSES = '? Dépenses exclues : le détail n’est pas fourni [§3]'

const campaign: readonly Decided[] = [
  decided(7, { decision: 'refuse', motivation: 'Enveloppe épuisée.' }),
  decided(1),
  decided(2, { verdict: 'Inéligible', reasons: `${POPULATION}\n${EXPENSES}` }),
  decided(3, { verdict: 'Inéligible', reasons: POPULATION, decision: 'refuse' }),
  decided(4, { verdict: 'À vérifier', reasons: EXPENSES, decision: 'sans_suite' }),
  decided(5, { verdict: '', reasons: '' }),
  decided(6, { verdict: 'À voir', reasons: EXPENSES }),
]

describe('opinions beside decisions', () => {
  const agreement = countAgreement('marne', campaign)

  it('say that those which DS cannot show lack', () => {
    const { notes } = agreementTable([countAgreement('marne', campaign, 2)])
    const words = 'DS ne peut pas montrer 2 dossiers : le compte peut être incomplet.'
    expect(notes.map(plainSpaces)).toContain(words)
    expect(agreementTable([agreement]).notes.join()).not.toContain('incomplet')
  })

  it('are counted as by hand', () => {
    expect(agreement).toMatchObject({ decided: 7, withOpinion: 5, tookSide: 4 })
    expect(agreement.table).toEqual({
      eligible: { accepte: 1, refuse: 1, sans_suite: 0 },
      to_check: { accepte: 0, refuse: 0, sans_suite: 1 },
      ineligible: { accepte: 1, refuse: 1, sans_suite: 0 },
      none: { accepte: 2, refuse: 0, sans_suite: 0 },
    })
  })

  it('are counted by criterion', () => {
    expect(agreement.criteria).toEqual([
      {
        title: 'Dépenses exclues',
        notMet: { accepte: 0, refuse: 0, sans_suite: 0 },
        toCheck: { accepte: 1, refuse: 0, sans_suite: 1 },
      },
      {
        title: 'Population',
        notMet: { accepte: 1, refuse: 1, sans_suite: 0 },
        toCheck: { accepte: 0, refuse: 0, sans_suite: 0 },
      },
    ])
  })

  it('name the contradictions with their criteria, and the refusals with their motivation', () => {
    expect(agreement.contradictions).toEqual([{ dossier: 2, lines: [POPULATION.slice(2)] }])
    expect(agreement.refusals).toEqual([{ dossier: 7, motivation: 'Enveloppe épuisée.' }])
    expect(remarks(agreement).map(plainSpaces)).toEqual([
      'Dossier 2 : Inéligible, accepté. Non remplis : Population : 182 460 hab. ; plafond 100 000 hab. [§3].',
      'Dossier 7 : Éligible, refusé. Motivation : Enveloppe épuisée.',
    ])
  })

  it('make a table of the opinions, then of the criteria that stood out', () => {
    const { rows, notes } = agreementTable([agreement])
    expect(rows.map(([, what, ...counts]) => [plainSpaces(String(what)), ...counts])).toEqual([
      ['Éligible', 1, 1, 0, 2],
      ['À vérifier', 0, 0, 1, 1],
      ['Inéligible', 1, 1, 0, 2],
      ['Sans avis', 2, 0, 0, 2],
      ['À vérifier : Dépenses exclues', 1, 0, 1, 2],
      ['Non rempli : Population', 1, 1, 0, 2],
    ])
    expect(plainSpaces(notes[0] ?? '')).toBe(
      'marne : L’avis prenait parti (Éligible ou Inéligible) sur 4 dossiers des 7 dossiers décidés.',
    )
  })

  it('say so where nothing is decided', () => {
    expect(shareInWords(countAgreement('marne', []))).toBe('Aucun dossier n’est encore décidé.')
  })
})

describe('the reasons that stood', () => {
  it('are read in the form with the document on each line', () => {
    const text =
      '✗ Population : 182 460 hab. (INSEE 2026) — le plafond est de 100 000 hab. [Circulaire Marne du 25/03/2021, §3]\n✓ Candidat : commune [x]\nℹ Enveloppe : reste 3 € [x]'
    expect(readMarks(text)).toMatchObject([{ outcome: 'not_met', title: 'Population' }])
  })

  it('are read in the form that begins with a line for the whole', () => {
    const text = [
      'À vérifier : dépenses exclues. Remplis : 8 critères sur 10.',
      '? Dépenses exclues : « Salaire ? » (5 400 €) [§3]',
      '✓ Candidat : commune [§3] · Territoire : Marne [§1]',
      'Texte : circulaire Marne du 25/03/2021',
    ].join('\r\n')
    expect(readMarks(text)).toEqual([
      {
        outcome: 'to_check',
        title: 'Dépenses exclues',
        line: 'Dépenses exclues : « Salaire ? » (5 400 €) [§3]',
      },
    ])
  })

  it('are read whatever spaces DS left', () => {
    expect(readMarks('?\u00a0Taux\u00a0: 116 %')).toMatchObject([{ title: 'Taux' }])
  })
})
