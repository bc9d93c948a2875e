import { Decimal } from 'decimal.js'
import type { Collectivite } from '../../src/domain/collectivite.ts'
import {
  CampaignDossiers,
  neighboursAmong,
} from '../../src/domain/eligibility/campaign-dossiers.ts'
import type { Neighbour, Neighbours, Surroundings } from '../../src/domain/eligibility/opinion.ts'
import {
  type DossierFacts,
  type Expense,
  known,
  missing,
  notAsked,
} from '../../src/domain/facts.ts'

/** An amount typed in a form. */
export const amount = (euros: string | number) => known(new Decimal(euros))

/** A budget line; without an amount, the line has none. */
export const expense = (label: string, euros?: string | number): Expense => ({
  label,
  amount: euros === undefined ? missing : amount(euros),
})

/** A dossier that every preset's common rules accept: a commune of the Marne, 3a, 8 000 € asked for 10 000 €. */
export function aDossier(changes: Partial<DossierFacts> = {}): DossierFacts {
  return {
    dossier: 1001,
    depositedAt: '2021-05-10T09:30:00+02:00',
    applicant: {
      siret: '21510001500019',
      complete: true,
      name: 'COMMUNE DE EXEMPLE-SUR-MARNE',
      legalCategory: '7210',
      department: '51',
    },
    title: known('Guichet numérique de la commune'),
    summary: known(
      'Créer un service en ligne pour les démarches des habitants, avec un prestataire.',
    ),
    theme: known(['3a']),
    totalCost: amount(10_000),
    requestedGrant: amount(8_000),
    startDate: known('2021-09-01'),
    endDate: known('2022-06-30'),
    alreadyStarted: known(false),
    expenses: known([
      expense('Accompagnement par un expert', 6_000),
      expense('Design de service', 4_000),
    ]),
    deliberation: known(true),
    budget: known(true),
    partners: missing,
    partnersConsent: missing,
    commitment: known(true),
    lab: missing,
    agentsCount: known(12),
    usersCount: known(2_400),
    providers: known([{ name: 'Atelier Exemple', siret: null, department: '51' }]),
    openSource: known(true),
    entity: notAsked,
    ...changes,
  }
}

/** A commune of the Marne with 2 500 inhabitants. */
export function aCollectivite(changes: Partial<Collectivite> = {}): Collectivite {
  return {
    siren: '215100015',
    name: 'Exemple-sur-Marne',
    kind: 'commune',
    fiscalitePropre: false,
    population: 2_500,
    year: 2026,
    department: '51',
    departments: ['51'],
    ...changes,
  }
}

/** Surroundings with the other dossiers as a plain list. */
export type Around = Partial<
  Omit<Surroundings, 'neighbours'> & {
    neighbours: readonly Neighbour[]
    /** Démarches that could not be read. */
    unread: readonly number[]
  }
>

/** The default commune alone in its campaign. */
export function surroundings({
  neighbours = [],
  unread = [],
  ...changes
}: Around = {}): Surroundings {
  return {
    collectivite: aCollectivite(),
    envelope: null,
    campaign: 'essai',
    sharing: ['essai'],
    neighbours: neighboursOf(neighbours, unread),
    ...changes,
  }
}

export function neighboursOf(
  neighbours: readonly Neighbour[],
  unread: readonly number[] = [],
): Neighbours {
  const campaigns = new Map<string, CampaignDossiers>()
  for (const neighbour of neighbours) {
    const dossiers = campaigns.get(neighbour.campaign) ?? new CampaignDossiers()
    campaigns.set(neighbour.campaign, dossiers)
    dossiers.put(neighbour)
  }
  return neighboursAmong(campaigns, unread)
}

export function aNeighbour(changes: Partial<Neighbour> = {}): Neighbour {
  return {
    campaign: 'essai',
    dossier: 2001,
    state: 'en_construction',
    depositedAt: '2021-04-20T10:00:00+02:00',
    siren: '200000008',
    requestedGrant: new Decimal(20_000),
    grantedAmount: null,
    ineligible: false,
    ...changes,
  }
}
