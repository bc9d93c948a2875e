import { endOfMinute, isAfter } from './questions-annotation.ts'
import type { Fate, Standing } from './stamp.ts'

/** The checkbox by which an instructeur asks that the message be sent. */
export interface Tick {
  readonly ticked: boolean
  /** ISO instant of its last write. */
  readonly at: string
}

/** A tick that was made in the dossier: applicants can fill in annotations before they deposit. */
export const isGenuine = ({ ticked, at }: Tick, depositedAt: string): boolean =>
  ticked && isAfter(at, depositedAt)

/**
 * What a genuine tick calls for; null: it was dealt with already. It is for the text that stood there: the robot does
 * not send in its name another one, that it wrote since.
 * @param done the tick that is remembered as dealt with; null: none is, and the stamp tells
 */
export function dueOf(
  tick: Tick,
  { stamp, letter }: Standing,
  { done, writtenAt, isOwn }: { done: string | null; writtenAt: string; isOwn: boolean },
): Exclude<Fate, 'sent'> | 'send' | null {
  if (done === tick.at) return null
  // The stamp is cut to the minute: a tick in that minute is the one that it speaks of. It goes by this machine's clock,
  // which may have been behind: by DS's own, what was written after the tick speaks of it too.
  const isTold =
    stamp !== null && (!isAfter(tick.at, endOfMinute(stamp.at)) || isAfter(writtenAt, tick.at))
  if (done === null && isTold) return null
  if (letter === '') return 'nothing'
  return isOwn && isAfter(writtenAt, tick.at) ? 'changed' : 'send'
}
