import { type RecalledReports, recallReports } from '../campaign/form/recall.ts'
import type { Readers } from '../campaign/services.ts'
import type { ReportFieldKey } from '../config/form.ts'
import { periodLabel } from '../domain/follow-up/period-words.ts'
import { type Period, quarterOf } from '../domain/follow-up/periods.ts'
import { prefilledLink } from '../domain/follow-up/prefilled-link.ts'
import { foldLabel } from '../domain/labels.ts'
import { type Descriptor, only } from '../ds/port.ts'
import type { ReportForm } from '../mail/templates/reminder.ts'
import { keys } from '../queue/keys.ts'
import type { FollowUpCampaign } from './campaigns.ts'

/** The form where the lauréats of a campaign report, as DS publishes it now. */
export interface OpenedReportForm extends RecalledReports {
  readonly demarche: number
  /** Its public link for a lauréat and a period. */
  linkFor(dossier: number, period: Period): ReportForm
}

/** null where reports are not given by a form. */
export async function openReportForm(
  { ds, journal, dsUrl }: Pick<Readers, 'ds' | 'journal' | 'dsUrl'>,
  campaign: FollowUpCampaign,
): Promise<OpenedReportForm | null> {
  const { reports } = campaign.followUp
  if ('annotation' in reports) return null
  const { champs } = only(await ds.demarches([reports.demarche]))
  const known = await journal.get(keys.reportFormIds(campaign))
  const recalled = recallReports(reports.fields, champs, known)
  const linked = linkedChamps(champs, recalled.labels)
  const { origin } = new URL(dsUrl)
  return {
    ...recalled,
    demarche: reports.demarche,
    linkFor(dossier, period) {
      const quarter = quarterOf(period)
      const link = prefilledLink(origin, reports.path, linked, dossier, quarter)
      return { ...link, quarter: periodLabel(quarter) }
    },
  }
}

/** The champs of the report form that a link may fill. */
export const linkedChamps = (
  champs: readonly Descriptor[],
  labels: Readonly<Record<ReportFieldKey, readonly string[]>>,
) => ({ laureat: champOf(champs, labels.laureat), period: champOf(champs, labels.period) })

export function champOf(champs: readonly Descriptor[], candidates: readonly string[]) {
  const folded = candidates.map(foldLabel)
  return champs.find(
    ({ id, label }): boolean => candidates.includes(id) || folded.includes(foldLabel(label)),
  )
}
