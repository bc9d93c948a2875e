import type { Finding } from '../campaign/form/index.ts'
import { REPORT_FIELD_KEYS, reportLabels } from '../config/form.ts'
import { foldLabel } from '../domain/labels.ts'
import { type Ds, only } from '../ds/port.ts'
import type { FollowUpCampaign } from './campaigns.ts'

/** What the report démarche of a campaign lacks. @throws Failure when DS does not show it */
export async function examineReportForm(
  ds: Pick<Ds, 'demarches'>,
  { followUp: { reports } }: FollowUpCampaign,
): Promise<Finding[]> {
  if ('annotation' in reports) return []
  const { champs } = only(await ds.demarches([reports.demarche]))
  const labels = reportLabels(reports.fields)
  const has = (candidate: string) =>
    champs.some(({ id, label }) => id === candidate || foldLabel(label) === foldLabel(candidate))
  return REPORT_FIELD_KEYS.filter((key) => !labels[key].some(has)).map((key) => ({
    // Without the number, no report finds its lauréat, and everybody is reminded for ever.
    level: key === 'laureat' ? 'error' : 'warning',
    code: `report-field-missing.${key}`,
    message: `Le formulaire des états des lieux (démarche ${reports.demarche}) n’a pas de champ « ${labels[key][0]} ».`,
    remedy: `Ajoutez ce champ, ou indiquez son libellé dans la configuration : followUp: { reports: { fields: { ${key}: "…" } } }.`,
  }))
}
