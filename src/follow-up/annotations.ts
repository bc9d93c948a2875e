import { placeOf } from '../campaign/place.ts'
import type { AnnotationKey } from '../config/form.ts'
import { quote } from '../domain/eligibility/wording.ts'
import { expiryNote } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import { companiesText, companyLine } from '../domain/follow-up/companies-annotation.ts'
import { type Reminder, writeReminders } from '../domain/follow-up/reminders-annotation.ts'
import { reportLines } from '../domain/follow-up/report-lines.ts'
import {
  type AnnotationDifference,
  type AnnotationValue,
  compareAnnotation,
} from '../ds/annotations.ts'
import type { Champ, DatedDossier } from '../ds/port.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'
import { isBehind } from './standing.ts'

export interface ReportWrite extends AnnotationDifference {
  readonly annotation: AnnotationKey
}

/**
 * A date once emptied in DS's pages stays empty, although the API says that it wrote it (docs/comment-ds-se-comporte.md,
 * « Les annotations »). What is remembered of a date that was written where there was none: found empty again, it is
 * written again only once it is another date, or an instructeur has edited an annotation in those pages.
 */
export const attemptOf = (
  { from, write }: ReportWrite,
  { annotationsModifiedAt }: Pick<DatedDossier, 'annotationsModifiedAt'>,
): string | null =>
  write.type === 'date' && from === null ? `${write.value} ${annotationsModifiedAt}` : null

/** What annotations should hold; a key left out: what is there stays. */
type Wanted = Partial<Record<AnnotationKey, AnnotationValue>>

/**
 * What is to be written to the annotations of a lauréat, and the dates that DS keeps empty. With
 * `reports: { annotation: true }` an instructeur fills them by hand: only the reminders are the robot's.
 */
export function differences(
  plan: FollowUpPlan,
  laureat: LaureatPlan,
  reminders: readonly Reminder[],
): { readonly writes: readonly ReportWrite[]; readonly stuck: readonly ReportWrite[] } {
  const { inDs, ownForm } = plan
  const { dossier, reports, hidden, expiry } = laureat
  const actual = (key: AnnotationKey): Champ | undefined =>
    dossier.annotations.find(({ id }) => id === inDs.form.annotations.get(key)?.id)
  const isByHand = 'annotation' in plan.campaign.followUp.reports
  const wanted: Wanted = {
    reminders: writeReminders(
      reminders,
      [...reportLines(reports), ...hidden],
      [...laureat.notes, ...(expiry ? [expiryNote(expiry)] : [])],
      laureat.nameOf,
    ),
    ...(isByHand
      ? {}
      : mayLackReports(plan, laureat, actual('reminders'))
        ? whatIsSure(laureat, actual)
        : whatIsSaid(laureat, actual)),
  }
  const all = Object.entries(wanted).flatMap(([key, value]): ReportWrite[] => {
    const annotation = key as AnnotationKey
    const place = placeOf(inDs, annotation, dossier, ownForm)
    if (place?.is !== 'there') return []
    const difference = compareAnnotation(place.descriptor, place.actual, value)
    return difference ? [{ annotation, ...difference }] : []
  })
  const isStuck = (write: ReportWrite) => {
    const attempt = attemptOf(write, dossier)
    return attempt !== null && attempt === laureat.memory?.filled?.[write.annotation]
  }
  return { writes: all.filter((one) => !isStuck(one)), stuck: all.filter(isStuck) }
}

/** Without the annotation that tells of them, a report that DS cannot show may be anybody's. */
function mayLackReports(
  { unreadable }: FollowUpPlan,
  { hidden }: LaureatPlan,
  reminders: Champ | undefined,
): boolean {
  const { numbers, unnamed } = unreadable.reports
  return hidden.length > 0 || (reminders === undefined && numbers.length + unnamed > 0)
}

type Actual = (key: AnnotationKey) => Champ | undefined

/** DS cannot empty a date: once no report tells the end, it is again the one that the form announced. */
function whatIsSaid({ reports, announcedEnd }: LaureatPlan, actual: Actual): Wanted {
  return {
    projectEnd: reports.projectEnd ?? (dayIn(actual('projectEnd')) === null ? null : announcedEnd),
    lastReport: reports.lastReportOn,
    progress: reports.progress && quoteProgress(reports.progress),
    consumedAmount: reports.consumed?.toNumber() ?? null,
    companies: companiesText(reports.companies.map(companyLine)) || null,
  }
}

/** While DS does not show a report, what it said stays: what the others say is added, or replaces it when later. */
function whatIsSure({ reports, hidden }: LaureatPlan, actual: Actual): Wanted {
  const { projectEnd, progress, consumed, lastReportOn, companies } = reports
  const days = [lastReportOn, dayIn(actual('lastReport'))].filter((day) => day !== null).sort()
  const before = (actual('companies')?.text ?? '').split(/\r?\n/).filter((line) => line !== '')
  const added = companies.map(companyLine).filter((line) => !before.includes(line))
  const known = {
    lastReport: days.at(-1),
    companies: companiesText([...before, ...added]) || undefined,
    ...(isBehind(reports, hidden)
      ? {}
      : {
          projectEnd: projectEnd ?? undefined,
          progress: progress === null ? undefined : quoteProgress(progress),
          consumedAmount: consumed?.toNumber(),
        }),
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

const dayIn = (champ: Champ | undefined): Day | null =>
  champ?.value.kind === 'date' ? champ.value.date : null

/** As long as a report may say it. */
const quoteProgress = (progress: string) => quote(progress, 1_000)
