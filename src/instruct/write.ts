import { isDeepStrictEqual } from 'node:util'
import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Fingerprint } from '../campaign/fingerprint.ts'
import type { Services } from '../campaign/services.ts'
import {
  type AssignmentMemory,
  remember as rememberAssignment,
} from '../domain/assignment/memory.ts'
import { mayBeOneItem } from '../ds/documents.ts'
import type { DossierChange, PartOutcome, WriteOutcome, Written } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { DossierMemory } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import { hasPlace, type Plan } from './decide.ts'
import type { Decided, InHand, Instructed, Line, WriteCounts } from './in-hand.ts'
import type { Meanwhile } from './meanwhile.ts'
import { leftAfterWrite, leftAsRead } from './own-writes.ts'
import { noteWaits } from './waits.ts'

/** What is to be asked of DS. */
export function changeOf(
  inDs: CampaignInDs,
  { dossier, assignment, annotationWrites, due }: Plan,
): DossierChange {
  const { moveTo, follow } = assignment
  // Once moved out of its groups, the robot could not correct an annotation: they go first, in a document of their own.
  const isLosing = moveTo !== null && !inDs.form.robotGroups.has(moveTo.id)
  const goesFirst = (isLosing || due !== null) && annotationWrites.length > 0
  return {
    dossierId: dossier.id,
    robotId: inDs.robotId,
    annotations: annotationWrites,
    moveTo: goesFirst ? null : (moveTo?.id ?? null),
    follow: goesFirst ? null : (follow?.id ?? null),
  }
}

/** Nothing to write: what was seen is remembered. */
export async function unchanged(
  services: Services,
  inDs: CampaignInDs,
  plan: Plan,
): Promise<Instructed> {
  const { dossier, opinion, provisional, assignment } = plan
  await noteWaits(services, inDs, plan)
  warnOfGroup(services, inDs, plan)
  await save(services, plan, {
    ...judged(services, inDs, plan, assignment.memory, hasPlace(plan)),
    ...leaving(provisional ? null : leftAsRead(dossier, dossier.askedAt)),
  })
  return { outcome: outcomeOf(plan, 'unchanged'), verdict: opinion.verdict }
}

/** Before the write: after a crash, a dossier found elsewhere than remembered counts as moved, by us or by hand. */
export async function prepare(services: Services, { inDs, plan }: Decided): Promise<void> {
  await noteWaits(services, inDs, plan)
  warnOfGroup(services, inDs, plan)
  await save(
    services,
    plan,
    judged(services, inDs, plan, plan.assignment.memory, plan.remembered?.written ?? false),
  )
}

/**
 * What DS did of a document is remembered, and the jobs whose dossiers are done with are settled.
 * @returns those still to be written, and those to be read again after them: in doubt, or begun
 */
export async function written(
  services: Services,
  { suspects, done: counts }: Line,
  decided: readonly Decided[],
  document: Written,
  meanwhile: Meanwhile,
): Promise<{ left: Decided[]; readAgain: InHand[][] }> {
  if ('failed' in document) return afterFailure(suspects, decided, document)
  const left: Decided[] = []
  const inDoubt: InHand[] = []
  const begun: InHand[] = []
  for (const [place, one] of decided.entries()) {
    const result = document.results[place] ?? 'not-run'
    if (result === 'not-run') {
      left.push(one)
      continue
    }
    if ('failure' in result) {
      one.plan.takeBack()
      if (document.results.length > 1) inDoubt.push(one.job)
      else one.job.settle(result)
      continue
    }
    suspects.delete(one.job.dossier)
    try {
      count(counts, one, result.ok)
      const done = await remember(services, one, result.ok, meanwhile)
      const isOnlyAnnotated = one.change.moveTo === null && one.change.follow === null
      // They were to go first: the rest is decided on what they left.
      const isFirstPart =
        isOnlyAnnotated && (one.plan.assignment.moveTo !== null || one.plan.due !== null)
      // Another campaign decides on it where it is now.
      const isHandedOver = done.moved === true && one.plan.changesHands
      if ((isFirstPart || isHandedOver) && meanwhile.begins(one.job)) begun.push(one.job)
      else if (isOnlyAnnotated) meanwhile.wrote(one, done)
      else one.job.settle({ ok: done })
    } catch (failure) {
      one.job.settle({ failure })
    }
  }
  // When all are in doubt again, they part, until the one that is at fault is alone.
  const doubtful = inDoubt.length < document.results.length ? [inDoubt] : halves(inDoubt)
  return { left, readAgain: [...doubtful, begun].filter((part) => part.length > 0) }
}

const halves = (jobs: readonly InHand[]): InHand[][] => {
  const middle = Math.ceil(jobs.length / 2)
  return [jobs.slice(0, middle), jobs.slice(middle)]
}

/** The whole document failed. */
export function afterFailure<One extends { job: InHand; plan: Pick<Plan, 'takeBack'> }>(
  suspects: Map<number, number>,
  decided: readonly One[],
  { failed, changes }: { readonly failed: Failure; readonly changes: number },
): { left: One[]; readAgain: InHand[][] } {
  const sent = decided.slice(0, changes)
  const jobs = sent.map(({ job }) => job)
  for (const { plan } of sent) plan.takeBack()
  const isOnes = mayBeOneItem(failed)
  if (isOnes) for (const { dossier } of jobs) suspects.set(dossier, Math.ceil(changes / 2))
  if (isOnes && changes > 1 && failed.retryAt === undefined)
    return { left: decided.slice(changes), readAgain: halves(jobs) }
  for (const job of jobs) job.settle({ failure: failed })
  if (isOnes) return { left: decided.slice(changes), readAgain: [] }
  // DS as a whole does not answer, or takes no more requests: those that were not in the document wait likewise.
  for (const { job, plan } of decided.slice(changes)) {
    plan.takeBack()
    job.settle({ failure: failed })
  }
  return { left: [], readAgain: [] }
}

/**
 * Remembers what DS did of one dossier.
 * @throws Failure `ds.write-refused`, once everything that DS accepted is remembered
 */
async function remember(
  services: Services,
  one: Decided,
  outcome: WriteOutcome,
  meanwhile: Meanwhile,
): Promise<Instructed> {
  const { store, campaigns } = services
  const { inDs, plan, change } = one
  const { dossier, assignment, opinion, provisional, due, changesHands } = plan
  const moved = outcome.move.state === 'done'
  const followed = outcome.follow.state === 'done'
  if (!followed) plan.takeBack()
  const done = {
    movedTo: moved ? change.moveTo : null,
    followed,
  }
  const memory = rememberAssignment(assignment.memory, done)
  const refused = refusals(outcome, inDs)
  const left = leftAfterWrite(dossier, refused.length > 0 ? null : outcome.left, {
    movedTo: done.movedTo,
    followedBy: followed ? change.follow : null,
  })
  const isToBeReadAgain = provisional || due !== null || (moved && changesHands)
  const { state } = outcome.annotate
  const isSaved = hasPlace(plan) && (state === 'done' || state === 'not-asked')
  await save(services, plan, {
    ...judged(services, inDs, plan, memory, isSaved),
    ...leaving(isToBeReadAgain || !meanwhile.isPrompt(one) ? null : left),
  })
  if (followed && change.follow)
    await store.journal.set(keys.lastInstructeur(memory.group), change.follow)
  if (outcome.left !== null && left !== null)
    campaigns.others.known(dossier.demarche)?.written({ number: dossier.number, ...outcome.left })

  if (refused.length > 0) {
    // Groups or rights may have changed since they were read: the next try reads them again.
    campaigns.refresh(inDs.campaign.id)
    if (refused.some(isReadOnly)) throw readOnly()
    throw new Failure(
      'transient',
      'ds.write-refused',
      `DS refused ${refused.join('; ')}. Run \`guichet check\`: it names the missing right or annotation.`,
    )
  }
  return {
    outcome: outcomeOf(plan, 'written'),
    verdict: opinion.verdict,
    annotations: change.annotations.length,
    moved,
    followed,
  }
}

/** Whether people can read what was written, or was there already. */
const outcomeOf = ({ awaited, hidden }: Plan, otherwise: 'written' | 'unchanged') =>
  hidden.length > 0 ? 'hidden' : awaited.length > 0 ? 'awaiting-form' : otherwise

function count(counts: WriteCounts, { change }: Decided, { annotate, move, follow }: WriteOutcome) {
  if (annotate.state === 'done') counts.annotations += change.annotations.length
  else if (annotate.unsaved)
    counts.annotations += change.annotations.length - annotate.unsaved.length
  if (move.state === 'done') counts.moved += 1
  if (follow.state === 'done') counts.followed += 1
}

/** What the robot knows of the dossier: the opinion it gave, and whether DS has saved it. */
const judged = (
  { now }: Services,
  { campaign }: CampaignInDs,
  { opinion, remembered, ownQuestions, turned }: Plan,
  memory: AssignmentMemory,
  written: boolean,
): DossierMemory => ({
  ...memory,
  ...(campaign.takes && { campaign: campaign.id }),
  verdict: opinion.verdict,
  since:
    remembered?.verdict === opinion.verdict && remembered.since
      ? remembered.since
      : new Date(now()).toISOString(),
  ...(turned && { turned }),
  ...(written && { written }),
  ...(ownQuestions.length > 0 && { questions: ownQuestions }),
})

const leaving = (left: Fingerprint | null) => (left === null ? {} : { left })

/** Only when it changed: most passes change nothing. */
async function save(
  { store }: Services,
  { dossier, known }: Plan,
  memory: DossierMemory,
): Promise<void> {
  if (isDeepStrictEqual(memory, known.memory)) return
  await store.journal.set(keys.dossier(dossier.demarche, dossier.number), memory)
  if (memory.turned && memory.since && memory.since !== known.memory?.since)
    await store.journal.set(keys.lastTurn(dossier.demarche), memory.since)
  known.memory = memory
}

function warnOfGroup({ log }: Services, { campaign }: CampaignInDs, { dossier, assignment }: Plan) {
  if (assignment.problem)
    log.warn(
      { campaign: campaign.id, dossier: dossier.number, ...assignment.problem },
      'not moved: the group of its rule cannot receive it',
    )
}

/** DS's own words, in French as our requests ask: it gives no code. */
const isReadOnly = (refusal: string) => refusal.includes('configuré seulement en lecture')

const readOnly = () =>
  new Failure(
    'permanent',
    'ds.read-only',
    'The DS token may only read: give it the right to write in DS, or create another one and set DS_API_TOKEN.',
  )

function refusals(outcome: WriteOutcome, { form }: CampaignInDs): string[] {
  const unsaved = new Set(outcome.annotate.unsaved)
  const names = [...form.annotations].flatMap(([key, { id }]) => (unsaved.has(id) ? [key] : []))
  const parts: [string, PartOutcome][] = [
    [`the annotations ${names.join(', ')}`.trim(), outcome.annotate],
    ['the move to another group', outcome.move],
    ['the follower', outcome.follow],
  ]
  return parts.flatMap(([what, part]) => {
    if (part.state === 'refused') return [`${what} (${part.message})`]
    return part.state === 'not-run' ? [`${what} (not tried, because of the refusal before it)`] : []
  })
}
