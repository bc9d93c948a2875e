import type { Services } from '../campaign/services.ts'
import { groupBy } from '../domain/group-by.ts'
import { only } from '../ds/port.ts'
import { errorLine } from '../log.ts'
import { enqueueDossiers } from '../queue/add.ts'
import { keys } from '../queue/keys.ts'
import { type Decision, decideAll } from './decide-all.ts'
import { forget, leaveToNobody } from './forget.ts'
import {
  type Decided,
  type InHand,
  type Instructed,
  type Line,
  lostLock,
  sendBack,
} from './in-hand.ts'
import { Meanwhile } from './meanwhile.ts'
import { noteEnvelope } from './note-envelope.ts'
import { answerTick } from './send-requests.ts'
import { forgetWaits } from './waits.ts'
import { changeOf, prepare, unchanged, written } from './write.ts'

/**
 * One round: the dossiers taken are read, decided on one after the other, written, remembered, and their jobs settled.
 *
 * A document that fails with several dossiers in it leaves them in doubt: they are read and decided on again, and
 * travel in halves, after the others, until the culprit is alone.
 */
export async function round(
  services: Services,
  line: Line,
  jobs: readonly InHand[],
): Promise<void> {
  const parts = inParts(jobs, line.suspects)
  const meanwhile = new Meanwhile(services)
  for (let part = parts.shift(); part; part = parts.shift()) {
    try {
      let decided = await toWrite(services, line, part)
      while (decided.length > 0) {
        decided = await stillToWrite(services, line, decided, meanwhile)
        if (decided.length === 0) break
        await Promise.all(decided.map((one) => prepare(services, one)))
        const document = await services.ds.write(decided.map(({ change }) => change))
        const after = await written(services, line, decided, document, meanwhile)
        parts.push(...after.readAgain)
        decided = after.left
      }
    } catch (failure) {
      // Harmless for those that are settled.
      for (const job of part) job.settle({ failure })
    }
  }
  await meanwhile.end()
  try {
    const { campaigns } = services.config
    const wanted = new Set(jobs.map(({ campaign }) => campaign))
    const touched = campaigns.filter(({ id }) => wanted.has(id)).map(({ demarche }) => demarche)
    for (const { id, demarche } of campaigns)
      if (touched.includes(demarche)) await noteEnvelope(services, id)
  } catch (error) {
    // The next round notes it.
    services.log.warn({ reason: errorLine(error) }, 'what is left of the envelope is not noted')
  }
}

/** Those whose document failed before travel after the others, in smaller company. */
export function inParts(
  jobs: readonly InHand[],
  suspects: ReadonlyMap<number, number>,
): InHand[][] {
  const parts = [jobs.filter(({ dossier }) => !suspects.has(dossier))]
  for (const [most, some] of groupBy(
    jobs.filter(({ dossier }) => suspects.has(dossier)),
    ({ dossier }) => suspects.get(dossier) ?? 1,
  ))
    for (let start = 0; start < some.length; start += most)
      parts.push(some.slice(start, start + most))
  return parts.filter((part) => part.length > 0)
}

/**
 * Reads these dossiers and decides on them in the order of the queue.
 * @returns those to be written; the others are settled
 */
async function toWrite(
  services: Services,
  line: Line,
  jobs: readonly InHand[],
): Promise<Decided[]> {
  const decisions = await decideAll(services, jobs)
  const decided: Decided[] = []
  const answered: InHand[] = []
  for (const [place, job] of jobs.entries()) {
    try {
      const decision = only(decisions.slice(place, place + 1))
      if (decision.is !== 'decided') job.settle({ ok: await over(services, job, decision) })
      else if (decision.plan.due && decision.plan.annotationWrites.length === 0) {
        decision.plan.takeBack()
        if (await answerTick(services, decision, decision.plan.due)) line.done.messages += 1
        answered.push(job)
      } else if (decision.plan.writes.length === 0)
        job.settle({ ok: await unchanged(services, decision.inDs, decision.plan) })
      else decided.push({ job, ...decision, change: changeOf(decision.inDs, decision.plan) })
    } catch (failure) {
      job.settle({ failure })
    }
  }
  // What is left is decided on what the message left.
  return answered.length > 0 ? [...decided, ...(await toWrite(services, line, answered))] : decided
}

/** There is nothing to decide on it: any more, yet, or here. */
async function over(
  services: Services,
  { campaign, dossier }: InHand,
  decision: Exclude<Decision, { is: 'decided' }>,
): Promise<Instructed> {
  const { demarche } = services.campaigns.configured(campaign)
  const { journal } = services.store
  switch (decision.is) {
    case 'gone':
      await forget(services, demarche, dossier)
      return { outcome: 'gone' }
    case 'waits':
      await journal.set(keys.incomplete(demarche, dossier), {
        triedAt: new Date(services.now()).toISOString(),
      })
      return { outcome: 'waits' }
    case 'another':
      await enqueueDossiers(services.store, decision.campaign, [dossier])
      return { outcome: 'handed-over' }
    case 'untaken':
      await leaveToNobody(services, demarche, dossier)
      break
    case 'closed':
  }
  await forgetWaits(journal, demarche, dossier)
  return { outcome: decision.is === 'closed' ? 'left-alone' : 'untaken' }
}

/**
 * What may leave in the next document: what a person has changed since it was read is read and decided on again, what
 * the queue has given to somebody else leaves, and at stop nothing starts any more.
 */
async function stillToWrite(
  services: Services,
  line: Line,
  decided: readonly Decided[],
  meanwhile: Meanwhile,
): Promise<Decided[]> {
  const changed = await meanwhile.changed(decided)
  const standing = decided.filter(({ job }) => !changed.has(job.dossier))
  const touched = decided.filter(({ job }) => changed.has(job.dossier))
  for (const { plan } of touched) plan.takeBack()
  const again = await toWrite(
    services,
    line,
    touched.map(({ job }) => job),
  )
  const all = [...standing, ...again]
  const lost = all.filter(({ job }) => job.claim?.signal?.aborted)
  const left = all.filter(({ job }) => !job.claim?.signal?.aborted)
  for (const { job, plan } of lost) {
    plan.takeBack()
    job.settle({ failure: lostLock() })
  }
  if (!line.isStopping) return left
  for (const { plan } of left) plan.takeBack()
  sendBack(left.map(({ job }) => job))
  return []
}
