import type { Services } from '../campaign/services.ts'
import type { Period } from '../domain/follow-up/periods.ts'
import type { Reminder } from '../domain/follow-up/reminders-annotation.ts'
import { currentPeriod, type Step } from '../domain/follow-up/steps.ts'
import { addDays } from '../domain/follow-up/working-days.ts'
import { Failure } from '../failures/failure.ts'
import type { Message } from '../mail/message.ts'
import { type MailKey, NotSent, readSending, type SendOutcome, sendOnce } from '../mail/send.ts'
import { sayings } from './alerts.ts'
import { rhythmOf } from './campaigns.ts'
import { letterheadOf, messageTo, openReportForm, recipientsOf } from './letter.ts'
import { mayLeave } from './office-hours.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'
import { toReminder } from './read.ts'

/** What became of the e-mails of a pass. */
export interface MailCounts {
  /** To lauréats, by ending. */
  sent: number
  unknown: number
  rejected: number
  /** Copies to instructeurs that were sent. */
  copies: number
  /** Those that wait: put off by the server, not tried since it is away, or planned for hours that are over. */
  deferred: number
  /** Those refused for a reason that is ours. */
  declined: number
}

export interface Mailbag {
  readonly counts: MailCounts
  /** What the operator should know, in French. Identifiers only. */
  readonly problems: string[]
  /** Dossiers of which an e-mail waits. */
  readonly waiting: Set<number>
  /** Why the server takes nothing from us; null as long as it does. */
  outage: Failure | null
}

/** Sends the e-mails of one pass, one after the other. */
export interface Courier {
  readonly bag: Mailbag
  /** Sends what is due about one lauréat. @returns how the e-mail ended; null when none left */
  deliver(laureat: LaureatPlan): Promise<Reminder | null>
  /** Sends an e-mail that is not a lauréat's; one that could not leave waits with the others. */
  alert(send: () => Promise<void>): Promise<void>
}

export const NO_MAIL: MailCounts = {
  sent: 0,
  unknown: 0,
  rejected: 0,
  copies: 0,
  deferred: 0,
  declined: 0,
}

/** A server that refuses so many in a row is not asked for the others: that is how quotas are used up for good. */
const REFUSALS_IN_A_ROW = 3
/** How long (days) the copies of a last reminder are tried. */
const COPY_DAYS = 7

/** @param only the dossiers whose e-mails waited, when the pass is tried again; null: all */
export async function openCourier(
  services: Services & { readonly transport: NonNullable<Services['transport']> },
  { campaign, today }: FollowUpPlan,
  only: readonly number[] | null,
): Promise<Courier> {
  const { transport, config, log, store, now } = services
  const { journal } = store
  const { holidays } = rhythmOf(campaign)
  const linkTo = await openReportForm(services, campaign)
  const head = letterheadOf(config)
  const bag: Mailbag = { counts: { ...NO_MAIL }, problems: [], waiting: new Set(), outage: null }
  let refusals = 0

  /** @returns null when nothing left */
  const attempt = async (
    key: Extract<MailKey, { dossier: number }>,
    message: Message,
  ): Promise<SendOutcome | null> => {
    const about = { campaign: campaign.id, ...key }
    if (bag.outage || !mayLeave(now(), today, holidays)) {
      bag.counts.deferred += 1
      bag.waiting.add(key.dossier)
      log.warn(about, 'e-mail kept for later')
      return null
    }
    try {
      const outcome = await sendOnce({ journal, transport, now }, key, message)
      refusals = 0
      return outcome
    } catch (error) {
      const { code, reason } = keep(error)
      log.warn({ ...about, code, reason }, 'e-mail not sent')
      if (code !== 'mail.declined') {
        bag.waiting.add(key.dossier)
        return null
      }
      bag.problems.push(sayings.declined(key, reason))
      refusals += 1
      if (refusals === REFUSALS_IN_A_ROW) bag.outage = refusedThroughout(reason)
      return null
    }
  }

  /** @throws what is no trouble of the SMTP server */
  const keep = (error: unknown): { code: string; reason: string } => {
    if (!(error instanceof Failure && error.code.startsWith('mail.'))) throw error
    bag.counts[error.code === 'mail.declined' ? 'declined' : 'deferred'] += 1
    if (error instanceof NotSent) return error
    // It is so for everybody: nobody else waits for its time limit.
    bag.outage = error
    return { code: error.code, reason: error.message }
  }

  const letterTo = (laureat: LaureatPlan, due: { period: Period; step: Step }) => {
    const { dossier } = laureat
    const recipients = recipientsOf(campaign, laureat, due.step)
    if (!recipients) return null
    const link = linkTo(dossier.number, due.period)
    const message = messageTo(recipients, campaign, dossier, due, link, head)
    return { recipients, message }
  }

  const sendLetter = async (laureat: LaureatPlan): Promise<Reminder | null> => {
    const { due, dossier } = laureat
    const letter = due && letterTo(laureat, due)
    if (!letter) return null
    const about = { dossier: dossier.number, period: due.period.id, step: due.step }
    const key = { ...about, recipient: 'laureat' } as const
    const outcome = await attempt(key, letter.message)
    if (outcome === null) return null
    if (outcome !== 'already') bag.counts[outcome] += 1
    const row = await readSending(journal, key, letter.message.recipient)
    return row && toReminder(due.period.id, due.step, row)
  }

  /** Once the lauréat has the last reminder, each instructeur gets a copy that ends by itself. */
  const sendCopies = async (laureat: LaureatPlan, fresh: Reminder | null): Promise<void> => {
    const { dossier, followed, journalled } = laureat
    const period = currentPeriod(campaign.followUp.calendar, followed, today)
    const isCopied = ({ step, ending, on, period: id }: Reminder) =>
      step === 'last' && ending === 'sent' && on >= addDays(today, -COPY_DAYS) && id === period?.id
    const letters = journalled.map(({ reminder }) => reminder).concat(fresh ?? [])
    const letter = period && letters.some(isCopied) && letterTo(laureat, { period, step: 'last' })
    if (!letter) return
    const { recipients, message } = letter
    const about = { dossier: dossier.number, period: period.id, step: 'last' } as const
    if (recipients.unreadable > 0) bag.problems.push(sayings.unreadableCopy(about))
    for (const recipient of recipients.cc) {
      const key = { ...about, recipient: 'instructeur' } as const
      const before = await readSending(journal, key, recipient)
      const isSettled = before !== null && before.state !== 'pending'
      const outcome = isSettled ? before.state : await attempt(key, { ...message, recipient })
      if (outcome === 'sent' && !isSettled) bag.counts.copies += 1
      if (outcome === 'rejected' || outcome === 'unknown')
        bag.problems.push(sayings.copy[outcome](about))
    }
  }

  return {
    bag,
    async deliver(laureat) {
      if (only && !only.includes(laureat.dossier.number)) return null
      const fresh = await sendLetter(laureat)
      await sendCopies(laureat, fresh)
      return fresh
    },
    async alert(send) {
      try {
        await send()
      } catch (error) {
        keep(error)
      }
    },
  }
}

const refusedThroughout = (reason: string) =>
  new Failure(
    'permanent',
    'mail.declined',
    `the SMTP server refused ${REFUSALS_IN_A_ROW} e-mails in a row for a reason that is not their address (${reason}): look at its policy and limits, then run \`guichet remind\``,
  )
