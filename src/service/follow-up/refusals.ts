import { mergeReminders, type Reminder } from '../../domain/follow-up/reminders-annotation.ts'
import type { JournalledReminder } from './read.ts'

/**
 * The e-mails that count as done. The refusal of an address that the dossier no longer has does not: the e-mail due
 * goes to the new one.
 * @param address fingerprint of the lauréat's address today; null when it has none, or when nothing was ever sent
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
