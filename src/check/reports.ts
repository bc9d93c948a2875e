import { type Ds, only } from '../ds/port.ts'
import type { FollowUpCampaign } from '../follow-up/campaigns.ts'
import { examineReportForm } from '../follow-up/examine.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import { explainFailure } from './failures.ts'

/** The démarche where the lauréats of a campaign report. */
export async function examineReports(ds: Ds, campaign: FollowUpCampaign): Promise<Diagnosis[]> {
  const subject = `Suivi des lauréats de ${campaign.id}`
  const { reports } = campaign.followUp
  const { ok } = about(subject)
  if ('annotation' in reports)
    return [ok('reports', 'Les instructeurs datent eux-mêmes les états des lieux.')]
  try {
    const findings = [
      ...(await examineReportForm(ds, campaign)).map((finding) => ({ about: subject, ...finding })),
      ...(await examineDoor(ds, subject, reports)),
    ]
    const summary = `Démarche ${reports.demarche} : les états des lieux peuvent être déposés et lus.`
    return findings.length > 0 ? findings : [ok('reports', summary)]
  } catch (error) {
    return [explainFailure(subject, error)]
  }
}

/** Whether the link of our e-mails leads to a form that is open. */
async function examineDoor(
  ds: Ds,
  subject: string,
  { demarche: number, path }: { demarche: number; path: string },
): Promise<Diagnosis[]> {
  const { warning, error: trouble } = about(subject)
  const found: Diagnosis[] = []
  const { state } = only(await ds.demarches([number]))
  if (state !== 'publiee') {
    const word = state === 'brouillon' ? 'pas encore publiée' : 'close'
    found.push(
      trouble(
        'reports-closed',
        `La démarche ${number} des états des lieux est ${word} : les lauréats ne peuvent rien y déposer.`,
        'Publiez-la, ou rouvrez-la, dans DS.',
      ),
    )
  }
  const address = await ds.publicAddress(number)
  const actual = address && decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '')
  if (!actual) {
    found.push(
      warning(
        'reports-path-unknown',
        `DS ne dit pas à quelle adresse se dépose un état des lieux (démarche ${number}).`,
        'Ouvrez « guichet preview --out DOSSIER » et essayez le lien du courriel.',
      ),
    )
  } else if (actual !== path) {
    found.push(
      trouble(
        'reports-path',
        `Le lien des courriels mène à « /commencer/${path} », mais l’adresse de la démarche ${number} est « /commencer/${actual} ».`,
        `Corrigez la configuration : followUp: { reports: { path: "${actual}" } }.`,
      ),
    )
  }
  return found
}
