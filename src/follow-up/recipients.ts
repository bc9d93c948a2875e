import { readContact } from '../campaign/reading/facts.ts'
import type { Step } from '../domain/follow-up/steps.ts'
import type { DatedDossier } from '../ds/port.ts'
import { readAddress } from '../mail/message.ts'
import type { FollowUpCampaign } from './campaigns.ts'

/** To whom an e-mail goes. Personal data: for the e-mail and for the screen of who asks, never for a log. */
export interface Recipients {
  readonly to: string
  /** The instructeurs in copy: each gets a message of his own. */
  readonly cc: readonly string[]
  /** Addresses of instructeurs that are none: nothing is sent there. */
  readonly unreadable: number
}

/** The address given in the form, then that of the account that deposited the dossier. */
export function addressesOf(
  campaign: Pick<FollowUpCampaign, 'fields'>,
  dossier: DatedDossier,
): string[] {
  const { email } = readContact(dossier, campaign.fields)
  const typed = email.state === 'known' ? readAddress(email.value) : null
  return [typed, readAddress(dossier.depositor)].filter((address) => address !== null)
}

/**
 * The lauréat; the instructeurs who follow the dossier are in copy of the last reminder.
 * @returns null when the lauréat has no address
 */
export function recipientsOf(
  campaign: FollowUpCampaign,
  { dossier, address: to }: { dossier: DatedDossier; address: string | null },
  step: Step,
): Recipients | null {
  if (to === null) return null
  if (step !== 'last') return { to, cc: [], unreadable: 0 }
  const others = [campaign.robot, to].map((address) => address.toLowerCase())
  const addresses = dossier.followers.map(({ email }) => readAddress(email))
  const cc = addresses.filter((address) => address !== null)
  return {
    to,
    cc: [...new Set(cc)].filter((address) => !others.includes(address.toLowerCase())),
    unreadable: addresses.length - cc.length,
  }
}
