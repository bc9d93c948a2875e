import { mergeReminders, type Reminder } from '../domain/follow-up/reminders-annotation.ts'
import type { Fingerprint } from '../mail/fingerprint.ts'
import type { JournalledReminder } from './read.ts'

/**
 * Where a lauréat is written to: the first address that is not refused, else the one refused longest ago, so that each
 * is tried once a period.
 * @param journalled the oldest first
 */
export function addressToTry(
  addresses: readonly string[],
  journalled: readonly JournalledReminder[],
  fingerprint: Fingerprint | null,
): string | null {
  const refusedAt = (address: string) => {
    const last = journalled.findLast((one) => one.address === fingerprint?.(address))?.sending
    return last?.state === 'rejected' ? last.at : ''
  }
  const [first] = addresses.toSorted((a, b) => refusedAt(a).localeCompare(refusedAt(b)))
  return first ?? null
}

/**
 * The e-mails that count as done. The refusal of another address than the one to try today does not: the e-mail due
 * goes there.
 * @param address fingerprint of the address to try; null when there is none, or when nothing was ever sent
 */
export function begunWith(
  annotated: readonly Reminder[],
  journalled: readonly JournalledReminder[],
  address: string | null,
): Reminder[] {
  const isOutdated = (one: JournalledReminder) =>
    address !== null && one.sending.state === 'rejected' && one.address !== address
  const outdated = journalled.filter(isOutdated).map(({ reminder }) => reminder)
  const isSame = (one: Reminder, other: Reminder) =>
    one.period === other.period && one.step === other.step
  return mergeReminders(
    annotated.filter((one) => !outdated.some((other) => isSame(one, other))),
    journalled.filter((one) => !isOutdated(one)).map(({ reminder }) => reminder),
  )
}
