import { describe, expect, it } from 'vitest'
import { publishersNamedIn } from '../../../src/domain/eligibility/reading/publishers.ts'
import { kindOfLine, spendingNamedIn } from '../../../src/domain/eligibility/reading/spending.ts'
import type { SpendingKind } from '../../../src/domain/eligibility/reading/vocabulary.ts'

const MARNE: readonly SpendingKind[] = ['staff', 'computers-for-agents']
const CORSE: readonly SpendingKind[] = ['staff', 'computers', 'running-costs']

describe('a budget line', () => {
  it.each([
    ['Ordinateurs portables', 'certain'],
    ['Achat de TABLETTES', 'certain'],
    ['2 PC', 'certain'],
    ['Postes de travail', 'certain'],
    ['Rémunération du chargé de projet', 'certain'],
    ['Recrutement d’un chargé de mission', 'certain'],
    ['Masse salariale', 'certain'],
    ['Tablettes pour l’accueil des usagers', 'doubtful'],
    ['Ordinateurs pour la formation', 'doubtful'],
    ['Formation et ordinateurs', 'doubtful'],
    ['Smartphones', 'doubtful'],
    ['Chargé de mission', 'doubtful'],
    ['Formation des agents sur ordinateur', null],
    ['Logiciel de gestion des salaires', null],
    ['Recrutement d’un prestataire', null],
    ['Modernisation de la plateforme de téléphonie', null],
    ['Abonnement annuel', null],
    ['Accompagnement par un expert', null],
    ['', null],
  ])('« %s »: %s', (label, expected) => {
    const found = kindOfLine(label, MARNE)
    expect(found && (found.certain ? 'certain' : 'doubtful')).toBe(expected)
  })

  it.each([
    ['Tablettes pour les usagers', 'computers', true],
    ['Frais de fonctionnement', 'running-costs', true],
    ['Abonnement annuel', 'running-costs', false],
  ])('in Corse « %s » is %s', (label, kind, certain) => {
    expect(kindOfLine(label, CORSE)).toEqual({ kind, certain })
  })
})

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
    expect(spendingNamedIn(text, MARNE).map((mention) => mention.quotation)).toEqual([quotation])
  })

  it.each([
    ['Formation des agents sur ordinateur.'],
    ['Modernisation de la plateforme de téléphonie'],
    ['Aucun achat d’ordinateur n’est prévu.'],
    ['Hors salaires, le coût est de 5 000 €.'],
    ['des agents qui ne disposent pas d’ordinateurs individuels'],
    ['Le site est consultable sur tablette et ordinateur.'],
    ['Le chargé de mission pilotera le projet.'],
    ['Dématérialisation du recrutement'],
    ['Le recrutement d’un prestataire est en cours.'],
    ['Le parc informatique est ancien.'],
    ['épicerie, spectacle, pcs'],
  ])('« %s » does not', (text) => {
    expect(spendingNamedIn(text, MARNE)).toEqual([])
  })

  it('is read in bounded time, whatever its length and shape', () => {
    const hostile = 'achat de '.repeat(50_000) + 'ordinateur '.repeat(50_000)
    const started = performance.now()
    spendingNamedIn(hostile, CORSE)
    publishersNamedIn(hostile)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('publishers outside the European Union', () => {
  it.each<[string, string[]]>([
    ['20 licences Microsoft 365 et Teams', ['Microsoft']],
    ['licence Zoom, Photoshop', ['Zoom', 'Adobe']],
    ['ORACLE ou PostgreSQL', ['Oracle']],
    ['un zoom sur les notions de base, une pomme', []],
    ['LibreOffice et Nextcloud', []],
  ])('« %s »: %j', (text, names) => {
    expect(publishersNamedIn(text).map(({ name }) => name)).toEqual(names)
  })
})
