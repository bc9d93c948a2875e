import { mergeReminders, type Reminder } from '../domain/follow-up/reminders-annotation.ts'
import type { Fingerprint } from '../mail/fingerprint.ts'
import type { JournalledReminder } from './read.ts'

/**
 * Where a lauréat is written to: the first address that is not refused, else the one refused longest ago, so that each
 * is tried once a period.
 * @param annotated what the annotation tells, for what the journal no longer knows
 * @param journalled the oldest first
 */
export function addressToTry(
  addresses: readonly string[],
  annotated: readonly Reminder[],
  journalled: readonly JournalledReminder[],
  fingerprint: Fingerprint | null,
): string | null {
  const refusedAt = (address: string) => {
    const last = journalled.findLast((one) => one.address === fingerprint?.(address))?.sending
    if (last) return last.state === 'rejected' ? last.at : ''
    return annotated.findLast((one) => one.address === address)?.on ?? ''
  }
  const [first] = addresses.toSorted((a, b) => refusedAt(a).localeCompare(refusedAt(b)))
  return first ?? null
}

/**
 * The e-mails that count as done. The refusal of another address than the one to try today does not: the e-mail due
 * goes there.
 * @param address the one to try; null when there is none
 */
export function begunWith(
  annotated: readonly Reminder[],
  journalled: readonly JournalledReminder[],
  address: string | null,
  fingerprint: Fingerprint | null,
): Reminder[] {
  const tried = address === null ? null : (fingerprint?.(address) ?? null)
  const isOutdated = (one: JournalledReminder) =>
    tried !== null && one.sending.state === 'rejected' && one.address !== tried
  const outdated = journalled.filter(isOutdated).map(({ reminder }) => reminder)
  const isSame = (one: Reminder, other: Reminder) =>
    one.period === other.period && one.step === other.step
  // The address that an annotation quotes was corrected since.
  const isCorrected = (one: Reminder) =>
    address !== null && one.address !== undefined && one.address !== address
  return mergeReminders(
    annotated.filter((one) => !isCorrected(one) && !outdated.some((other) => isSame(one, other))),
    journalled.filter((one) => !isOutdated(one)).map(({ reminder }) => reminder),
  )
}

/** A refusal that the journal knows, with the address that was refused where the dossier still holds it. */
export function withAddress(
  { reminder, address }: JournalledReminder,
  addresses: readonly string[],
  annotated: readonly Reminder[],
  fingerprint: Fingerprint | null,
): Reminder {
  if (reminder.ending !== 'rejected') return reminder
  const told = annotated.flatMap((one) => one.address ?? [])
  const refused = [...addresses, ...told].find((one) => fingerprint?.(one) === address)
  return refused === undefined ? reminder : { ...reminder, address: refused }
}
