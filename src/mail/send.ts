import { createHash } from 'node:crypto'
import { Failure } from '../failure.ts'
import type { Journal } from '../store/port.ts'
import type { Message } from './message.ts'
import type { Transport } from './transport.ts'

/** What an e-mail is about and for whom, in identifiers: no address, no name. */
export type MailKey =
  | {
      /** The lauréat's dossier. */
      readonly dossier: number
      /** `2022-T1` */
      readonly period: string
      readonly step: 'request' | 'reminder' | 'last'
      readonly recipient: 'laureat'
    }
  | {
      /** What the operator is told of a campaign, or the monthly list: `list`, `alert`. */
      readonly about: 'alert' | 'list'
      readonly campaign: string
      /** What tells this one from the others: a month, a slot, a hash of what is told. */
      readonly period: string
    }

/** The journal's row of one e-mail. */
export interface Sending {
  readonly state: 'pending' | 'sent' | 'unknown' | 'rejected'
  /** ISO instant. */
  readonly at: string
  /** SMTP code or a word, never an address. */
  readonly reason?: string
}

/** `already`: settled by an earlier call, whatever the outcome was; the row tells. */
export type SendOutcome = 'sent' | 'already' | 'unknown' | 'rejected'

export interface SendingServices {
  readonly journal: Journal
  readonly transport: Transport
  /** ms since the epoch. */
  readonly now: () => number
}

/** Prefix of every row about a dossier. */
export const DOSSIER_ROWS = 'mail:'

export const mailRow = (key: MailKey): string =>
  'dossier' in key
    ? `${DOSSIER_ROWS}${key.dossier}:${key.period}:${key.step}:${key.recipient}`
    : `mail-${key.about}:${key.campaign}:${key.period}`

/** The row of an e-mail; null when it was never tried, or when nothing left at the last try. */
export async function readSending(
  journal: Pick<Journal, 'get'>,
  key: MailKey,
): Promise<Sending | null> {
  return await journal.get<Sending>(mailRow(key))
}

/**
 * Sends an e-mail at most once: the row is written before it leaves, and settled after.
 *
 * A row found pending is the trace of a process that died in between: the e-mail may have left, so it becomes
 * `unknown`, to be reported, and is never sent again by itself. `unknown` and `rejected` are returned once, by the
 * call that settles the row; afterwards the answer is `already`.
 *
 * @throws Failure when nothing left and a later call may succeed: `mail.deferred` (the server put the recipient or
 *   the message off), or what `Transport.send` throws. No row remains.
 */
export async function sendOnce(
  { journal, transport, now }: SendingServices,
  key: MailKey,
  message: Message,
): Promise<SendOutcome> {
  const row = mailRow(key)
  const settle = async (state: Sending['state'], reason: string | null) =>
    await journal.set(row, rowOf(state, now(), reason))
  if (!(await journal.setIfAbsent(row, rowOf('pending', now(), null)))) {
    const earlier = await journal.get<Sending>(row)
    if (earlier?.state !== 'pending') return 'already'
    await settle('unknown', 'interrupted')
    return 'unknown'
  }
  const delivery = await deliver(journal, row, () => transport.send(message, idOf(row)))
  switch (delivery.state) {
    case 'accepted':
      await settle('sent', delivery.note)
      return 'sent'
    case 'unknown':
      await settle('unknown', delivery.reason)
      return 'unknown'
    case 'refused':
      if (!delivery.retry) {
        await settle('rejected', delivery.reason)
        return 'rejected'
      }
      await journal.delete(row)
      throw new Failure(
        'transient',
        'mail.deferred',
        `the SMTP server put the e-mail off (${delivery.reason}): it is tried again later`,
      )
  }
}

/** Nothing left when the transport throws: the row goes, or the e-mail would never be sent. */
async function deliver<T>(journal: Journal, row: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof Failure) await journal.delete(row)
    throw error
  }
}

const rowOf = (state: Sending['state'], at: number, reason: string | null): Sending => ({
  state,
  at: new Date(at).toISOString(),
  ...(reason === null ? {} : { reason }),
})

/** The same e-mail always has the same one: mail programs show a doubled message once. */
const idOf = (row: string): string => createHash('sha256').update(row).digest('hex').slice(0, 32)
