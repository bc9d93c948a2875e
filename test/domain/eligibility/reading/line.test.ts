import { describe, expect, it } from 'vitest'
import { compileLexicon, LEXICON } from '../../../../src/domain/eligibility/reading/lexicon.ts'
import { readLine } from '../../../../src/domain/eligibility/reading/line.ts'

/** « computers, agents »: that nature, certain where equipment is excluded for the agents only. */
function reading(label: string, lexicon = LEXICON): string {
  const read = readLine(label, lexicon)
  return read.is === 'excluded' ? `${read.nature}, ${read.certain}` : read.is
}

describe('a budget line is read by the head of its phrase', () => {
  it.each([
    'Migration des postes de travail vers Linux',
    'Sécurisation du parc informatique',
    'Site internet responsive (PC, tablette, mobile)',
    'Certification Pix (25 ETP)',
    'Formation sur tablette',
    'Audit du parc',
    'Logiciel de gestion des salaires',
    'Logiciel de gestion des salles et matériels',
    'Recette, formation et mise en production',
    'Chef de projet de l’éditeur (8 jours)',
    'Paramétrage des tablettes existantes',
    'Forfait installation du logiciel',
    'Hébergement et support pendant la durée du projet',
    'Modernisation de la plateforme de téléphonie',
    'Traitement des données',
    'Stage de formation Excel',
    'Services de conseil en matériel informatique',
    'Acompagnement au changement',
  ])('« %s » is admissible', (label) => {
    expect(reading(label)).toBe('admissible')
  })

  it.each([
    ['Ordinateurs portables', 'computers, agents'],
    ['Achat de 40 portables', 'computers, agents'],
    ['Renouvellement des PC', 'computers, agents'],
    ['Fourniture et pose de 3 postes de travail', 'computers, agents'],
    ['ORDINNATEURS', 'computers, agents'],
    ['Serveur NAS', 'computers, all'],
    ['Tablettes pour les élèves', 'computers, all'],
    ['PC de la médiathèque', 'computers, all'],
    ['Prêt de tablettes aux seniors isolés', 'computers, no'],
    ['Installation de postes de travail', 'computers, no'],
    ['Achat et configuration de 6 postes', 'computers, no'],
    ['Formation et ordinateurs', 'computers, no'],
    ['Logiciel + 3 PC', 'computers, no'],
    ['Borne tactile', 'computers, no'],
    ['Salaire du chargé de mission', 'staff, agents'],
    ['Chef de projet en régie', 'staff, agents'],
    ['0,5 ETP', 'staff, agents'],
    ['Chef de projet', 'staff, no'],
    ['Fournitures de bureau', 'running-costs, agents'],
    ['Abonnement annuel', 'running-costs, no'],
    ['Hébergement annuel', 'running-costs, no'],
    ['Location mensuelle du logiciel', 'running-costs, no'],
  ])('« %s »: %s', (label, expected) => {
    expect(reading(label)).toBe(expected)
  })

  it.each([
    'Zorglub',
    'Fourniture de la fête',
    'Divers et imprévus',
    'cf. devis',
    'Lot 2',
    'Mobilier',
    'Formation et mobilier',
    'Construction d’un hangar',
    'Création d’un parking',
  ])('« %s » is not understood', (label) => {
    expect(['unknown', 'running-costs, no']).toContain(reading(label))
  })

  it.each(['', '-', '3 500 €', '12.500'])('« %s » is no label', (label) => {
    expect(readLine(label, LEXICON).is).toBe('unlabelled')
  })
})

describe('an account of the M57 budget', () => {
  it.each([
    ['64131', 'staff, agents'],
    ['Chapitre 012', 'staff, agents'],
    ['c/2183', 'computers, agents'],
    ['2185 – combinés', 'computers, all'],
    ['21831 - matériel informatique scolaire', 'computers, all'],
    ['6156', 'running-costs, agents'],
    ['2051', 'admissible'],
    ['617 Études et recherches', 'admissible'],
    ['2031', 'admissible'],
    ['6184 bidules', 'admissible'],
    ['2188', 'unknown'],
    // The number and the words disagree.
    ['2183 – migration de la messagerie', 'computers, no'],
    // A quantity.
    ['611 tablettes', 'computers, agents'],
  ])('« %s »: %s', (label, expected) => {
    expect(reading(label)).toBe(expected)
  })
})

describe('words that a préfecture adds', () => {
  const lexicon = compileLexicon({
    computers: ['zorglub'],
    admissible: ['permanence itinérante', 'mobilier'],
    publishers: [{ name: 'Exemple SA', seat: 'Canada', products: ['Exemplium'] }],
  })

  it.each([
    ['Achat de zorglubs', 'computers, agents'],
    ['Permanences itinérantes', 'admissible'],
    ['Mobilier', 'admissible'],
    ['Licence Exemplium', 'admissible'],
    ['Bidules', 'unknown'],
  ])('« %s »: %s', (label, expected) => {
    expect(reading(label, lexicon)).toBe(expected)
  })
})
