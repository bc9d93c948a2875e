import type { AnnotationKey } from '../../config/form.ts'
import type { Day } from '../../domain/facts.ts'
import type { Period } from '../../domain/follow-up/periods.ts'
import {
  mergeReminders,
  type Reminder,
  type ReportLine,
  reportLines,
  toDone,
} from '../../domain/follow-up/reminders-annotation.ts'
import {
  type Laureat,
  matchReports,
  noReports,
  periodsReportedBy,
  type Report,
  type ReportsOfLaureat,
} from '../../domain/follow-up/reports.ts'
import { type Followed, type Step, stepDue } from '../../domain/follow-up/steps.ts'
import type { Holidays } from '../../domain/follow-up/working-days.ts'
import { factFrom, findChamp } from '../../ds/find-champ.ts'
import type { DatedDossier } from '../../ds/port.ts'
import { readDay } from '../../ds/readers.ts'
import { parisDay, sirenOf } from '../../ds/report.ts'
import { readFingerprint } from '../../mail/fingerprint.ts'
import type { Desk } from '../desks.ts'
import { keys } from '../memory.ts'
import type { Readers } from '../services.ts'
import { type FollowUpCampaign, followedCampaigns, rhythmOf } from './campaigns.ts'
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
import {
  heldUntil,
  isOfOneDossier,
  type Unreadable,
  type UnreadableSince,
  unreadableSince,
} from './unreadable.ts'

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
  readonly desk: Desk
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
  const desk = await readers.desks.open(campaign.id)
  const rhythm = rhythmOf(campaign)
  const today = parisDay(new Date(readers.now()).toISOString())
  const read = await readLaureats(readers, desk)
  const annotated = new Map(
    read.laureats.map((dossier) => [dossier.number, readAnnotated(desk, dossier)]),
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
    const followed = follow(campaign, desk, dossier, { own, hidden, announcedEnd })
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
    desk,
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

/**
 * Campaigns may share a report démarche: a report that names a dossier of another one is that campaign's business;
 * one that names nobody's is the first one's.
 */
async function ownStrays(
  { config, ds }: Readers,
  campaign: FollowUpCampaign,
  stray: readonly Report[],
): Promise<Report[]> {
  const sharing = followedCampaigns(config).filter(
    (other) => reportDemarche(other) === reportDemarche(campaign),
  )
  const isOwn = async ({ laureat }: Report) => {
    const named = laureat.state === 'known' ? await demarcheOf(ds, laureat.value) : null
    const owner = sharing.find(({ demarche }) => demarche === named) ?? sharing[0]
    return owner?.id === campaign.id
  }
  const own = await Promise.all(stray.map(isOwn))
  return stray.filter((_, place) => own[place])
}

const reportDemarche = ({ followUp: { reports } }: FollowUpCampaign) =>
  'annotation' in reports ? null : reports.demarche

/** null: DS knows no such dossier, cannot show it, or the token does not cover it. */
async function demarcheOf(ds: Readers['ds'], number: number): Promise<number | null> {
  try {
    return (await ds.dossier(number))?.demarche ?? null
  } catch (error) {
    if (isOfOneDossier(error)) return null
    throw error
  }
}

function readAnnouncedEnd({ fields }: FollowUpCampaign, dossier: DecidedDossier): Day | null {
  const endDate = factFrom(findChamp(dossier.champs, fields.endDate), readDay)
  return endDate.state === 'known' ? endDate.value : null
}

function follow(
  { followUp: { calendar, reports } }: FollowUpCampaign,
  desk: Desk,
  dossier: DecidedDossier,
  {
    own,
    hidden,
    announcedEnd,
  }: Pick<LaureatPlan, 'hidden' | 'announcedEnd'> & { own: ReportsOfLaureat },
): Followed {
  const decidedOn = parisDay(dossier.decidedAt)
  if ('annotation' in reports) {
    const reportedOn = annotatedDay(desk, dossier, 'lastReport')
    return {
      decidedOn,
      projectEnd: annotatedDay(desk, dossier, 'projectEnd') ?? announcedEnd,
      reported: reportedOn ? periodsReportedBy(calendar, { decidedOn }, reportedOn) : new Set(),
      unplacedOn: null,
    }
  }
  const unplaced = [...reportLines(own), ...hidden].filter(
    ({ fate }) => 'ignored' in fate && fate.ignored === 'unplaced',
  )
  // What the robot wrote for a report that DS does not show stands for it; otherwise it is never read back, or the
  // date of a report that was withdrawn would stay for ever.
  const written = hidden.length > 0 ? annotatedDay(desk, dossier, 'projectEnd') : null
  const said = isBehind(own, hidden) ? (written ?? own.projectEnd) : (own.projectEnd ?? written)
  return {
    decidedOn,
    projectEnd: said ?? announcedEnd,
    reported: new Set([
      ...own.received.map(({ period }) => period),
      ...hidden.flatMap(({ fate }) => ('received' in fate ? [fate.received] : [])),
    ]),
    unplacedOn:
      unplaced
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? null,
  }
}

/** Whether the latest report received is one that DS does not show. */
export function isBehind({ received }: ReportsOfLaureat, hidden: readonly ReportLine[]): boolean {
  const shown = received.at(-1)?.period ?? ''
  return hidden.some(({ fate }) => 'received' in fate && fate.received > shown)
}

/** A day that the robot or an instructeur wrote: what an applicant pre-filled is nobody's. */
function annotatedDay({ form }: Desk, dossier: DatedDossier, key: AnnotationKey): Day | null {
  const id = form.annotations.get(key)?.id
  if (id === undefined || !dossier.writtenSinceDeposit.has(id)) return null
  const value = dossier.annotations.find((one) => one.id === id)?.value
  return value?.kind === 'date' ? value.date : null
}
