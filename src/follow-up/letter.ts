import { DateTime } from 'luxon'
import { readContact } from '../campaign/reading/facts.ts'
import { factFrom, findChamp } from '../campaign/reading/find-champ.ts'
import { readText } from '../campaign/reading/readers.ts'
import type { Readers } from '../campaign/services.ts'
import { type ReportFieldKey, reportLabels } from '../config/form.ts'
import type { Config } from '../config/load.ts'
import type { Day } from '../domain/facts.ts'
import { type Period, periodInWords } from '../domain/follow-up/periods.ts'
import { type LinkChamp, prefilledLink } from '../domain/follow-up/prefilled-link.ts'
import type { Step } from '../domain/follow-up/steps.ts'
import { foldLabel } from '../domain/labels.ts'
import { type DatedDossier, type Descriptor, only } from '../ds/port.ts'
import { type Message, readAddress } from '../mail/message.ts'
import type { Letterhead } from '../mail/templates/letter.ts'
import { reminderMessage } from '../mail/templates/reminder.ts'
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
export function addressesOf(campaign: FollowUpCampaign, dossier: DatedDossier): string[] {
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

export const letterheadOf = ({ mail }: Pick<Config, 'mail'>): Letterhead => ({
  header: mail?.header ?? null,
  canReply: mail?.replyTo !== undefined,
})

/** Makes the link to a campaign's report form; null where reports are not given by a form. */
export async function openReportForm(
  { ds, dsUrl }: Pick<Readers, 'ds' | 'dsUrl'>,
  { followUp: { reports } }: FollowUpCampaign,
): Promise<(dossier: number, period: Period) => string | null> {
  if ('annotation' in reports) return () => null
  const { champs } = only(await ds.demarches([reports.demarche]))
  const labels = reportLabels(reports.fields)
  const find = (key: ReportFieldKey) => champOf(champs, labels[key])
  const linked = { laureat: find('laureat'), period: find('period') }
  const { origin } = new URL(dsUrl)
  return (dossier, period) => prefilledLink(origin, reports.path, linked, dossier, period.id)
}

function champOf(champs: readonly Descriptor[], candidates: readonly string[]) {
  const folded = candidates.map(foldLabel)
  return champs.find(
    ({ id, label }): boolean => candidates.includes(id) || folded.includes(foldLabel(label)),
  ) satisfies LinkChamp | undefined
}

export function messageTo(
  recipients: Recipients,
  campaign: FollowUpCampaign,
  dossier: DatedDossier,
  { period, step }: { readonly period: Period; readonly step: Step },
  link: string | null,
  head: Letterhead,
): Message {
  const title = factFrom(findChamp(dossier.champs, campaign.fields.title), readText)
  return reminderMessage(
    {
      step,
      dossier: dossier.number,
      project: title.state === 'known' ? title.value : null,
      collectivite: dossier.demandeur.kind === 'personne-morale' ? dossier.demandeur.name : null,
      period: periodInWords(period.id),
      dueOn: inWords(period.dueOn),
      final: period.final,
      link,
    },
    head,
    { recipient: recipients.to, to: [recipients.to], cc: recipients.cc },
  )
}

/** « 31 mars 2022 », « 1er avril 2022 ». */
const inWords = (day: Day) =>
  DateTime.fromISO(day, { zone: 'utc', locale: 'fr' })
    .toFormat('d MMMM yyyy')
    .replace(/^1 /, '1er ')
