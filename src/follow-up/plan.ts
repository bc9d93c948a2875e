import type { CampaignInDs } from '../campaign/campaigns.ts'
import { parisDay, sirenOf } from '../campaign/reading/report.ts'
import type { Readers } from '../campaign/services.ts'
import type { Day } from '../domain/facts.ts'
import type { Period } from '../domain/follow-up/periods.ts'
import {
  mergeReminders,
  type Reminder,
  type ReportLine,
  toDone,
} from '../domain/follow-up/reminders-annotation.ts'
import {
  type Laureat,
  matchReports,
  noReports,
  type Report,
  type ReportsOfLaureat,
} from '../domain/follow-up/reports.ts'
import { type Followed, type Step, stepDue } from '../domain/follow-up/steps.ts'
import type { Holidays } from '../domain/follow-up/working-days.ts'
import { readFingerprint } from '../mail/fingerprint.ts'
import { keys } from '../queue/keys.ts'
import { type FollowUpCampaign, rhythmOf } from './campaigns.ts'
import { addressesOf } from './letter.ts'
import {
  type DecidedDossier,
  hiddenReports,
  type JournalledReminder,
  readAnnotated,
  readJournalled,
  readLaureats,
  readReports,
} from './read.ts'
import { addressToTry, begunWith } from './refusals.ts'
import { follow, readAnnouncedEnd } from './standing.ts'
import { ownStrays } from './strays.ts'
import { heldUntil, type Unreadable, type UnreadableSince, unreadableSince } from './unreadable.ts'

/** One lauréat today: what is known, and the e-mail due, if one is. */
export interface LaureatPlan {
  readonly dossier: DecidedDossier
  /** Where the lauréat is written to today; null when no address can be read. Personal data. */
  readonly address: string | null
  readonly reports: ReportsOfLaureat
  /** Reports that the annotation tells of, and that DS does not show: see `hiddenReports`. */
  readonly hidden: readonly ReportLine[]
  /** The end of the project as the form announced it. */
  readonly announcedEnd: Day | null
  readonly followed: Followed
  /** Those whose ending is known; an e-mail still pending is only in `journalled`. */
  readonly reminders: readonly Reminder[]
  readonly journalled: readonly JournalledReminder[]
  readonly due: { readonly period: Period; readonly step: Step } | null
}

export interface FollowUpPlan {
  readonly campaign: FollowUpCampaign
  readonly inDs: CampaignInDs
  readonly today: Day
  readonly laureats: readonly LaureatPlan[]
  /** Reports that belong to no lauréat. */
  readonly stray: readonly Report[]
  /** What DS cannot show; the reports with the day from which reminders no longer wait for those of nobody known. */
  readonly unreadable: {
    readonly laureats: Unreadable
    readonly reports: Unreadable
    readonly since: UnreadableSince
    readonly heldUntil: Day | null
  }
}

/** Reads everything afresh from DS and from the journal; writes nothing. */
export async function planFollowUp(
  readers: Readers,
  campaign: FollowUpCampaign,
): Promise<FollowUpPlan> {
  const inDs = await readers.campaigns.open(campaign.id)
  const rhythm = rhythmOf(campaign)
  const today = parisDay(new Date(readers.now()).toISOString())
  const read = await readLaureats(readers, inDs)
  const annotated = new Map(
    read.laureats.map((dossier) => [dossier.number, readAnnotated(inDs, dossier)]),
  )
  const told = [...annotated.values()].flatMap(({ reports }) => reports)
  const reportsRead = await readReports(
    readers,
    campaign,
    told.map(({ dossier }) => dossier),
  )
  const { reports, unreadable } = reportsRead
  const { byLaureat, stray } = matchReports(rhythm.calendar, read.laureats.map(toLaureat), reports)
  // Of a lauréat whom DS cannot show today.
  const isHidden = ({ laureat }: Report) =>
    laureat.state === 'known' && read.unreadable.numbers.includes(laureat.value)
  const hold = await holdFor(readers, campaign, rhythm.holidays, today, unreadable, told)
  const rows = await readJournalled(readers)
  const fingerprint = await readFingerprint(readers.journal)

  const laureats = read.laureats.map((dossier): LaureatPlan => {
    const own = byLaureat.get(dossier.number) ?? noReports
    const lines = annotated.get(dossier.number) ?? { reminders: [], reports: [] }
    const hidden = hiddenReports(
      rhythm.calendar,
      dossier,
      { lines: lines.reports, own },
      reportsRead,
      today,
    )
    const announcedEnd = readAnnouncedEnd(campaign, dossier)
    const followed = follow(campaign, inDs, dossier, { own, hidden, announcedEnd })
    const journalled = rows.get(dossier.number) ?? []
    const address = addressToTry(addressesOf(campaign, dossier), journalled, fingerprint)
    const begun = begunWith(
      lines.reminders,
      journalled,
      address === null ? null : (fingerprint?.(address) ?? null),
    )
    // The report that DS cannot show may be the one that would be asked for.
    const isHeld = hold.heldUntil !== null && today < hold.heldUntil
    const due = isHeld ? null : stepDue(rhythm, followed, begun.map(toDone), today)
    const reminders = mergeReminders(
      lines.reminders,
      journalled
        .filter(({ sending }) => sending.state !== 'pending')
        .map(({ reminder }) => reminder),
    )
    return {
      dossier,
      address,
      reports: own,
      hidden,
      announcedEnd,
      followed,
      reminders,
      journalled,
      due,
    }
  })
  return {
    campaign,
    inDs,
    today,
    laureats,
    stray: await ownStrays(
      readers,
      campaign,
      stray.filter((report) => !isHidden(report)),
    ),
    unreadable: { laureats: read.unreadable, reports: unreadable, ...hold },
  }
}

/** How long the reminders of everybody wait, for reports that DS cannot show and no annotation tells of. */
async function holdFor(
  { journal }: Readers,
  { id }: FollowUpCampaign,
  holidays: Holidays,
  today: Day,
  unreadable: Unreadable,
  told: readonly ReportLine[],
): Promise<Pick<FollowUpPlan['unreadable'], 'since' | 'heldUntil'>> {
  const before = (await journal.get<UnreadableSince>(keys.hiddenReports(id))) ?? {}
  const since = unreadableSince(before, unreadable, today)
  const numbers = unreadable.numbers.filter(
    (number) => !told.some(({ dossier }) => dossier === number),
  )
  const ofNobody = { ...unreadable, numbers }
  return { since, heldUntil: heldUntil(since, ofNobody, holidays) }
}

/** A lauréat's dossier, as far as its reports are concerned. */
export const toLaureat = (dossier: DecidedDossier): Laureat => ({
  dossier: dossier.number,
  siren: sirenOf(dossier),
  decidedOn: parisDay(dossier.decidedAt),
})
