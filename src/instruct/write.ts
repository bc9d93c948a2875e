import { isDeepStrictEqual } from 'node:util'
import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Services } from '../campaign/services.ts'
import { type AssignmentMemory, remember } from '../domain/assignment/memory.ts'
import type { DossierChange, PartOutcome, WriteOutcome } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { JobResult } from '../queue/define.ts'
import type { DossierMemory, Incomplete } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import type { Journal } from '../store/port.ts'
import type { Plan } from './decide.ts'
import { type Left, leftAfterWrite, leftAsRead } from './own-writes.ts'

/**
 * Writes to DS what the plan holds, and remembers what DS cannot tell.
 * @param askedAt DS's clock (ms since the epoch) before the dossier was read; null when it was not known
 * @param onNearlyDone see `Ds.write`
 * @throws Failure once everything that DS accepted is remembered: `ds.write-refused`, or `dossier.no-annotation`
 *   when its form has no place for the opinion
 */
export async function carryOut(
  services: Services,
  inDs: CampaignInDs,
  plan: Plan,
  askedAt: number | null,
  onNearlyDone: () => void,
): Promise<JobResult<'unchanged' | 'written'>> {
  const progress = { followed: false, onNearlyDone }
  try {
    return await write(services, inDs, plan, askedAt, progress)
  } finally {
    if (!progress.followed) plan.takeBack()
  }
}

async function write(
  services: Services,
  inDs: CampaignInDs,
  plan: Plan,
  askedAt: number | null,
  progress: { followed: boolean; readonly onNearlyDone: () => void },
): Promise<JobResult<'unchanged' | 'written'>> {
  const { store, ds, campaigns, log } = services
  const { dossier, assignment, opinion, provisional, remembered, annotationWrites, lacking } = plan
  const { moveTo, follow } = assignment
  const remembering = rememberDossier(store.journal, inDs.demarche.number, dossier.number)
  if (assignment.problem) {
    log.warn(
      { campaign: inDs.campaign.id, dossier: dossier.number, ...assignment.problem },
      'not moved: the group of its rule cannot receive it',
    )
  }
  await noteIncomplete(services, inDs, plan)

  const judged = (memory: AssignmentMemory, written: boolean): DossierMemory => ({
    ...memory,
    verdict: opinion.verdict,
    since:
      remembered?.verdict === opinion.verdict && remembered.since
        ? remembered.since
        : new Date(services.now()).toISOString(),
    ...(written && { written }),
  })
  const seen = judged(assignment.memory, remembered?.written ?? false)
  if (plan.writes.length === 0) {
    const same = judged(assignment.memory, lacking.length === 0)
    await remembering.save(withLeft(same, provisional ? null : leftAsRead(dossier, askedAt)))
    if (lacking.length > 0) throw noAnnotation(plan)
    return { outcome: 'unchanged', verdict: opinion.verdict }
  }
  // Before the write: after a crash, a dossier found elsewhere than remembered counts as moved, by us or by hand.
  await remembering.save(seen)
  const change: DossierChange = {
    dossierId: dossier.id,
    decidedAt: dossier.readAt,
    robotId: inDs.robotId,
    annotations: annotationWrites,
    moveTo: moveTo?.id ?? null,
    follow: follow?.id ?? null,
    moveOnlyAfterAnnotations: moveTo !== null && !inDs.form.robotGroups.has(moveTo.id),
  }
  const outcome = await ds.write(change, progress.onNearlyDone)
  const moved = outcome.move.state === 'done'
  const followed = outcome.follow.state === 'done'
  progress.followed = followed
  const memory = remember(assignment.memory, {
    movedTo: moved && moveTo ? moveTo.id : null,
    followed,
  })
  const refused = refusals(outcome, inDs)
  const left = leftAfterWrite(
    dossier,
    refused.length > 0 || !isPrompt(askedAt, outcome.left) ? null : outcome.left,
    {
      movedTo: moved && moveTo ? moveTo.id : null,
      followedBy: followed && follow ? follow.id : null,
    },
  )
  const { state } = outcome.annotate
  const saved = lacking.length === 0 && (state === 'done' || state === 'not-asked')
  await remembering.save(withLeft(judged(memory, saved), provisional ? null : left))
  if (followed && follow) await store.journal.set(keys.lastInstructeur(memory.group), follow.id)

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
  if (lacking.length > 0) throw noAnnotation(plan)
  return {
    outcome: 'written',
    verdict: opinion.verdict,
    annotations: annotationWrites.length,
    moved,
    followed,
  }
}

/** DS's own words, in French as our requests ask: it gives no code. */
const isReadOnly = (refusal: string) => refusal.includes('configuré seulement en lecture')

const readOnly = () =>
  new Failure(
    'permanent',
    'ds.read-only',
    'The DS token may only read: give it the right to write in DS, or create another one and set DS_API_TOKEN.',
  )

/** DS brings live dossiers to a new form by itself some time after its publication; the nightly pass tries again. */
const noAnnotation = ({ dossier, lacking }: Plan) =>
  new Failure(
    'permanent',
    'dossier.no-annotation',
    `The form of dossier ${dossier.number} has no annotation for ${lacking.join(' and ')}: its opinion cannot be written. It was deposited on another version of the form: publish the form with its annotations again, then run \`guichet failed retry\`.`,
  )

/** What moves no date that listings show may have come between the read and the write: the longer, the likelier. */
const PROMPT_MS = 60_000
const isPrompt = (askedAt: number | null, left: WriteOutcome['left']): boolean =>
  askedAt !== null && left !== null && Date.parse(left.modifiedAt) - askedAt <= PROMPT_MS

const withLeft = (memory: DossierMemory, left: Left | null): DossierMemory =>
  left === null ? memory : { ...memory, left }

/** DS deletes for good two weeks after hiding; until then a dossier may be restored (api-facts §4.4). */
const RESTORABLE_MS = 30 * 24 * 3_600_000

/** DS does not show the dossier any more: neither do we, and once it cannot come back its memory goes. */
export async function forget(
  { store, now }: Services,
  demarche: number,
  dossier: number,
): Promise<void> {
  const key = keys.dossier(demarche, dossier)
  await store.journal.delete(keys.incomplete(demarche, dossier))
  const memory = await store.journal.get(key)
  if (memory === null) return
  const { goneSince = new Date(now()).toISOString(), ...rest } = memory
  if (now() - Date.parse(goneSince) > RESTORABLE_MS) await store.journal.delete(key)
  else await store.journal.set(key, { ...rest, goneSince } satisfies DossierMemory)
}

/** Writes the memory of a dossier only when it changed: most passes change nothing. */
function rememberDossier(journal: Journal, demarche: number, dossier: number) {
  const key = keys.dossier(demarche, dossier)
  let known: DossierMemory | null | undefined
  return {
    async save(memory: DossierMemory) {
      if (known === undefined) known = await journal.get(key)
      if (isDeepStrictEqual(memory, known)) return
      await journal.set(key, memory)
      known = memory
    },
  }
}

/** DS completes an applicant later without changing any date: such dossiers are looked at again by the polls. */
async function noteIncomplete(
  { store, now }: Services,
  inDs: CampaignInDs,
  { dossier }: Plan,
): Promise<void> {
  const key = keys.incomplete(inDs.demarche.number, dossier.number)
  if (dossier.demandeur.kind === 'personne-morale-incomplete') {
    await store.journal.set(key, { triedAt: new Date(now()).toISOString() } satisfies Incomplete)
  } else if ((await store.journal.get(key)) !== null) {
    await store.journal.delete(key)
  }
}

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
