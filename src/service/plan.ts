import { DateTime } from 'luxon'
import { type Assignment, assign } from '../domain/assignment/assign.ts'
import { sameButVolatile, toAnnotations } from '../domain/eligibility/annotations.ts'
import { evaluate } from '../domain/eligibility/evaluate.ts'
import type { Opinion } from '../domain/eligibility/opinion.ts'
import type { DossierFacts } from '../domain/facts.ts'
import { type AnnotationValue, compareAnnotation } from '../ds/annotations.ts'
import { readFacts } from '../ds/facts.ts'
import { type AnnotationWrite, type Dossier, isLive } from '../ds/port.ts'
import type { Desk } from './desks.ts'
import { type DossierMemory, keys } from './memory.ts'
import type { Readers } from './services.ts'
import type { Ticket } from './turnstile.ts'

/** The annotations that an opinion fills. */
const OPINION_KEYS = [
  'verdict',
  'reasons',
  'population',
  'requestedRate',
  'maxRate',
  'maxGrant',
  'appraisal',
] as const
export type OpinionKey = (typeof OPINION_KEYS)[number]

/** One write, as `sync --dry-run --json` prints it. */
export type PlannedWrite =
  | {
      readonly annotation: OpinionKey
      readonly from: AnnotationValue
      readonly to: AnnotationValue
    }
  | { readonly group: { readonly from: string; readonly to: string } }
  | { readonly follow: string }

/** What is to be done with one dossier: computed from what DS says, before anything is written. */
export interface Plan {
  readonly dossier: Dossier
  readonly opinion: Opinion
  /** What the journal held of it; null at first sight. */
  readonly remembered: DossierMemory | null
  /** The state wanted, whether or not it is so already. */
  readonly annotations: Readonly<Record<OpinionKey, AnnotationValue>>
  readonly annotationWrites: readonly AnnotationWrite[]
  readonly assignment: Assignment
  readonly writes: readonly PlannedWrite[]
}

export async function planDossier(
  services: Readers,
  desk: Desk,
  dossier: Dossier,
  ticket: Ticket,
): Promise<Plan> {
  const { campaign, form } = desk
  const { facts } = readFacts(dossier, campaign.fields)
  const memory = await services.journal.get<DossierMemory>(
    keys.dossier(dossier.demarche, dossier.number),
  )
  const opinion = await giveOpinion(services, desk, facts)
  const annotations = toAnnotations(opinion)
  const annotationWrites: AnnotationWrite[] = []
  const writes: PlannedWrite[] = []
  for (const key of OPINION_KEYS) {
    const descriptor = form.annotations.get(key)
    if (!descriptor) continue
    const difference = compareAnnotation(
      descriptor,
      dossier.annotations.find(({ id }) => id === descriptor.id),
      annotations[key],
      // Only where the robot is known to have written: what a new dossier holds may be the applicant's.
      key === 'reasons' && memory?.written ? sameButVolatile : undefined,
    )
    if (!difference) continue
    annotationWrites.push(difference.write)
    writes.push({ annotation: key, from: difference.from, to: difference.to })
  }
  const assignment = await chooseAssignment(services, desk, dossier, facts, memory, ticket)
  const labelOf = (id: string) => desk.demarche.groups.find((group) => group.id === id)?.label ?? id
  if (assignment.moveTo) {
    writes.push({ group: { from: labelOf(dossier.groupId), to: assignment.moveTo.label } })
  }
  if (assignment.follow) writes.push({ follow: assignment.follow.email })
  return { dossier, opinion, remembered: memory, annotations, annotationWrites, assignment, writes }
}

async function giveOpinion(
  services: Readers,
  { campaign }: Desk,
  facts: DossierFacts,
): Promise<Opinion> {
  const siren = facts.applicant.complete ? facts.applicant.siret?.slice(0, 9) : undefined
  return evaluate(facts, campaign.rules, {
    campaign: campaign.id,
    collectivite: siren ? services.territory.find(siren) : null,
    envelope: campaign.envelope,
    neighbours: await services.desks.neighbourhoods.everywhere(campaign.id),
  })
}

async function chooseAssignment(
  { territory, now, desks }: Readers,
  { campaign, demarche }: Desk,
  dossier: Dossier,
  facts: DossierFacts,
  memory: DossierMemory | null,
  ticket: Ticket,
): Promise<Assignment> {
  const { applicant, theme } = facts
  const siren = applicant.complete ? applicant.siret?.slice(0, 9) : undefined
  const neighbourhood = await desks.neighbourhoods.of(campaign.id)
  await ticket.turn()
  // Nothing is awaited from here to the end: the next dossier in the line finds the load counted.
  const assignment = assign({
    place: { group: dossier.groupId, followed: dossier.followers.length > 0 },
    live: isLive(dossier.state),
    memory,
    rules: campaign.assignment.groups,
    department: (siren && territory.find(siren)?.department) || applicant.department,
    themes: theme.state === 'known' ? theme.value : [],
    groups: demarche.groups,
    robotEmail: campaign.robot,
    method: campaign.assignment.follow,
    absences: campaign.assignment.absences,
    today: DateTime.fromMillis(now(), { zone: 'Europe/Paris' }).toISODate() ?? '',
    load: neighbourhood.load,
    last: neighbourhood.lastGiven,
  })
  const { follow, moveTo } = assignment
  if (follow) neighbourhood.give(dossier.number, follow.id, moveTo?.id ?? dossier.groupId)
  return assignment
}
