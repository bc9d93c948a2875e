import { near } from '../campaign/form/finding.ts'
import type { Campaign } from '../config/load.ts'
import { enumerate } from '../domain/french.ts'
import { foldLabel } from '../domain/labels.ts'
import type { Demarche } from '../ds/port.ts'
import { about, type Diagnosis } from './diagnosis.ts'

/**
 * What a campaign takes of its démarche, and what nobody takes; that two take the same is refused with the configuration.
 * @param sharing the campaigns of that démarche, this one included
 */
export function examineTakes(
  campaign: Campaign,
  demarche: Demarche,
  sharing: readonly Campaign[],
): Diagnosis[] {
  const { takes } = campaign
  if (takes === undefined) return []
  const subject = `Campagne ${campaign.id}`
  // Said once for all the campaigns of the démarche.
  const isFirst = sharing[0]?.id === campaign.id
  const untaken = isFirst ? whatNobodyTakes(subject, demarche, sharing) : []
  const missing = 'groups' in takes ? missingGroups(subject, takes.groups, demarche) : []
  return [...missing, ...movesAway(subject, campaign, demarche, sharing), ...untaken]
}

const quoted = (labels: readonly string[]) => enumerate(labels.map((label) => `« ${label} »`))

function missingGroups(
  subject: string,
  labels: readonly string[],
  { groups }: Demarche,
): Diagnosis[] {
  const known = new Set(groups.map(({ label }) => foldLabel(label)))
  return labels
    .filter((label) => !known.has(foldLabel(label)))
    .map((label) =>
      about(subject).warning(
        'takes-group-missing',
        `« takes » nomme le groupe instructeur « ${label} », que la démarche n’a pas : aucun dossier n’est pris à ce titre.${near(label, groups)}`,
        'Corrigez « takes » dans la configuration, ou créez le groupe dans DS.',
      ),
    )
}

/** Which campaign takes the dossiers of a group; null: none. */
const takerOf = (label: string, sharing: readonly Campaign[]): Campaign | null =>
  sharing.find(
    ({ takes }) =>
      takes !== undefined &&
      'groups' in takes &&
      takes.groups.some((one) => foldLabel(one) === foldLabel(label)),
  ) ?? null

function movesAway(
  subject: string,
  { id, takes, assignment }: Campaign,
  { groups }: Demarche,
  sharing: readonly Campaign[],
): Diagnosis[] {
  if (takes === undefined || !('groups' in takes)) return []
  const isThere = (label: string) =>
    groups.some((group) => foldLabel(group.label) === foldLabel(label))
  const labels = [...new Set(assignment.groups.map(({ group }) => group))].filter(isThere)
  return labels.flatMap((label): Diagnosis[] => {
    const taker = takerOf(label, sharing)
    if (taker?.id === id) return []
    const moved = `« assignment.groups » envoie des dossiers au groupe « ${label} »`
    if (taker)
      return [
        about(subject).note(
          'takes-hands-over',
          `${moved} : la campagne ${taker.id} les instruit ensuite.`,
        ),
      ]
    return [
      about(subject).warning(
        'takes-moves-away',
        `${moved}, qu’aucune campagne ne prend : plus rien n’y est écrit ensuite.`,
        'Ajoutez ce groupe à « takes » de la campagne qui doit les instruire.',
      ),
    ]
  })
}

function whatNobodyTakes(
  subject: string,
  { groups }: Demarche,
  sharing: readonly Campaign[],
): Diagnosis[] {
  const { note } = about(subject)
  const departments = sharing.flatMap(({ takes }) =>
    takes && 'departments' in takes ? takes.departments : [],
  )
  if (departments.length > 0)
    return [
      note(
        'takes-departments',
        `Seuls sont pris les dossiers des candidats ${departments.length > 1 ? 'des départements' : 'du département'} ${enumerate(departments)} : les autres restent sans avis.`,
      ),
    ]
  const untaken = groups
    .filter(({ closed, label }) => !closed && takerOf(label, sharing) === null)
    .map(({ label }) => label)
  if (untaken.length === 0) return []
  return [
    note(
      'untaken-groups',
      `Aucune campagne ne prend les dossiers ${untaken.length > 1 ? 'des groupes' : 'du groupe'} ${quoted(untaken)} : ils restent sans avis.`,
    ),
  ]
}
