import { type Fingerprint, fingerprint } from '../campaign/fingerprint.ts'
import type { Dossier, Trace } from '../ds/port.ts'

/**
 * How the robot knows its own writes when they come back in a listing, so as not to read again what it wrote.
 *
 * After a dossier was instructed, its journal row keeps what a listing must show as long as nobody touched it: state,
 * group, followers, and three dates. A later listing that shows anything else, or a row that keeps nothing, costs a
 * full read. What can hide, since DS cuts its dates to the second and our write moves the first of them:
 *
 * - Between our read and our write: the answer to the write shows the dossier, or, where annotations alone were
 *   written, the round's next light listing does. It is kept only if it differs from what was read by nothing but our
 *   own move and follower; a submission by the applicant moves `champs`, an edit by an instructeur moves
 *   `annotations`, a person who follows or moves it is seen as such.
 * - In the second of our write, after it: the same dates move, unless they were already in that second: then nothing
 *   is kept. The listing that would see them may itself be in that second: the next polls look behind their
 *   watermark, and list the dossier again once the second is over.
 * - What moves neither date (another tool's write through the API, a correction by an instructeur in the
 *   applicant's name), between our read and the end of our write's second: the nightly full pass
 *   reads everything.
 *
 * A dossier where there was nothing to write is kept as read, if it was read two seconds at least after its last
 * change, by DS's clock: whatever comes later moves the first date.
 */

/** What to keep of a dossier after a write. */
export function leftAfterWrite(
  read: Dossier,
  shown: Trace | null,
  done: { readonly movedTo: string | null; readonly followedBy: string | null },
): Fingerprint | null {
  if (shown === null) return null
  const modifiedAt = Date.parse(shown.modifiedAt)
  const earlier = (date: string) => Date.parse(date) < modifiedAt
  if (!earlier(shown.champsModifiedAt) || !earlier(shown.annotationsModifiedAt)) return null
  const followers = new Set(read.followerIds)
  if (done.followedBy !== null) followers.add(done.followedBy)
  const expected: Trace = {
    ...read,
    modifiedAt: shown.modifiedAt,
    groupId: done.movedTo ?? read.groupId,
    followerIds: [...followers],
  }
  const text = fingerprint(shown)
  return text === fingerprint(expected) ? text : null
}

const SECOND_OVER_MS = 2_000

/**
 * What to keep of a dossier that needed nothing.
 * @param askedAt DS's clock (ms since the epoch) before it was read
 */
export function leftAsRead(read: Dossier, askedAt: number | null): Fingerprint | null {
  if (askedAt === null || askedAt < Date.parse(read.modifiedAt) + SECOND_OVER_MS) return null
  return fingerprint(read)
}
