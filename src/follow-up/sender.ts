import type { Services } from '../campaign/services.ts'
import { letterheadOf } from '../config/letterhead.ts'
import { addDays } from '../domain/dates.ts'
import type { Reminder } from '../domain/follow-up/reminders-annotation.ts'
import { currentPeriod } from '../domain/follow-up/steps.ts'
import { Failure } from '../failures/failure.ts'
import type { Message } from '../mail/message.ts'
import { type MailKey, NotSent, readSending, type SendOutcome, sendOnce } from '../mail/send.ts'
import { OneOrAll } from '../mail/transport.ts'
import type { MailCounts } from '../queue/entries.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import { sayings } from './alerts.ts'
import { rhythmOf } from './campaigns.ts'
import { type DueLetter, messageTo } from './letter.ts'
import { mayLeave } from './office-hours.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'
import { toReminder } from './read.ts'
import { recipientsOf } from './recipients.ts'

export interface Mails {
  readonly counts: MailCounts
  /** What the operator should know, in French. Identifiers only. */
  readonly problems: string[]
  /** Dossiers of which an e-mail waits. */
  readonly waiting: Set<number>
  /** Dossiers whose lauréat's e-mail the server did not take. */
  readonly untaken: Set<number>
  /** The server refused an e-mail, be it the operator's own, for a reason that is not its address. */
  isDeclined: boolean
  /** Why the server takes nothing from us; null as long as it does. */
  readonly outage: Failure | null
}

/** Sends the e-mails of one pass, one after the other. */
export interface Sender {
  readonly mails: Mails
  /** Sends what is due about one lauréat. @returns how the e-mail ended; null when none left */
  deliver(laureat: LaureatPlan): Promise<Reminder | null>
  /** Sends e-mails that are not a lauréat's. @returns null when one could not leave: it waits with the others */
  alert<Told>(send: () => Promise<Told>): Promise<Told | null>
}

export const NO_MAIL: MailCounts = {
  sent: 0,
  unknown: 0,
  rejected: 0,
  copies: 0,
  deferred: 0,
  later: 0,
  declined: 0,
}

/** A server that refuses so many in a row is not asked for the others: that is how quotas are used up for good. */
const REFUSALS_IN_A_ROW = 3
/** How long (days) the copies of a last reminder are tried. */
const COPY_DAYS = 7

/** @param only the dossiers whose e-mails waited, when the pass is tried again; null: all */
export async function openSender(
  services: Services & { readonly transport: NonNullable<Services['transport']> },
  { campaign, today, reportForm }: FollowUpPlan,
  only: readonly number[] | null,
): Promise<Sender> {
  const { transport, config, log, store, now } = services
  const journal = mailJournal(store.journal)
  const { holidays } = rhythmOf(campaign)
  const head = letterheadOf(config)
  let outage: Failure | null = null
  // Said to the first recipient, as it may be to him alone: one more is asked, so that he does not stop all the others.
  let doubt: Failure | null = null
  let refusals = 0
  const mails: Mails = {
    counts: { ...NO_MAIL },
    problems: [],
    waiting: new Set(),
    untaken: new Set(),
    isDeclined: false,
    get outage() {
      return outage ?? doubt
    },
  }

  /** @returns null when nothing left */
  const attempt = async (
    key: Extract<MailKey, { dossier: number }>,
    message: Message,
    name: string,
  ): Promise<SendOutcome | null> => {
    const about = { campaign: campaign.id, ...key }
    if (!mayLeave(now(), today, holidays)) {
      mails.counts.later += 1
      mails.waiting.add(key.dossier)
      return null
    }
    if (outage) {
      mails.counts.deferred += 1
      mails.waiting.add(key.dossier)
      log.warn(about, 'e-mail kept for later')
      return null
    }
    try {
      const outcome = await sendOnce({ journal, transport, now }, key, message)
      refusals = 0
      if (outcome === 'sent') doubt = null
      return outcome
    } catch (error) {
      const { code, reason } = keep(error)
      log.warn({ ...about, code, reason }, 'e-mail not sent')
      if (code !== 'mail.declined') {
        mails.waiting.add(key.dossier)
        return null
      }
      mails.counts.declined += 1
      mails.problems.push(sayings.declined({ dossier: key.dossier, period: name }, reason))
      refusals += 1
      if (refusals === REFUSALS_IN_A_ROW) outage = refusedThroughout(reason)
      return null
    }
  }

  /** @throws what is no trouble of the SMTP server */
  const keep = (error: unknown): { code: string; reason: string } => {
    if (!(error instanceof Failure && error.code.startsWith('mail.'))) throw error
    if (error.code === 'mail.declined') mails.isDeclined = true
    else mails.counts.deferred += 1
    if (error instanceof NotSent) return error
    if (error instanceof OneOrAll && doubt === null) doubt = error
    // It is so for everybody: nobody else waits for its time limit.
    else outage = error
    return { code: error.code, reason: error.message }
  }

  const letterTo = (laureat: LaureatPlan, due: DueLetter) => {
    const recipients = recipientsOf(campaign, laureat, due.step)
    if (!recipients) return null
    const form = reportForm?.linkFor(laureat.dossier.number, due.period) ?? null
    return { recipients, message: messageTo(recipients, campaign, laureat, due, form, head) }
  }

  const sendLetter = async (laureat: LaureatPlan): Promise<Reminder | null> => {
    const { due, dossier } = laureat
    const letter = due && letterTo(laureat, { ...due, sentOn: today })
    if (!letter) return null
    const about = { dossier: dossier.number, period: due.period.id, step: due.step }
    const key = { ...about, recipient: 'laureat' } as const
    const before = mails.counts.later
    const outcome = await attempt(key, letter.message, laureat.nameOf(due.period.id))
    if (outcome === null) {
      if (mails.counts.later === before) mails.untaken.add(dossier.number)
      return null
    }
    if (outcome !== 'already') mails.counts[outcome] += 1
    const row = await readSending(journal, key, letter.message.recipient)
    return row && withRefused(toReminder(due.period.id, due.step, row), letter.message.recipient)
  }

  /** Once the lauréat has the last reminder, each instructeur gets a copy that ends by itself. */
  const sendCopies = async (laureat: LaureatPlan, fresh: Reminder | null): Promise<void> => {
    const { dossier, followed, journalled } = laureat
    const period = currentPeriod(campaign.followUp.calendar, followed, today)
    const isCopied = ({ step, ending, on, period: id }: Reminder) =>
      step === 'last' && ending === 'sent' && on >= addDays(today, -COPY_DAYS) && id === period?.id
    const letters = journalled.map(({ reminder }) => reminder).concat(fresh ?? [])
    const last = letters.find(isCopied)
    const letter = period && last && letterTo(laureat, { period, step: 'last', sentOn: last.on })
    if (!letter) return
    const name = laureat.nameOf(period.id)
    const { recipients, message } = letter
    const about = { dossier: dossier.number, period: period.id, step: 'last' } as const
    const named = { dossier: dossier.number, period: name }
    if (recipients.unreadable > 0) mails.problems.push(sayings.unreadableCopy(named))
    for (const recipient of recipients.cc) {
      const key = { ...about, recipient: 'instructeur' } as const
      const before = await readSending(journal, key, recipient)
      const isSettled = before !== null && before.state !== 'pending'
      const outcome = isSettled ? before.state : await attempt(key, { ...message, recipient }, name)
      if (outcome === 'sent' && !isSettled) mails.counts.copies += 1
      if (outcome === 'rejected' || outcome === 'unknown')
        mails.problems.push(sayings.copy[outcome](named))
    }
  }

  return {
    mails,
    async deliver(laureat) {
      if (only && !only.includes(laureat.dossier.number)) return null
      const fresh = await sendLetter(laureat)
      await sendCopies(laureat, fresh)
      return fresh
    },
    async alert(send) {
      try {
        return await send()
      } catch (error) {
        keep(error)
        return null
      }
    },
  }
}

/** The refused address goes with its refusal: once it is corrected, nobody is kept from writing again. */
const withRefused = (reminder: Reminder, address: string): Reminder =>
  reminder.ending === 'rejected' ? { ...reminder, address } : reminder

const refusedThroughout = (reason: string) =>
  new Failure(
    'permanent',
    'mail.declined',
    `the SMTP server refused ${REFUSALS_IN_A_ROW} e-mails in a row for a reason that is not their address (${reason}): look at its policy and limits, then run \`guichet remind\``,
  )
