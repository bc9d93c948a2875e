import type { Services } from '../campaign/services.ts'
import { isOf } from '../campaign/taking.ts'
import type { Campaign } from '../config/load.ts'
import { parisDay } from '../domain/dates.ts'
import { EXPIRY_REMEDIES, type ExpiryToTell, expiryOn, expirySentences } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import { capital } from '../domain/french.ts'
import { mayTell, tellInstructeurs } from '../follow-up/expiry-notices.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import type { StoredJournal } from '../store/port.ts'
import type { News } from './news-item.ts'

/** A dossier that waits for a decision, and that DS will erase. */
interface Waiting {
  readonly number: number
  readonly expiry: ExpiryToTell
  /** The last day on which they were looked for. */
  readonly lookedOn: Day | null
}

/** Those of a campaign. */
async function waitingOf(
  journal: Pick<StoredJournal, 'get' | 'list'>,
  campaign: Pick<Campaign, 'id' | 'demarche' | 'takes'>,
  today: Day,
): Promise<Waiting[]> {
  const own: Waiting[] = []
  for (const { key, value } of await journal.list(keys.allExpiring(campaign.demarche))) {
    const number = dossierOf(key)
    const memory = await journal.get(keys.dossier(campaign.demarche, number))
    const expiry = expiryOn(value.on, today)
    if (!expiry || (memory !== null && !isOf(campaign, memory))) continue
    const isTold = value.told === expiry.notice
    own.push({ number, expiry: { ...expiry, isTold }, lookedOn: value.lookedOn ?? null })
  }
  return own
}

export const expiryNews = async (
  journal: Pick<StoredJournal, 'get' | 'list'>,
  campaign: Pick<Campaign, 'id' | 'demarche' | 'takes'>,
  today: Day,
): Promise<News[]> =>
  expirySentences('waiting', await waitingOf(journal, campaign, today)).map(({ id, text }) => ({
    id: `expiring ${id}`,
    text: `${text}.`,
    remedy: `${capital(EXPIRY_REMEDIES.waiting)}.`,
    isGrowing: false,
  }))

/**
 * Writes to the instructeurs who follow them, in office hours. One that nobody follows is the operator’s alone until
 * somebody does: each is looked at once a day.
 */
export async function tellOfWaiting(services: Services): Promise<void> {
  const { config, ds, store, now } = services
  const today = parisDay(new Date(now()).toISOString())
  for (const campaign of config.campaigns) {
    if (!mayTell(services, campaign)) continue
    const waiting = await waitingOf(store.journal, campaign, today)
    if (waiting.every(({ expiry, lookedOn }) => expiry.isTold || lookedOn === today)) continue
    const read = await ds.dossiers(waiting.map(({ number }) => number))
    const shown = waiting.flatMap(({ expiry }, place) => {
      const result = read[place]
      return result && 'ok' in result && result.ok ? [{ dossier: result.ok, expiry }] : []
    })
    const told = await tellInstructeurs(services, campaign, 'waiting', shown)
    for (const { number, expiry } of waiting) {
      const key = keys.expiring(campaign.demarche, number)
      const before = await store.journal.get(key)
      // It was decided meanwhile, or is kept longer.
      if (before?.on !== expiry.on) continue
      const isTold = told.has(number) ? { told: expiry.notice } : {}
      await store.journal.set(key, { ...before, ...isTold, lookedOn: today })
    }
  }
}
