import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { OwnForm } from '../campaign/own-forms.ts'
import type { Readers } from '../campaign/services.ts'
import type { ExpiryToTell } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import { type PeriodNames, periodNames } from '../domain/follow-up/period-words.ts'
import type { Period } from '../domain/follow-up/periods.ts'
import { mergeReminders, type Reminder, toDone } from '../domain/follow-up/reminders-annotation.ts'
import type { Report } from '../domain/follow-up/report.ts'
import { type Note, type ReportLine, reportNotes } from '../domain/follow-up/report-lines.ts'
import type { ReportsOfLaureat } from '../domain/follow-up/reports.ts'
import { type Followed, type Step, stepDue } from '../domain/follow-up/steps.ts'
import type { Holidays } from '../domain/follow-up/working-days.ts'
import type { LaureatMemory } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import { type FollowUpCampaign, rhythmOf } from './campaigns.ts'
import { expiryOf } from './expiry.ts'
import { goneOf } from './memory.ts'
import { readOwnReports } from './own-reports.ts'
import type { DecidedDossier, JournalledReminder } from './read.ts'
import { addressToTry, begunWith, withAddress } from './refusals.ts'
import type { OpenedReportForm } from './report-form.ts'
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
  /** What the instructeur is told besides, but for the expiry. */
  readonly notes: readonly Note[]
  /** How lines name the periods. */
  readonly nameOf: PeriodNames
  readonly memory: LaureatMemory | undefined
  readonly siren: string | null
  /** null: DS keeps the dossier long enough. */
  readonly expiry: ExpiryToTell | null
  readonly journalled: readonly JournalledReminder[]
  readonly due: { readonly period: Period; readonly step: Step } | null
}

export interface FollowUpPlan {
  readonly campaign: FollowUpCampaign
  readonly inDs: CampaignInDs
  readonly today: Day
  /** What can be written in each depends on the revision of the form that it is on, for good. */
  readonly ownForm: OwnForm
  readonly laureats: readonly LaureatPlan[]
  /** Lauréats whom DS lists no more, with what the journal keeps of them. */
  readonly gone: ReadonlyMap<number, LaureatMemory>
  readonly memories: ReadonlyMap<number, LaureatMemory>
  /** Numbers that DS lists in another state than accepted. */
  readonly notLaureats: ReadonlySet<number>
  /** null where reports are not given by a form. */
  readonly reportForm: OpenedReportForm | null
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
  configured: FollowUpCampaign,
): Promise<FollowUpPlan> {
  const inDs = await readers.campaigns.open(configured.id)
  const campaign = { ...inDs.campaign, followUp: configured.followUp }
  const rhythm = rhythmOf(campaign)
  const { today, read, beliefs, told, reportForm, reportsRead, stray, of } = await readOwnReports(
    readers,
    inDs,
    campaign,
  )
  const { unreadable } = reportsRead
  // Of a lauréat whom DS cannot show today.
  const isHidden = ({ laureat }: Report) =>
    laureat.state === 'known' && read.unreadable.numbers.includes(laureat.value)
  const hold = await holdFor(readers, campaign, rhythm.holidays, today, unreadable, told)

  const { fingerprint } = beliefs
  const laureats = read.laureats.map((dossier): LaureatPlan => {
    const { own, hidden } = of(dossier)
    const belief = beliefs.of(dossier)
    const { lines, journalled, memory, addresses } = belief
    const announced = readAnnouncedEnd(campaign, dossier)
    const known = { own, hidden, announcedEnd: announced.day }
    const { followed, notes } = follow(campaign, inDs, dossier, known, today)
    const address = addressToTry(addresses, lines.reminders, journalled, fingerprint)
    const begun = begunWith(lines.reminders, journalled, address, fingerprint)
    const expiry = expiryOf(rhythm.calendar, dossier, followed, belief, today)
    // The report that DS cannot show may be the one that would be asked for.
    const isHeld = hold.heldUntil !== null && today < hold.heldUntil
    const due = isHeld ? null : stepDue(rhythm, followed, begun.map(toDone), today)
    const reminders = mergeReminders(
      lines.reminders,
      journalled
        .filter(({ sending }) => sending.state !== 'pending')
        .map((one) => withAddress(one, addresses, lines.reminders, fingerprint)),
    )
    return {
      dossier,
      address,
      reports: own,
      hidden,
      announcedEnd: announced.day,
      followed,
      reminders,
      notes: [...(announced.note ? [announced.note] : []), ...notes, ...reportNotes(own)],
      nameOf: periodNames(rhythm.calendar, followed.decidedOn, today),
      memory,
      siren: belief.laureat.siren,
      expiry,
      journalled,
      due,
    }
  })
  return {
    campaign,
    inDs,
    today,
    ownForm: await readers.campaigns.ownForms.read(inDs.demarche, read.laureats),
    laureats,
    gone:
      read.unreadable.unnamed > 0 ? new Map() : goneOf(beliefs.memories, read.listed, campaign.id),
    memories: beliefs.memories,
    notLaureats: new Set([...read.listed].filter((number) => !read.accepted.has(number))),
    reportForm,
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
  const before = (await journal.get(keys.hiddenReports(id))) ?? {}
  const since = unreadableSince(before, unreadable, today)
  const numbers = unreadable.numbers.filter(
    (number) => !told.some(({ dossier }) => dossier === number),
  )
  const ofNobody = { ...unreadable, numbers }
  return { since, heldUntil: heldUntil(since, ofNobody, holidays) }
}
