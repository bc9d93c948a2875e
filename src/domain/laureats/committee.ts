import { Decimal } from 'decimal.js'
import type { Opinion, Verdict } from '../eligibility/opinion.ts'
import { VERDICT_LABELS } from '../eligibility/opinion.ts'
import type { Day, DossierFacts, Fact } from '../facts.ts'
import { frenchSpaces, plural } from '../french.ts'
import { THEME_TITLES } from '../themes.ts'
import { type Column, type Table, tableOf } from './table.ts'

/** A dossier put before the comité. */
export interface Proposal {
  readonly facts: DossierFacts
  readonly opinion: Opinion
  /** The day of the deposit, in Paris. */
  readonly depositedOn: Day
  readonly collectivite: string | null
  /** « Marne (51) » */
  readonly department: string | null
}

/** The proposals of one campaign, and what is left for them. Euros. */
export interface CommitteeCampaign {
  readonly campaign: string
  /** null: the campaign has none. */
  readonly envelope: Decimal | null
  /** By the dossiers already accepted. */
  readonly granted: Decimal
  /** Ids of the campaigns that share the envelope, this one's included. */
  readonly sharing: readonly string[]
  /** When its comités meet, in French; null: not known. */
  readonly comites: string | null
  readonly proposals: readonly Proposal[]
  /** Numbers of the dossiers that DS cannot show. */
  readonly missing: readonly number[]
  /** Dossiers of its démarche that DS lists without showing so much as their number. */
  readonly unnamed: number
}

interface Row extends Proposal {
  readonly campaign: string
  /** Of the grants proposed up to this row, those already accepted not included. */
  readonly total: Decimal
  readonly left: Decimal | null
}

/**
 * The table of proposals: the eligible dossiers of each campaign, then those to check, in the order of their deposit;
 * ineligible ones are left out. The running total counts the capped grant, or the amount asked for where the cap is
 * not known.
 */
export const committeeTable = (campaigns: readonly CommitteeCampaign[]): Table =>
  tableOf(
    'Propositions',
    COLUMNS,
    campaigns.flatMap((campaign, place) => rowsOf(campaign, campaigns.slice(0, place))),
    campaigns.flatMap((campaign) => [...comitesOf(campaign), ...lacksOf(campaign)]),
  )

const comitesOf = ({ campaign, comites }: CommitteeCampaign): string[] =>
  comites === null ? [] : [frenchSpaces(`${campaign} : ${comites}.`)]

/** What the table lacks, one sentence each. */
export const lacksOf = ({ campaign, missing, unnamed }: CommitteeCampaign): string[] =>
  [
    ...missing.map(
      (number) =>
        `Dossier ${number} (${campaign}) : absent de ce tableau, car DS ne peut pas le montrer.`,
    ),
    ...(unnamed > 0
      ? [
          `${campaign} : DS ne peut pas montrer ${plural(unnamed, 'dossier', 'dossiers')} : une proposition peut manquer.`,
        ]
      : []),
  ].map(frenchSpaces)

const ORDER: readonly Verdict[] = ['eligible', 'to_check']

/** @param before the campaigns whose rows stand above: those of the same envelope take from it first */
function rowsOf(
  { campaign, envelope, granted, sharing, proposals }: CommitteeCampaign,
  before: readonly CommitteeCampaign[],
): Row[] {
  let total = Decimal.sum(
    0,
    ...before
      .filter((other) => sharing.includes(other.campaign))
      .flatMap((other) => other.proposals.filter(isProposed).map(proposedGrant)),
  )
  return ORDER.flatMap((verdict) =>
    proposals
      .filter(({ opinion }) => opinion.verdict === verdict)
      .toSorted(
        (a, b) =>
          Date.parse(a.facts.depositedAt) - Date.parse(b.facts.depositedAt) ||
          a.facts.dossier - b.facts.dossier,
      ),
  ).map((proposal) => {
    total = total.plus(proposedGrant(proposal))
    return { ...proposal, campaign, total, left: envelope?.minus(granted).minus(total) ?? null }
  })
}

const isProposed = ({ opinion }: Proposal): boolean => ORDER.includes(opinion.verdict)

const proposedGrant = ({ opinion, facts }: Proposal): Decimal =>
  opinion.figures.maxGrant ?? known(facts.requestedGrant) ?? new Decimal(0)

const known = <T>(fact: Fact<T>): T | null => (fact.state === 'known' ? fact.value : null)

const COLUMNS: readonly Column<Row>[] = [
  { title: 'N° de dossier', kind: 'id', width: 11, cell: ({ facts }) => facts.dossier },
  { title: 'Campagne', kind: 'text', width: 18, cell: ({ campaign }) => campaign },
  { title: 'Déposé le', kind: 'day', width: 12, cell: ({ depositedOn }) => depositedOn },
  { title: 'Collectivité', kind: 'text', width: 32, cell: ({ collectivite }) => collectivite },
  { title: 'Département', kind: 'text', width: 18, cell: ({ department }) => department },
  {
    title: 'Population INSEE',
    kind: 'count',
    width: 12,
    cell: ({ opinion }) => opinion.figures.population,
  },
  { title: 'Intitulé du projet', kind: 'text', width: 40, cell: ({ facts }) => known(facts.title) },
  {
    title: 'Thème',
    kind: 'text',
    width: 32,
    cell: ({ facts }) => themes(facts) || null,
  },
  {
    title: 'Coût global (€)',
    kind: 'euros',
    width: 14,
    cell: ({ facts }) => known(facts.totalCost),
  },
  {
    title: 'Montant demandé (€)',
    kind: 'euros',
    width: 14,
    cell: ({ facts }) => known(facts.requestedGrant),
  },
  {
    title: 'Taux demandé (%)',
    kind: 'percent',
    width: 10,
    cell: ({ opinion }) => opinion.figures.requestedRate,
  },
  {
    title: 'Taux plafond (%)',
    kind: 'percent',
    width: 10,
    cell: ({ opinion }) => opinion.figures.maxRate,
  },
  {
    title: 'Subvention plafond (€)',
    kind: 'euros',
    width: 14,
    cell: ({ opinion }) => opinion.figures.maxGrant,
  },
  { title: 'Cumul proposé (€)', kind: 'euros', width: 14, cell: ({ total }) => total },
  { title: 'Reste de l’enveloppe (€)', kind: 'euros', width: 14, cell: ({ left }) => left },
  {
    title: 'Avis automatique',
    kind: 'text',
    width: 12,
    cell: ({ opinion }) => VERDICT_LABELS[opinion.verdict],
  },
  {
    title: 'Points à vérifier',
    kind: 'text',
    width: 60,
    cell: ({ opinion }) => pointsToCheck(opinion) || null,
  },
  {
    title: 'Éléments d’appréciation',
    kind: 'text',
    width: 60,
    cell: ({ opinion }) => opinion.appraisal || null,
  },
]

const themes = ({ theme }: DossierFacts): string =>
  (known(theme) ?? []).map((code) => `${code} – ${THEME_TITLES[code]}`).join('\n')

/** Advisory lines too, failed ones included: what they say is for the comité to weigh. */
const pointsToCheck = ({ criteria }: Opinion): string =>
  criteria
    .filter(({ outcome }) => outcome === 'to_check' || outcome === 'not_met')
    .map(({ title, message }) => `${title} : ${message}`)
    .join('\n')
