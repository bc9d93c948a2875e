import { setTimeout as sleep } from 'node:timers/promises'
import { enqueueFollowUp, followUpLaureats } from '../../jobs/follow-up.ts'
import type { Services } from '../campaign/services.ts'
import { readRow, type Sending } from '../mail/send.ts'
import type { MailCounts, PassRecord } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import { endFalseWaits } from '../queue/waits.ts'
import { startWorkers } from './workers.ts'

export interface FollowUpRun {
  /** What the last pass over each campaign did; null where none came to its end. */
  readonly passes: ReadonlyMap<string, PassRecord | null>
  /**
   * The e-mails that ended meanwhile, whichever process sent them, and in however many passes: one that was interrupted
   * leaves no record, and the next finds them sent.
   */
  readonly mails: MailsEnded
}

export type MailsEnded = Pick<MailCounts, 'sent' | 'copies' | 'unknown' | 'rejected'>

const LOOK_EVERY_MS = 50
/** Long enough for an ordinary pass; after that, people want to know why they wait. */
const SILENT_MS = 10_000
/** A job put off for longer waits for DS or for the SMTP server to come back: nobody waits with it. */
const PATIENCE_MS = 30_000

/**
 * The follow-up pass now, through the queue: a running service and this process never follow the same campaign at
 * the same time. Whichever takes the job, its record in the journal tells what was done.
 */
export async function runFollowUp(
  services: Services,
  campaigns: readonly string[],
): Promise<FollowUpRun> {
  const read = async (id: string) => await services.store.journal.get(keys.lastPass(id))
  const before = new Map<string, string | undefined>()
  for (const id of campaigns) before.set(id, (await read(id))?.id)
  const known = new Set((await endedMails(services)).map(({ key }) => key))
  const slot = new Date(services.now()).toISOString()
  await endFalseWaits(services.store, [followUpLaureats.name])
  await services.store.takeUp([followUpLaureats.name])
  for (const id of campaigns) await enqueueFollowUp(services.store, 'complete', id, slot)
  const workers = startWorkers(services, undefined, [followUpLaureats])
  const telling = setTimeout(() => {
    services.log.info(
      'a follow-up is under way, here or in another process; on Redis, one whose process died holds its place for a minute',
    )
  }, SILENT_MS)
  while (await isPending(services)) await sleep(LOOK_EVERY_MS)
  clearTimeout(telling)
  await Promise.all(workers.map((worker) => worker.close()))
  const passes = new Map<string, PassRecord | null>()
  for (const id of campaigns) {
    const record = await read(id)
    passes.set(id, record?.id === before.get(id) ? null : record)
  }
  const fresh = (await endedMails(services)).filter(({ key }) => !known.has(key))
  return { passes, mails: countsOf(fresh) }
}

interface EndedMail {
  readonly key: string
  readonly recipient: string
  readonly state: Sending['state']
}

/** One that is still pending has not ended. */
async function endedMails({ store: { journal } }: Services): Promise<EndedMail[]> {
  const rows = await journal.list(keys.letters)
  return rows.flatMap(({ key, value: { state } }) => {
    const about = readRow(key)
    return about && state !== 'pending' ? [{ key, recipient: about.recipient, state }] : []
  })
}

function countsOf(mails: readonly EndedMail[]): MailsEnded {
  const toLaureats = (wanted: Sending['state']) =>
    mails.filter(({ recipient, state }) => recipient === 'laureat' && state === wanted).length
  return {
    sent: toLaureats('sent'),
    unknown: toLaureats('unknown'),
    rejected: toLaureats('rejected'),
    copies: mails.filter(({ recipient, state }) => recipient !== 'laureat' && state === 'sent')
      .length,
  }
}

async function isPending({ store }: Services): Promise<boolean> {
  const queue = store.queue(followUpLaureats.name)
  const counts = await queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed')
  const { waiting, active, prioritized, delayed = 0 } = counts
  if (waiting || active || prioritized) return true
  if (delayed === 0) return false
  // BullMQ's own dates: the machine's clock, not the frozen one.
  const limit = Date.now() + PATIENCE_MS
  const waits = await store.waits(followUpLaureats.name)
  // One that was put off as they were counted, and is not any more, has begun.
  return waits.length < delayed || waits.some(({ at }) => at <= limit)
}
