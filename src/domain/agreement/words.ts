import { enumerate, frenchSpaces, plural } from '../french.ts'
import { type Table, tableOf } from '../laureats/table.ts'
import {
  type Agreement,
  type ByDecision,
  DECISIONS,
  type Decision,
  STOOD,
  type Stood,
} from './count.ts'

export const DECISION_NAMES: Readonly<Record<Decision, string>> = {
  accepte: 'Accepté',
  refuse: 'Refusé',
  sans_suite: 'Sans suite',
}

export const STOOD_NAMES: Readonly<Record<Stood, string>> = {
  eligible: 'Éligible',
  to_check: 'À vérifier',
  ineligible: 'Inéligible',
  none: 'Sans avis',
}

/** « L’avis prenait parti sur 12 dossiers décidés sur 20. » */
export const shareInWords = ({ decided, tookSide }: Agreement): string =>
  decided === 0
    ? 'Aucun dossier n’est encore décidé.'
    : frenchSpaces(
        `L’avis prenait parti (Éligible ou Inéligible) sur ${plural(tookSide, 'dossier', 'dossiers')} des ${plural(decided, 'dossier décidé', 'dossiers décidés')}.`,
      )

/** What deserves a look, one sentence each: what lacks, the contradictions, then the refusals of « Éligible ». */
export const remarks = ({ hidden, contradictions, refusals }: Agreement): readonly string[] =>
  [
    ...(hidden > 0
      ? [
          `DS ne peut pas montrer ${plural(hidden, 'dossier', 'dossiers')} : le compte peut être incomplet.`,
        ]
      : []),
    ...contradictions.map(
      ({ dossier, lines }) =>
        `Dossier ${dossier} : Inéligible, accepté. ${lines.length > 0 ? `Non remplis : ${enumerate(lines)}` : 'Les motifs ne disent pas pourquoi'}.`,
    ),
    ...refusals.map(
      ({ dossier, motivation }) =>
        `Dossier ${dossier} : Éligible, refusé. ${motivation === null ? 'Sans motivation.' : `Motivation : ${motivation}`}`,
    ),
  ].map(frenchSpaces)

interface Row {
  readonly campaign: string
  readonly what: string
  readonly counts: ByDecision
}

/** The lines of one campaign: the opinions, then each criterion that stood out. */
export function rowsOf({ campaign, table, criteria }: Agreement): readonly Row[] {
  const opinions = STOOD.map((stood) => ({
    campaign,
    what: STOOD_NAMES[stood],
    counts: table[stood],
  }))
  const lines = criteria.flatMap(({ title, notMet, toCheck }) => [
    { campaign, what: frenchSpaces(`Non rempli : ${title}`), counts: notMet },
    { campaign, what: frenchSpaces(`À vérifier : ${title}`), counts: toCheck },
  ])
  return [...opinions, ...lines.filter(({ counts }) => total(counts) > 0)]
}

export const total = (counts: ByDecision): number =>
  DECISIONS.reduce((sum, decision) => sum + counts[decision], 0)

export const agreementTable = (agreements: readonly Agreement[]): Table =>
  tableOf<Row>(
    'Avis et décisions',
    [
      { title: 'Campagne', kind: 'text', width: 18, cell: ({ campaign }) => campaign },
      { title: 'Ce que disait l’avis', kind: 'text', width: 40, cell: ({ what }) => what },
      ...DECISIONS.map((decision) => ({
        title: DECISION_NAMES[decision],
        kind: 'count' as const,
        width: 12,
        cell: ({ counts }: Row) => counts[decision],
      })),
      { title: 'Total', kind: 'count', width: 12, cell: ({ counts }) => total(counts) },
    ],
    agreements.flatMap(rowsOf),
    agreements.flatMap((agreement) => [
      frenchSpaces(`${agreement.campaign} : ${shareInWords(agreement)}`),
      ...remarks(agreement),
    ]),
  )
