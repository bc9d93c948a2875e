import { describe, expect, it } from 'vitest'
import type { SpendingKind } from '../../../../src/domain/eligibility/reading/kinds.ts'
import { compileLexicon, LEXICON } from '../../../../src/domain/eligibility/reading/lexicon.ts'
import { publishersNamedIn } from '../../../../src/domain/eligibility/reading/publishers.ts'
import { spendingNamedIn } from '../../../../src/domain/eligibility/reading/text.ts'

const MARNE: readonly SpendingKind[] = ['staff', 'computers-for-agents']
const CORSE: readonly SpendingKind[] = ['staff', 'computers', 'running-costs']

describe('a free text', () => {
  it.each([
    [
      'Le projet prévoit l’achat de dix ordinateurs portables.',
      'achat de dix ordinateurs portables',
    ],
    ['10 tablettes seront remises aux agents', '10 tablettes seront remises aux agents'],
    ['Les ordinateurs seront achetés en mars.', 'Les ordinateurs seront achetés en mars'],
    ['Nous voulons recruter un développeur', 'Nous voulons recruter un développeur'],
    ['Le PROJET finance des Salaires', 'PROJET finance des Salaires'],
    ['pas seulement l’achat d’ordinateurs', 'l’achat d’ordinateurs'],
  ])('« %s » speaks of spending', (text, quotation) => {
    expect(spendingNamedIn(text, MARNE, LEXICON).map((mention) => mention.quotation)).toEqual([
      quotation,
    ])
  })

  it.each([
    'Formation des agents sur ordinateur.',
    'Modernisation de la plateforme de téléphonie',
    'Aucun achat d’ordinateur n’est prévu.',
    'Hors salaires, le coût est de 5 000 €.',
    'des agents qui ne disposent pas d’ordinateurs individuels',
    'Le site est consultable sur tablette et ordinateur.',
    'Le chargé de mission pilotera le projet.',
    'Dématérialisation du recrutement',
    'Le recrutement d’un prestataire est en cours.',
    'Le parc informatique est ancien.',
    'épicerie, spectacle, pcs',
    'La commune a déjà des ordinateurs, achetés sur ses fonds propres.',
  ])('« %s » does not', (text) => {
    expect(spendingNamedIn(text, MARNE, LEXICON)).toEqual([])
  })

  it('is read in bounded time, whatever its length and shape', () => {
    const hostile = 'achat de '.repeat(50_000) + 'ordinateur '.repeat(50_000)
    const started = performance.now()
    spendingNamedIn(hostile, CORSE, LEXICON)
    publishersNamedIn(hostile, LEXICON)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('publishers outside the European Union', () => {
  it.each<[string, string[]]>([
    ['20 licences Microsoft 365 et Teams', ['Microsoft']],
    ['licence Zoom, Photoshop', ['Zoom', 'Adobe']],
    ['ORACLE ou PostgreSQL', ['Oracle']],
    ['Office 2019, Windows Server, SQL Server', ['Microsoft']],
    ['VMware, Veeam et WatchGuard', ['VMware', 'Veeam', 'WatchGuard']],
    ['Zoom Pro', ['Zoom']],
    ['M365', ['Microsoft']],
    ['ArcGIS', ['Esri']],
    ['un zoom sur les notions de base, une pomme', []],
    ['Zoom sur les besoins ; l’office de tourisme, Office de tourisme', []],
    ['LibreOffice et Nextcloud', []],
  ])('« %s »: %j', (text, names) => {
    expect(publishersNamedIn(text, LEXICON).map(({ name }) => name)).toEqual(names)
  })

  it('are also those that a préfecture adds', () => {
    const lexicon = compileLexicon({
      publishers: [{ name: 'Exemple SA', seat: 'Canada', products: ['Exemplium'] }],
    })
    expect(publishersNamedIn('Licence Exemplium', lexicon)).toEqual([
      { name: 'Exemple SA', seat: 'Canada', quotation: 'Licence Exemplium' },
    ])
  })
})
