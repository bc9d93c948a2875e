import { DateTime } from 'luxon'
import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Others } from '../campaign/others.ts'
import type { OwnForm } from '../campaign/own-forms.ts'
import { placeOf } from '../campaign/place.ts'
import { readFacts } from '../campaign/reading/facts.ts'
import type { Readers } from '../campaign/services.ts'
import { isOf } from '../campaign/taking.ts'
import { type Assignment, assign } from '../domain/assignment/assign.ts'
import { sameButVolatile, toAnnotations } from '../domain/eligibility/annotations.ts'
import { evaluate } from '../domain/eligibility/evaluate.ts'
import type { Neighbours, Opinion } from '../domain/eligibility/opinion.ts'
import type { DossierFacts } from '../domain/facts.ts'
import { type AnnotationValue, compareAnnotation } from '../ds/annotations.ts'
import { type AnnotationWrite, type FreshDossier, isLive } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { DossierMemory, RequestRow, Turned } from '../queue/entries.ts'
import { type ChangedVerdict, changedVerdict, turnOf } from './changed-verdict.ts'
import { type DueTick, decideQuestions } from './questions.ts'

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

/** Without these, nobody reads the opinion in DS. */
const REQUIRED_KEYS = ['verdict', 'reasons'] as const
const isRequired = (key: OpinionKey | 'questions'): key is (typeof REQUIRED_KEYS)[number] =>
  REQUIRED_KEYS.some((required) => required === key)

/** Whether DS has a place where people read the opinion. */
export const hasPlace = ({ awaited, hidden }: Pick<Plan, 'awaited' | 'hidden'>): boolean =>
  hidden.length === 0 && !awaited.some(isRequired)

/** One write, as `sync --dry-run --json` prints it. */
export type PlannedWrite =
  | {
      readonly annotation: OpinionKey | 'questions'
      readonly from: AnnotationValue
      readonly to: AnnotationValue
    }
  | { readonly group: { readonly from: string; readonly to: string } }
  | { readonly follow: string }
  /** To the applicant. */
  | { readonly message: string }

/** What is to be done with one dossier: computed from what DS says, before anything is written. */
export interface Plan {
  readonly dossier: FreshDossier
  readonly opinion: Opinion
  /** Another campaign could not be read: the dossier is to be looked at again when it comes back in a listing. */
  readonly provisional: boolean
  /** What the journal held of it; null at first sight. */
  readonly remembered: DossierMemory | null
  /** What the journal holds of it. */
  readonly known: { memory: DossierMemory | null }
  readonly changed: ChangedVerdict | null
  /** Why, to be remembered: many may share the cause. */
  readonly turned: Turned | null
  /** The state wanted, whether or not it is so already. */
  readonly annotations: Readonly<Record<OpinionKey, AnnotationValue>>
  readonly annotationWrites: readonly AnnotationWrite[]
  /** Annotations that wait until DS has brought the dossier to the published form. */
  readonly awaited: readonly (OpinionKey | 'questions')[]
  /** Required annotations that a condition of the form hides in this dossier: nobody would read them. */
  readonly hidden: readonly OpinionKey[]
  readonly assignment: Assignment
  /** In the group where it goes, it is another campaign's. */
  readonly changesHands: boolean
  /** Hashes of the robot's own messages in `questions`. */
  readonly ownQuestions: readonly string[]
  /** A tick that is to be dealt with once the annotations are right, and before the rest. */
  readonly due: DueTick | null
  readonly writes: readonly PlannedWrite[]
  /** To be called when the dossier was not given to the instructeur chosen: the next choices counted on it. */
  takeBack(): void
}

/** What the decision on one dossier takes besides what DS shows of it. */
export interface Circumstances {
  readonly inDs: CampaignInDs
  readonly ownForm: OwnForm
  readonly memory: DossierMemory | null
  readonly request: RequestRow | null
  readonly others: Others
  readonly neighbours: Neighbours
}

/**
 * Decides on one dossier, after those before it: the instructeur that it takes counts for the next one.
 * @throws Failure `dossier.elsewhere` when it belongs to another démarche than the campaign's
 */
export function decide(
  services: Readers,
  dossier: FreshDossier,
  { inDs, ownForm, memory, request, others, neighbours }: Circumstances,
): Plan {
  const { campaign, form } = inDs
  if (dossier.demarche !== inDs.demarche.number) {
    throw new Failure(
      'permanent',
      'dossier.elsewhere',
      `dossier ${dossier.number} is of démarche ${dossier.demarche}, not of campaign ${campaign.id}: its rules do not apply`,
    )
  }
  const isOnPublished = dossier.revisionId === inDs.demarche.activeRevisionId
  const { facts } = readFacts(dossier, campaign, (field) => isOnPublished && form.fields.has(field))
  const opinion = giveOpinion(services, inDs, facts, neighbours)
  const annotations = toAnnotations(opinion)
  const annotationWrites: AnnotationWrite[] = []
  const writes: PlannedWrite[] = []
  const awaited: (OpinionKey | 'questions')[] = []
  const hidden: OpinionKey[] = []
  const compare = (
    key: OpinionKey | 'questions',
    desired: AnnotationValue,
    same?: (desired: string, actual: string) => boolean,
  ) => {
    const place = placeOf(inDs, key, dossier, ownForm)
    if (place?.is === 'awaited' && desired !== null) awaited.push(key)
    if (place?.is === 'hidden' && isRequired(key)) hidden.push(key)
    if (place?.is !== 'there') return
    const difference = compareAnnotation(place.descriptor, place.actual, desired, same)
    if (!difference) return
    annotationWrites.push(difference.write)
    writes.push({ annotation: key, from: difference.from, to: difference.to })
  }
  for (const key of OPINION_KEYS)
    compare(
      key,
      annotations[key],
      // Only where the robot is known to have written: what a new dossier holds may be the applicant's.
      key === 'reasons' && memory?.written ? sameButVolatile(opinion) : undefined,
    )
  const asked = decideQuestions(services, inDs, dossier, facts, opinion.questions, {
    memory,
    request,
  })
  if (asked.text !== null) compare('questions', asked.text)
  else if (
    opinion.questions.length > 0 &&
    placeOf(inDs, 'questions', dossier, ownForm)?.is === 'awaited'
  )
    awaited.push('questions')
  if (asked.due?.fate === 'send') writes.push({ message: asked.due.letter })
  const { assignment, changesHands, takeBack } = chooseAssignment(
    services,
    inDs,
    dossier,
    facts,
    memory,
    others,
  )
  const standing = dossier.annotations.find(({ id }) => id === form.annotations.get('reasons')?.id)
  const changed = changedVerdict(memory, opinion, standing?.text ?? '')
  const labelOf = (id: string) => inDs.demarche.groups.find((group) => group.id === id)?.label ?? id
  if (assignment.moveTo) {
    writes.push({ group: { from: labelOf(dossier.groupId), to: assignment.moveTo.label } })
  }
  if (assignment.follow) writes.push({ follow: assignment.follow.email })
  return {
    dossier,
    opinion,
    provisional: neighbours.unread.length > 0,
    remembered: memory,
    known: { memory },
    changed,
    // By another campaign's rules, it is another opinion.
    turned: memory && isOf(campaign, memory) ? turnOf(inDs, dossier, memory, changed) : null,
    annotations,
    annotationWrites,
    awaited,
    hidden,
    assignment,
    changesHands,
    ownQuestions: asked.own,
    due: asked.due,
    writes,
    takeBack,
  }
}

function giveOpinion(
  services: Readers,
  { campaign }: CampaignInDs,
  facts: DossierFacts,
  neighbours: Neighbours,
): Opinion {
  const siren = facts.applicant.complete ? facts.applicant.siret?.slice(0, 9) : undefined
  return evaluate(facts, campaign.rules, {
    campaign: campaign.id,
    collectivite: siren ? services.territory.find(siren) : null,
    envelope: campaign.envelope,
    sharing: campaign.sharing,
    neighbours,
    lexicon: campaign.lexicon,
  })
}

function chooseAssignment(
  { territory, now, campaigns }: Readers,
  { campaign, demarche }: CampaignInDs,
  dossier: FreshDossier,
  facts: DossierFacts,
  memory: DossierMemory | null,
  others: Others,
): Pick<Plan, 'assignment' | 'changesHands' | 'takeBack'> {
  const { applicant, theme } = facts
  const siren = applicant.complete ? applicant.siret?.slice(0, 9) : undefined
  const chosen = assign({
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
    load: others.load,
    last: others.lastGiven,
  })
  const { moveTo } = chosen
  const taken = moveTo && campaigns.taking(demarche, { ...dossier, groupId: moveTo.id }).taken
  const changesHands = taken?.by === 'campaign' && taken.id !== campaign.id
  // Who follows it there is for the other campaign to choose.
  const assignment = changesHands ? { ...chosen, follow: null } : chosen
  const { follow } = assignment
  if (!follow) return { assignment, changesHands, takeBack: () => {} }
  const group = moveTo?.id ?? dossier.groupId
  const { number, followerIds } = dossier
  const takeBack = others.give(number, followerIds, follow.id, group)
  return { assignment, changesHands, takeBack }
}
