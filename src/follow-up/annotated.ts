import type { CampaignInDs } from '../campaign/campaigns.ts'
import { parisDay } from '../domain/dates.ts'
import { readExpiryTold } from '../domain/expiry.ts'
import {
  type Reminder,
  readReminders,
  readReportLines,
} from '../domain/follow-up/reminders-annotation.ts'
import type { ReportLine } from '../domain/follow-up/report-lines.ts'
import type { DatedDossier } from '../ds/port.ts'

export interface Annotated {
  readonly reminders: readonly Reminder[]
  readonly reports: readonly ReportLine[]
  /** As `noticeOf`. */
  readonly expiryTold: string | null
}

/** When an instructeur edits an annotation in its pages, DS dates both it and the dossier, in one request. */
const SAME_EDIT_MS = 5_000

/**
 * What the `reminders` annotation tells, when it may be believed: the e-mails, what became of the reports, and of which
 * notice of expiry the instructeurs were written to.
 *
 * An applicant can fill private annotations, through the link by which he begins his dossier; once it is deposited he
 * cannot any more. So the annotation proves something only if the robot wrote it. Where the journal knows that it did,
 * whatever was pre-filled is gone. Without the journal, DS's dates tell: it was written after the deposit, and not by
 * the last edit of an instructeur, who may have left pre-filled lines in it. A line never speaks of a day after that
 * on which it was written. What is believed stands for the journal when the store is lost, and for a report that DS
 * cannot show.
 *
 * @param isOurs the journal knows that the robot wrote to this dossier
 */
export function readAnnotated(
  { form }: CampaignInDs,
  laureat: DatedDossier,
  isOurs: boolean,
): Annotated {
  const id = form.annotations.get('reminders')?.id
  const writtenAt = id === undefined ? undefined : laureat.writtenSinceDeposit.get(id)
  if (writtenAt === undefined || (!isOurs && isLastEdit(writtenAt, laureat)))
    return { reminders: [], reports: [], expiryTold: null }
  const text = laureat.annotations.find((one) => one.id === id)?.text ?? ''
  const lastDay = parisDay(writtenAt)
  const isPossible = ({ on }: { readonly on: string }) => on <= lastDay
  return {
    reminders: readReminders(text).filter(isPossible),
    reports: readReportLines(text).filter(isPossible),
    expiryTold: readExpiryTold(text),
  }
}

const isLastEdit = (
  writtenAt: string,
  { annotationsModifiedAt }: Pick<DatedDossier, 'annotationsModifiedAt'>,
) => Math.abs(Date.parse(writtenAt) - Date.parse(annotationsModifiedAt)) <= SAME_EDIT_MS
