import { createHash } from 'node:crypto'
import { Failure } from '../failures/failure.ts'
import { openFingerprint, readFingerprint, type Secret } from './fingerprint.ts'
import type { Message } from './message.ts'
import type { Transport } from './transport.ts'

/** What an e-mail is about, in identifiers: no address, no name. The message says to whom it goes. */
export type MailKey =
  | {
      /** The lauréat's dossier. */
      readonly dossier: number
      /** `2022-T1` */
      readonly period: string
      readonly step: 'request' | 'reminder' | 'last'
      /** `instructeur`: a copy to one of those who follow the dossier. */
      readonly recipient: 'laureat' | 'instructeur'
    }
  | {
      /** What the operator or an instructeur is told of a campaign, or the monthly list: `alert`, `list`. */
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

/** What e-mails need of the journal: a row each, under a name made here. Every method is atomic. */
export interface MailJournal extends MailReader, Secret {
  set(row: string, sending: Sending): Promise<void>
  /** Writes only if the row is absent. True for the one caller that wrote. */
  setIfAbsent(row: string, sending: Sending): Promise<boolean>
  delete(row: string): Promise<void>
}

export interface MailReader extends Pick<Secret, 'readSecret'> {
  get(row: string): Promise<Sending | null>
}

/** `already`: settled by an earlier call, whatever the outcome was; the row tells. */
export type SendOutcome = 'sent' | 'already' | 'unknown' | 'rejected'

export interface SendingServices {
  readonly journal: MailJournal
  readonly transport: Transport
  /** ms since the epoch. */
  readonly now: () => number
}

/** Nothing left, and no row remains: a later call tries again. */
export class NotSent extends Failure {
  /** SMTP code or a word, never an address. */
  readonly reason: string

  constructor(state: 'deferred' | 'declined', reason: string) {
    const words =
      state === 'deferred'
        ? `put the e-mail off (${reason}): it is tried again later`
        : `refused the e-mail for a reason that is not its address (${reason}): look at the server’s policy and limits`
    super('transient', `mail.${state}`, `the SMTP server ${words}`)
    this.reason = reason
  }
}

/** How the names of the rows begin: letters about a dossier, and the others. Each row is a `Sending`. */
export const MAIL_ROWS = { letter: 'mail:', alert: 'mail-alert:', list: 'mail-list:' } as const

/** Its name, but for the address. */
const nameOf = (key: MailKey): string =>
  'dossier' in key
    ? `${MAIL_ROWS.letter}${key.dossier}:${key.period}:${key.step}:${key.recipient}-`
    : `${MAIL_ROWS[key.about]}${key.campaign}:${key.period}:`

/** What the row of an e-mail about a dossier is of; null when it is not one. */
export function readRow(row: string) {
  const [, dossier, period, step, recipient, address] =
    /^mail:(\d+):([^:]+):([^:]+):([a-z]+)-([0-9a-f]+)$/.exec(row) ?? []
  if (!dossier || !period || !step || !recipient || !address) return null
  return { dossier: Number(dossier), period, step, recipient, address }
}

/** The row of an e-mail; null when it was never tried, or when nothing left at the last try. */
export async function readSending(
  journal: MailReader,
  key: MailKey,
  recipient: string,
): Promise<Sending | null> {
  const fingerprint = await readFingerprint(journal)
  return fingerprint && (await journal.get(nameOf(key) + fingerprint(recipient)))
}

/**
 * Sends an e-mail at most once: the row is written before it leaves, and settled after.
 *
 * A row found pending is the trace of a process that died in between: the e-mail may have left, so it becomes
 * `unknown`, to be reported, and is never sent again by itself. `unknown` and `rejected` are returned once, by the
 * call that settles the row; afterwards the answer is `already`.
 *
 * @throws NotSent, or what `Transport.send` throws: nothing left, a later call may succeed. No row remains.
 */
export async function sendOnce(
  { journal, transport, now }: SendingServices,
  key: MailKey,
  message: Message,
): Promise<SendOutcome> {
  // An address that is corrected makes another row: it is tried again.
  const fingerprint = await openFingerprint(journal)
  const row = nameOf(key) + fingerprint(message.recipient)
  const settle = async (state: Sending['state'], reason: string | null) =>
    await journal.set(row, sendingOf(state, now(), reason))
  if (!(await journal.setIfAbsent(row, sendingOf('pending', now(), null)))) {
    const earlier = await journal.get(row)
    if (earlier?.state !== 'pending') return 'already'
    await settle('unknown', 'interrupted')
    return 'unknown'
  }
  const delivery = await deliver(journal, row, () => transport.send(message, idOf(key, message)))
  switch (delivery.state) {
    case 'accepted':
      await settle('sent', null)
      return 'sent'
    case 'unknown':
    case 'rejected':
      await settle(delivery.state, delivery.reason)
      return delivery.state
    default:
      await journal.delete(row)
      throw new NotSent(delivery.state, delivery.reason)
  }
}

/** Nothing left when the transport throws: the row goes, or the e-mail would never be sent. */
async function deliver<T>(journal: MailJournal, row: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof Failure) await journal.delete(row)
    throw error
  }
}

const sendingOf = (state: Sending['state'], at: number, reason: string | null): Sending => ({
  state,
  at: new Date(at).toISOString(),
  ...(reason === null ? {} : { reason }),
})

/** The same e-mail always has the same one, whatever the journal: mail programs show a doubled message once. */
const idOf = (key: MailKey, { recipient }: Message): string =>
  createHash('sha256')
    .update(nameOf(key) + recipient.toLowerCase())
    .digest('hex')
    .slice(0, 32)
