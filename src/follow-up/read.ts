import type { CampaignInDs } from '../campaign/campaigns.ts'
import { readReport } from '../campaign/reading/report.ts'
import type { Readers } from '../campaign/services.ts'
import { parisDay } from '../domain/dates.ts'
import type { Day } from '../domain/facts.ts'
import { type Calendar, isPast, type PeriodId } from '../domain/follow-up/periods.ts'
import type { Reminder } from '../domain/follow-up/reminders-annotation.ts'
import type { Report } from '../domain/follow-up/report.ts'
import type { ReportLine } from '../domain/follow-up/report-lines.ts'
import type { ReportsOfLaureat } from '../domain/follow-up/reports.ts'
import { STEPS, type Step } from '../domain/follow-up/steps.ts'
import type { DatedDossier, ListedDossier, Result } from '../ds/port.ts'
import type { Failure } from '../failures/failure.ts'
import { readRow, type Sending } from '../mail/send.ts'
import { keys } from '../queue/keys.ts'
import { listAll } from './listing.ts'
import type { OpenedReportForm } from './report-form.ts'
import { readEach, type Unreadable } from './unreadable.ts'

/** An accepted dossier whose decision is dated. */
export type DecidedDossier = DatedDossier & { readonly decidedAt: string }

export interface LaureatsRead {
  readonly laureats: readonly DecidedDossier[]
  readonly unreadable: Unreadable
  /** As `readEach`. */
  readonly passing: Failure | null
  /** Numbers of all the dossiers of the démarche, and of those that are accepted. */
  readonly listed: ReadonlySet<number>
  readonly accepted: ReadonlySet<number>
}

/**
 * The lauréats of a campaign, less the administrator's tests, and those that DS cannot show.
 * @param on the day for which that is asked, when it is a past one: those who were lauréats at its end
 */
export async function readLaureats(
  { ds, log, campaigns }: Readers,
  { campaign, demarche }: CampaignInDs,
  on?: Day,
): Promise<LaureatsRead> {
  const { listed, unnamed } = await listAll(ds, demarche.number)
  const taken = await campaigns.others.takenBy(campaign.id)
  const accepted = new Set(
    listed.filter(({ state }) => state === 'accepte').map(({ number }) => number),
  )
  // One that was refused or reopened since may have been a lauréat then.
  const wanted = on === undefined ? [...accepted] : listed.map(({ number }) => number)
  const own = wanted.filter((number) => taken?.has(number) ?? true)
  const { found, gone, failed, passing } = await readEach(own, ds.datedDossiers)
  const laureats: DecidedDossier[] = []
  for (const dossier of found.values()) {
    const { state, number } = dossier
    const decidedAt = acceptedAt(dossier, on)
    if (decidedAt !== null) laureats.push({ ...dossier, decidedAt })
    else if (state === 'accepte' && dossier.decidedAt === null)
      log.warn({ campaign: campaign.id, dossier: number }, 'accepted without a date')
  }
  const lost = [...failed, ...gone].filter((number) => on === undefined || accepted.has(number))
  return {
    laureats: laureats.sort((a, b) => a.number - b.number),
    unreadable: { numbers: lost.sort((a, b) => a - b), unnamed },
    passing,
    listed: new Set(listed.map(({ number }) => number)),
    accepted,
  }
}

/** When a dossier became a lauréat; null when it is none, or was none at the end of that day. */
function acceptedAt({ state, decidedAt, decisions }: DatedDossier, on?: Day): string | null {
  if (on === undefined) return state === 'accepte' ? decidedAt : null
  const last = decisions.findLast(({ at }) => parisDay(at) <= on)
  if (last) return last.isAccepted ? last.at : null
  const isKnown = state === 'accepte' && decidedAt !== null && decisions.length === 0
  return isKnown && parisDay(decidedAt) <= on ? decidedAt : null
}

interface ReadReport {
  readonly stands: boolean
  readonly report: Report
}

export interface ReportsRead {
  readonly reports: readonly Report[]
  readonly unreadable: Unreadable
  /** Reports that annotations tell of and that DS knows no more: withdrawn, or not kept any longer. */
  readonly gone: readonly number[]
  /** As `readEach`. */
  readonly passing: Failure | null
}

const NO_REPORTS_READ: ReportsRead = {
  reports: [],
  unreadable: { numbers: [], unnamed: 0 },
  gone: [],
  passing: null,
}

/**
 * Every report that stands: one that an instructeur refused or closed does not.
 * @param form null where reports are not given by a form
 * @param told numbers of the reports that annotations tell of: a dossier that DS lists without showing it may be one
 * @param on the day for which that is asked, when it is a past one: a later refusal does not count
 */
export async function readReports(
  { ds }: Readers,
  form: OpenedReportForm | null,
  told: readonly number[],
  on?: Day,
): Promise<ReportsRead> {
  if (form === null) return NO_REPORTS_READ
  const { labels } = form
  const { listed, unnamed } = await listAll(ds, form.demarche)
  // Only what a report says is kept: a dossier may be of a megabyte, and there may be thousands.
  const read = async (numbers: readonly number[]) =>
    (await ds.datedDossiers(numbers)).map((result): Result<ReadReport | null> => {
      if ('failure' in result) return result
      const dossier = result.ok
      if (dossier === null) return { ok: null }
      return {
        ok: { stands: stands(dossier, on), report: readReport(dossier, labels, on) },
      }
    })
  const wanted = listed.filter((one) => on !== undefined || !isRefused(one))
  const shown = await readEach(
    wanted.map(({ number }) => number),
    read,
  )
  const known = new Set(listed.map(({ number }) => number))
  const lost = told.filter((number) => !known.has(number))
  const sought = await readEach(unnamed > 0 ? lost : [], read)
  const found = [...shown.found.values(), ...sought.found.values()]
  return {
    reports: found.filter((one) => one.stands).map(({ report }) => report),
    unreadable: {
      numbers: [...shown.failed, ...shown.gone, ...sought.failed].sort((a, b) => a - b),
      unnamed: Math.max(0, unnamed - sought.found.size - sought.failed.length),
    },
    gone: unnamed > 0 ? sought.gone : lost,
    passing: shown.passing ?? sought.passing,
  }
}

/**
 * The reports of one lauréat that still count although DS does not show them: those that it cannot show, and those
 * that it no longer keeps. DS hides a dossier for good once its time is over and lists it nowhere, not even among the
 * deleted ones: a report is taken for withdrawn only while its period is still asked for, or when another one answers it.
 * @param lines what the annotation tells of the reports
 * @param own what the reports that DS shows say
 */
export function hiddenReports(
  calendar: Calendar,
  { decidedAt }: DecidedDossier,
  { lines, own }: { lines: readonly ReportLine[]; own: ReportsOfLaureat },
  { unreadable, gone }: Pick<ReportsRead, 'unreadable' | 'gone'>,
  today: Day,
): ReportLine[] {
  return lines.filter(({ dossier, fate }) => {
    if (unreadable.numbers.includes(dossier)) return true
    if (!gone.includes(dossier) || !('received' in fate)) return false
    if (own.received.some(({ period }) => period === fate.received)) return false
    return isPast(calendar, parisDay(decidedAt), fate.received, today)
  })
}

const isRefused = ({ state }: Pick<ListedDossier, 'state'>) =>
  state === 'refuse' || state === 'sans_suite'

function stands(dossier: DatedDossier, on?: Day): boolean {
  if (!isRefused(dossier)) return true
  const { decidedAt } = dossier
  return on !== undefined && decidedAt !== null && parisDay(decidedAt) > on
}

/** A row of the journal about an e-mail to a lauréat. */
export interface JournalledReminder {
  readonly row: string
  /** Fingerprint of the address it went to. */
  readonly address: string
  readonly sending: Sending
  readonly reminder: Reminder
}

/** What the journal knows of the e-mails to the lauréats, by dossier. A row still pending reads as uncertain. */
export async function readJournalled({
  journal,
}: Pick<Readers, 'journal'>): Promise<ReadonlyMap<number, readonly JournalledReminder[]>> {
  const byDossier = new Map<number, JournalledReminder[]>()
  const rows = await journal.list(keys.letters)
  // Of two addresses of one lauréat, the last one written to tells how the e-mail ended.
  for (const { key: row, value: sending } of rows.sort(byInstant)) {
    const about = readRow(row)
    const step = STEPS.find((one) => one === about?.step)
    if (!about || !step || about.recipient !== 'laureat') continue
    const { dossier, period, address } = about
    const reminder = toReminder(period, step, sending)
    const known = byDossier.get(dossier) ?? []
    byDossier.set(dossier, [...known, { row, address, sending, reminder }])
  }
  return byDossier
}

const byInstant = (a: { value: Sending }, b: { value: Sending }) =>
  a.value.at.localeCompare(b.value.at)

export const toReminder = (period: PeriodId, step: Step, { state, at }: Sending): Reminder => ({
  on: parisDay(at),
  period,
  step,
  ending: state === 'pending' ? 'unknown' : state,
})
