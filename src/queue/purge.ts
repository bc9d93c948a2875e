import type { Config } from '../config/load.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/port.ts'
import { keys } from './keys.ts'

/**
 * How long (ms) is remembered what is over: a dossier that is closed, an e-mail that was sent, a démarche that the
 * configuration no longer names. Two years.
 *
 * An e-mail is never sent again for want of its row: the last period a lauréat is asked about fell due less than
 * half a year ago (see `currentPeriod`), and its e-mails are younger still.
 */
export const KEPT_MS = 2 * 365 * 24 * 3_600_000

/** A job that gave up was told to the operator then; `status` and the dashboard show it that long (ms). */
export const FAILED_JOBS_KEPT_MS = 90 * 24 * 3_600_000

/** @returns what is older than `KEPT_MS` by the frozen clock as by the machine's: a rehearsal forgets nothing */
export const isLongOver =
  (now: () => number) =>
  (instant: string): boolean =>
    Date.parse(instant) < Math.min(now(), Date.now()) - KEPT_MS

interface Kept {
  readonly store: Store
  readonly config: Pick<Config, 'campaigns'>
  readonly jobs: readonly { readonly name: string }[]
  readonly now: () => number
  readonly log: Log
}

/** Forgets what was kept long enough (docs/donnees-personnelles.md). Dossiers still listed are the nightly pass’s business. */
export async function purge(services: Kept): Promise<void> {
  const mails = await forgetMails(services)
  const dossiers = await forgetDemarches(services)
  const laureats = await forgetLaureats(services)
  const jobs = await forgetFailedJobs(services)
  if (mails + dossiers + laureats + jobs > 0)
    services.log.info({ mails, dossiers, laureats, jobs }, 'forgotten')
}

async function forgetMails({ store: { journal }, now }: Kept): Promise<number> {
  const isOld = isLongOver(now)
  let forgotten = 0
  for (const range of keys.mails)
    for await (const rows of journal.pages(range))
      for (const { key } of rows.filter(({ value }) => isOld(value.at))) {
        await journal.delete(key)
        forgotten += 1
      }
  return forgotten
}

/** What the monthly list needs of a lauréat survives the dossier for so long, and no longer. */
async function forgetLaureats({ store: { journal }, config, now }: Kept): Promise<number> {
  const isOld = isLongOver(now)
  let forgotten = 0
  for (const demarche of new Set(config.campaigns.map((campaign) => campaign.demarche)))
    for await (const rows of journal.pages(keys.laureats(demarche)))
      for (const { key, value } of rows)
        if (value.goneOn !== undefined && isOld(`${value.goneOn}T12:00:00Z`)) {
          await journal.delete(key)
          forgotten += 1
        }
  return forgotten
}

/** A campaign that is set aside for some months finds what people decided again. */
async function forgetDemarches({ store: { journal }, config, now }: Kept): Promise<number> {
  const isOld = isLongOver(now)
  const named = new Set(config.campaigns.map(({ demarche }) => demarche))
  let forgotten = 0
  for (const { key, value } of await journal.list(keys.watermarks)) {
    const demarche = Number(key.slice(keys.watermarks.length))
    if (named.has(demarche) || !isOld(value.at)) continue
    for (const pages of [
      journal.pages(keys.dossiers(demarche)),
      journal.pages(keys.requests(demarche)),
      journal.pages(keys.incompletes(demarche)),
      journal.pages(keys.awaitingForms(demarche)),
      journal.pages(keys.allExpiring(demarche)),
      journal.pages(keys.laureats(demarche)),
      journal.pages(keys.allFormIds(demarche)),
    ])
      for await (const rows of pages)
        for (const row of rows) {
          await journal.delete(row.key)
          forgotten += 1
        }
    await journal.delete(keys.unreadable(demarche))
    // The last one: after a crash, it tells that the rest is still to be forgotten.
    await journal.delete(key)
  }
  return forgotten
}

async function forgetFailedJobs({ store, jobs }: Kept): Promise<number> {
  const removed = await Promise.all(
    jobs.map(({ name }) => store.queue(name).clean(FAILED_JOBS_KEPT_MS, 0, 'failed')),
  )
  return removed.flat().length
}
