import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Readers } from '../campaign/services.ts'
import { parisDay } from '../domain/dates.ts'
import type { Day } from '../domain/facts.ts'
import type { Calendar } from '../domain/follow-up/periods.ts'
import type { ReportLine } from '../domain/follow-up/report-lines.ts'
import { matchReports, noReports, type ReportsOfLaureat } from '../domain/follow-up/reports.ts'
import { readBeliefs } from './beliefs.ts'
import type { FollowUpCampaign } from './campaigns.ts'
import { type DecidedDossier, hiddenReports, readLaureats, readReports } from './read.ts'
import { openReportForm } from './report-form.ts'

/**
 * The lauréats of a campaign, what is believed of each, and the reports that are theirs.
 * @param followed null: nobody follows them, and no report is asked
 * @param until the day at whose end; absent: now
 */
export async function readOwnReports(
  readers: Readers,
  inDs: CampaignInDs,
  followed: FollowUpCampaign | null,
  until?: Day,
) {
  const today = parisDay(new Date(readers.now()).toISOString())
  const isBy = (day: Day) => until === undefined || day <= until
  // While a month runs, the lauréats of today are those of its end.
  const isPast = until !== undefined && until < today
  const read = await readLaureats(readers, inDs, isPast ? until : undefined)
  const laureats = read.laureats.filter(({ decidedAt }) => isBy(parisDay(decidedAt)))
  const beliefs = await readBeliefs(readers, inDs, laureats)
  const linesOf = (dossier: DecidedDossier) => beliefs.of(dossier).lines.reports
  const told = laureats.flatMap(linesOf)
  const reportForm = followed && (await openReportForm(readers, followed))
  const numbers = told.map(({ dossier }) => dossier)
  const reportsRead = await readReports(readers, reportForm, numbers, until)
  const calendar: Calendar = followed?.followUp.calendar ?? 'quarters'
  const { byLaureat, stray } = matchReports(
    calendar,
    laureats.map((dossier) => beliefs.of(dossier).laureat),
    reportsRead.reports.filter(({ depositedOn }) => isBy(depositedOn)),
  )
  return {
    today,
    read,
    laureats,
    beliefs,
    /** The reports that annotations tell of. */
    told,
    reportForm,
    reportsRead,
    /** Reports that belong to no lauréat. */
    stray,
    /** What the reports of a lauréat say, and those that annotations tell of and DS does not show: see `hiddenReports`. */
    of(dossier: DecidedDossier): { own: ReportsOfLaureat; hidden: ReportLine[] } {
      const own = byLaureat.get(dossier.number) ?? noReports
      const known = { lines: linesOf(dossier), own }
      return { own, hidden: hiddenReports(calendar, dossier, known, reportsRead, today) }
    },
  }
}
