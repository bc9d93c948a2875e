import { Failure } from '../failures/failure.ts'
import { type FollowUpCampaign, rhythmOf } from './campaigns.ts'
import { OFFICE_HOURS, pauseUntilNextTry, pauseUntilOpening } from './office-hours.ts'
import type { Mails } from './sender.ts'

/** What refuses us stays so until a person has acted; what waits is tried again while the office hours last. */
export function mailFailure(
  campaign: FollowUpCampaign,
  { outage, counts }: Mails,
  now: number,
  since: number,
): Failure | null {
  if (outage?.kind === 'permanent') return outage
  const { holidays } = rhythmOf(campaign)
  const opening = counts.later > 0 ? pauseUntilOpening(now, holidays) : null
  if (opening !== null) {
    const hours = `${OFFICE_HOURS.from}:00 to ${OFFICE_HOURS.until}:00 in Paris`
    const words = `${counts.later} e-mails wait for the hours at which they leave, ${hours}`
    // The machine's clock: the queue waits for real, whatever `--now` says to the rules.
    return new Failure('transient', 'mail.later', words, Date.now() + opening)
  }
  const pause = counts.deferred > 0 ? pauseUntilNextTry(now, since, holidays) : null
  if (pause === null) return null
  const reason = outage?.message ?? 'the SMTP server put e-mails off'
  const minutes = Math.round(pause / 60_000)
  return new Failure(
    'transient',
    outage?.code ?? 'mail.deferred',
    `${reason}; ${counts.deferred} to be sent, tried again in ${minutes} minutes`,
    // The machine's clock: the queue waits for real, whatever `--now` says to the rules.
    Date.now() + pause,
  )
}
