import type { Readers } from '../campaign/services.ts'
import { type ReportFieldKey, reportLabels } from '../config/form.ts'
import { periodLabel } from '../domain/follow-up/period-words.ts'
import { type Period, quarterOf } from '../domain/follow-up/periods.ts'
import { prefilledLink } from '../domain/follow-up/prefilled-link.ts'
import { foldLabel } from '../domain/labels.ts'
import { type Descriptor, only } from '../ds/port.ts'
import type { ReportForm } from '../mail/templates/reminder.ts'
import type { FollowUpCampaign } from './campaigns.ts'

/** Makes the link to a campaign's report form; null where reports are not given by a form. */
export async function openReportForm(
  { ds, dsUrl }: Pick<Readers, 'ds' | 'dsUrl'>,
  { followUp: { reports } }: FollowUpCampaign,
): Promise<(dossier: number, period: Period) => ReportForm | null> {
  if ('annotation' in reports) return () => null
  const { champs } = only(await ds.demarches([reports.demarche]))
  const linked = linkedChamps(champs, reportLabels(reports.fields))
  const { origin } = new URL(dsUrl)
  return (dossier, period) => {
    const quarter = quarterOf(period)
    const link = prefilledLink(origin, reports.path, linked, dossier, quarter)
    return { ...link, quarter: periodLabel(quarter) }
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
