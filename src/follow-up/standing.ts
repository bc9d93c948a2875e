import type { CampaignInDs } from '../campaign/campaigns.ts'
import { factFrom, findChamp } from '../campaign/reading/find-champ.ts'
import { readDay } from '../campaign/reading/readers.ts'
import { parisDay } from '../campaign/reading/report.ts'
import type { AnnotationKey } from '../config/form.ts'
import type { Day } from '../domain/facts.ts'
import { type ReportLine, reportLines } from '../domain/follow-up/reminders-annotation.ts'
import { periodsReportedBy, type ReportsOfLaureat } from '../domain/follow-up/reports.ts'
import type { Followed } from '../domain/follow-up/steps.ts'
import type { DatedDossier } from '../ds/port.ts'
import type { FollowUpCampaign } from './campaigns.ts'
import type { DecidedDossier } from './read.ts'

/** What is known of a lauréat besides his dossier. */
export interface Known {
  readonly own: ReportsOfLaureat
  /** Reports that the annotation tells of, and that DS does not show: see `hiddenReports`. */
  readonly hidden: readonly ReportLine[]
  readonly announcedEnd: Day | null
}

/** The end of the project as the form announced it. */
export function readAnnouncedEnd(
  { fields }: FollowUpCampaign,
  dossier: DecidedDossier,
): Day | null {
  const endDate = factFrom(findChamp(dossier.champs, fields.endDate), readDay)
  return endDate.state === 'known' ? endDate.value : null
}

/** What the steps of the follow-up depend on. */
export function follow(
  { followUp: { calendar, reports } }: FollowUpCampaign,
  inDs: CampaignInDs,
  dossier: DecidedDossier,
  { own, hidden, announcedEnd }: Known,
): Followed {
  const decidedOn = parisDay(dossier.decidedAt)
  if ('annotation' in reports) {
    const reportedOn = annotatedDay(inDs, dossier, 'lastReport')
    return {
      decidedOn,
      projectEnd: annotatedDay(inDs, dossier, 'projectEnd') ?? announcedEnd,
      reported: reportedOn ? periodsReportedBy(calendar, { decidedOn }, reportedOn) : new Set(),
      unplacedOn: null,
    }
  }
  const unplaced = [...reportLines(own), ...hidden].filter(
    ({ fate }) => 'ignored' in fate && fate.ignored === 'unplaced',
  )
  // What the robot wrote for a report that DS does not show stands for it; otherwise it is never read back, or the
  // date of a report that was withdrawn would stay for ever.
  const written = hidden.length > 0 ? annotatedDay(inDs, dossier, 'projectEnd') : null
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
function annotatedDay(
  { form }: CampaignInDs,
  dossier: DatedDossier,
  key: AnnotationKey,
): Day | null {
  const id = form.annotations.get(key)?.id
  if (id === undefined || !dossier.writtenSinceDeposit.has(id)) return null
  const value = dossier.annotations.find((one) => one.id === id)?.value
  return value?.kind === 'date' ? value.date : null
}
