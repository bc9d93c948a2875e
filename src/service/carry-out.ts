import { isDeepStrictEqual } from 'node:util'
import type { JobResult } from '../../jobs/define.ts'
import { remember } from '../domain/assignment/memory.ts'
import type { PartOutcome, WriteOutcome } from '../ds/port.ts'
import { Failure } from '../failure.ts'
import type { Journal } from '../store/port.ts'
import type { Desk } from './desks.ts'
import { type DossierMemory, type Incomplete, keys } from './memory.ts'
import type { Plan } from './plan.ts'
import type { Services } from './services.ts'

/**
 * Writes to DS what the plan holds, and remembers what DS cannot tell.
 * @throws Failure `ds.write-refused` once everything that DS accepted is remembered
 */
export async function carryOut(services: Services, desk: Desk, plan: Plan): Promise<JobResult> {
  const { store, ds, desks, log } = services
  const { dossier, assignment, opinion, annotationWrites } = plan
  const { moveTo, follow } = assignment
  const remembering = rememberDossier(store.journal, desk.demarche.number, dossier.number)
  if (assignment.problem) {
    log.warn(
      { campaign: desk.campaign.id, dossier: dossier.number, ...assignment.problem },
      'not moved: the group of its rule cannot receive it',
    )
  }
  // Before the write: after a crash, a dossier found elsewhere than remembered counts as moved, by us or by hand.
  await remembering.save({ ...assignment.memory, verdict: opinion.verdict })
  await noteIncomplete(services, desk, plan)

  if (plan.writes.length === 0) return { outcome: 'unchanged', verdict: opinion.verdict }
  const outcome = await ds.write({
    dossierId: dossier.id,
    robotId: desk.robotId,
    annotations: annotationWrites,
    moveTo: moveTo?.id ?? null,
    follow: follow?.id ?? null,
    moveOnlyAfterAnnotations: moveTo !== null && !desk.form.robotGroups.has(moveTo.id),
  })
  const moved = outcome.move.state === 'done'
  const followed = outcome.follow.state === 'done'
  const memory = remember(assignment.memory, {
    movedTo: moved && moveTo ? moveTo.id : null,
    followed,
  })
  await remembering.save({ ...memory, verdict: opinion.verdict })
  if (followed && follow) await store.journal.set(keys.lastInstructeur(memory.group), follow.id)

  const refused = refusals(outcome)
  if (refused.length > 0) {
    // Groups or rights may have changed since they were read: the next try reads them again.
    desks.refresh(desk.campaign.id)
    throw new Failure(
      'transient',
      'ds.write-refused',
      `DS refused ${refused.join('; ')}. Run \`guichet check\`: it names the missing right or annotation.`,
    )
  }
  return {
    outcome: 'written',
    verdict: opinion.verdict,
    annotations: annotationWrites.length,
    moved,
    followed,
  }
}

/** DS does not know the dossier any more: neither do we. */
export async function forget(journal: Journal, demarche: number, dossier: number): Promise<void> {
  await journal.delete(keys.dossier(demarche, dossier))
  await journal.delete(keys.incomplete(demarche, dossier))
}

/** Writes the memory of a dossier only when it changed: most passes change nothing. */
function rememberDossier(journal: Journal, demarche: number, dossier: number) {
  const key = keys.dossier(demarche, dossier)
  let known: DossierMemory | null | undefined
  return {
    async save(memory: DossierMemory) {
      if (known === undefined) known = await journal.get<DossierMemory>(key)
      if (isDeepStrictEqual(memory, known)) return
      await journal.set(key, memory)
      known = memory
    },
  }
}

/** DS completes an applicant later without changing any date: such dossiers are looked at again by the polls. */
async function noteIncomplete(
  { store, now }: Services,
  desk: Desk,
  { dossier }: Plan,
): Promise<void> {
  const key = keys.incomplete(desk.demarche.number, dossier.number)
  if (dossier.demandeur.kind === 'personne-morale-incomplete') {
    await store.journal.set(key, { triedAt: new Date(now()).toISOString() } satisfies Incomplete)
  } else if ((await store.journal.get(key)) !== null) {
    await store.journal.delete(key)
  }
}

function refusals(outcome: WriteOutcome): string[] {
  const parts: [string, PartOutcome][] = [
    ['the annotations', outcome.annotate],
    ['the move to another group', outcome.move],
    ['the follower', outcome.follow],
  ]
  return parts.flatMap(([what, part]) => {
    if (part.state === 'refused') return [`${what} (${part.message})`]
    return part.state === 'not-run' ? [`${what} (not tried, because of the refusal before it)`] : []
  })
}
