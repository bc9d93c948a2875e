import type { CampaignInDs } from '../campaign/campaigns.ts'
import { factFrom, findChamp } from '../campaign/reading/find-champ.ts'
import { readDay } from '../campaign/reading/readers.ts'
import type { AnnotationKey } from '../config/form.ts'
import { isBeyondReason, parisDay, withinReason } from '../domain/dates.ts'
import { quote } from '../domain/eligibility/wording.ts'
import type { Day } from '../domain/facts.ts'
import type { Note, ReportLine } from '../domain/follow-up/report-lines.ts'
import { periodsReportedBy, type ReportsOfLaureat } from '../domain/follow-up/reports.ts'
import type { Followed } from '../domain/follow-up/steps.ts'
import { formatDay, frenchSpaces } from '../domain/french.ts'
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

/** A day that an annotation or the form holds. */
interface ReadDay {
  readonly day: Day | null
  /** Said to the instructeur when what is there cannot be one. */
  readonly note: Note | null
}

/** The end of the project as the form announced it; one before the decision, or beyond reason, is none. */
export function readAnnouncedEnd(
  { fields }: Pick<FollowUpCampaign, 'fields'>,
  dossier: DecidedDossier,
): ReadDay {
  const depositedOn = parisDay(dossier.depositedAt)
  const decidedOn = parisDay(dossier.decidedAt)
  const end = factFrom(findChamp(dossier.champs, fields.endDate), (champ) =>
    withinReason(readDay(champ), depositedOn, champ.text),
  )
  const isPossible = end.state === 'known' && end.value >= decidedOn
  if (end.state === 'missing' || end.state === 'not-asked' || isPossible)
    return { day: isPossible ? end.value : null, note: null }
  const found = end.state === 'known' ? formatDay(end.value) : end.found
  return { day: null, note: noteOf(decidedOn, 'date de fin annoncée dans le dossier', found) }
}

const noteOf = (on: Day, subject: string, found: string): Note => ({
  on,
  text: frenchSpaces(`${subject} : ${quote(found)} est illisible ou impossible, sans effet`),
})

/** What the steps of the follow-up depend on, and what could not be read of it. */
export function follow(
  { followUp: { calendar, reports } }: FollowUpCampaign,
  inDs: CampaignInDs,
  dossier: DecidedDossier,
  { own, hidden, announcedEnd }: Known,
  today: Day,
): { followed: Followed; notes: Note[] } {
  const decidedOn = parisDay(dossier.decidedAt)
  if ('annotation' in reports) {
    const lastReport = annotatedDay(inDs, dossier, 'lastReport', { from: decidedOn, until: today })
    const end = annotatedDay(inDs, dossier, 'projectEnd', { from: decidedOn, until: null })
    return {
      followed: {
        decidedOn,
        projectEnd: end.day ?? announcedEnd,
        reported: lastReport.day
          ? periodsReportedBy(calendar, { decidedOn }, lastReport.day)
          : new Set(),
        unplacedOn: null,
      },
      notes: [lastReport.note, end.note].filter((note) => note !== null),
    }
  }
  const hiddenUnplaced = hidden.filter(
    ({ fate }) => 'ignored' in fate && fate.ignored === 'unplaced',
  )
  const unplacedDays = [
    ...own.unplaced.map(({ depositedOn }) => depositedOn),
    ...hiddenUnplaced.map(({ on }) => on),
  ]
  // What the robot wrote for a report that DS does not show stands for it; otherwise it is never read back, or the
  // date of a report that was withdrawn would stay for ever.
  const written =
    hidden.length > 0
      ? annotatedDay(inDs, dossier, 'projectEnd', { from: decidedOn, until: null }).day
      : null
  const said = isBehind(own, hidden) ? (written ?? own.projectEnd) : (own.projectEnd ?? written)
  return {
    followed: {
      decidedOn,
      projectEnd: said ?? announcedEnd,
      reported: new Set([
        ...own.received.map(({ period }) => period),
        ...hidden.flatMap(({ fate }) => ('received' in fate ? [fate.received] : [])),
      ]),
      unplacedOn: unplacedDays.sort().at(-1) ?? null,
    },
    notes: [],
  }
}

/** Whether the latest report received is one that DS does not show. */
export function isBehind({ received }: ReportsOfLaureat, hidden: readonly ReportLine[]): boolean {
  const shown = received.at(-1)?.period ?? ''
  return hidden.some(({ fate }) => 'received' in fate && fate.received > shown)
}

/**
 * A day that the robot or an instructeur wrote: what an applicant pre-filled is nobody's.
 * @param possible null: up to what is within reason
 */
function annotatedDay(
  { form }: CampaignInDs,
  dossier: DatedDossier,
  key: AnnotationKey,
  possible: { readonly from: Day; readonly until: Day | null },
): ReadDay {
  const id = form.annotations.get(key)?.id
  const writtenAt = id === undefined ? undefined : dossier.writtenSinceDeposit.get(id)
  const annotation = dossier.annotations.find((one) => one.id === id)
  const day = annotation?.value.kind === 'date' ? annotation.value.date : null
  if (!annotation || writtenAt === undefined || day === null) return { day: null, note: null }
  const { from, until } = possible
  const isPossible = day >= from && (until === null ? !isBeyondReason(day, from) : day <= until)
  if (isPossible) return { day, note: null }
  return {
    day: null,
    note: noteOf(parisDay(writtenAt), `« ${annotation.label} »`, annotation.text),
  }
}
