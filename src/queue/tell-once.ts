import { createHash } from 'node:crypto'
import { letterheadOf } from '../config/letterhead.ts'
import type { Config } from '../config/load.ts'
import { parisDay } from '../domain/dates.ts'
import type { Log } from '../log.ts'
import { sendOnce } from '../mail/send.ts'
import { alertMessage } from '../mail/templates/alert.ts'
import type { Transport } from '../mail/transport.ts'
import type { Journal, Key } from '../store/port.ts'
import { mailJournal } from './mail-journal.ts'

/** With what the operator is told. */
interface Means {
  readonly store: { readonly journal: Journal }
  /** null: nothing is mailed, the log says it. */
  readonly transport: Transport | null
  readonly config: Pick<Config, 'mail'>
  readonly log: Log
  readonly now: () => number
}

/** What asks for a hand. */
export interface Point {
  /** The same as long as it lasts. */
  readonly id: string
  readonly text: string
}

/**
 * Logs the points that are new, and writes them to the operator in one e-mail.
 * @param key where the journal keeps which were told
 * @param remedy what to do about those that are new
 */
export async function tellOnce(
  { store: { journal }, transport, config, log, now }: Means,
  campaign: string,
  key: Key<string[]>,
  points: readonly Point[],
  remedy: (fresh: readonly Point[]) => string,
): Promise<void> {
  const told = (await journal.get(key)) ?? []
  const fresh = points.filter(({ id }) => !told.includes(hash(id)))
  for (const { text } of fresh) log.warn({ campaign, problem: text }, 'this asks for a hand')
  const to = config.mail?.operator
  if (fresh.length > 0 && transport && to !== undefined) {
    const message = alertMessage(
      {
        campaign,
        title: fresh.length === 1 ? 'Un point à vérifier' : `${fresh.length} points à vérifier`,
        lines: fresh.map(({ text }) => text),
        remedy: remedy(fresh),
      },
      letterheadOf(config),
      to,
    )
    // What comes back another day makes another e-mail.
    const period = `${parisDay(new Date(now()).toISOString())}-${hash(fresh.map(({ id }) => id).join('\n'))}`
    const outcome = await sendOnce(
      { journal: mailJournal(journal), transport, now },
      { about: 'alert', campaign, period },
      message,
    )
    if (outcome === 'unknown' || outcome === 'rejected')
      log.error({ campaign, outcome }, 'the operator may not have been told')
  }
  // What lasts stays told; what is over may be told again if it comes back.
  const current = points.map(({ id }) => hash(id))
  if (told.join() !== current.join()) await journal.set(key, current)
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
