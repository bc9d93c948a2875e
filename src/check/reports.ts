import { recallReports, renamedFinding, renamedInReports } from '../campaign/form/recall.ts'
import { projectDuration } from '../domain/eligibility/criteria/project-duration.ts'
import type { Day } from '../domain/facts.ts'
import { quarterOf } from '../domain/follow-up/periods.ts'
import { prefilledLink } from '../domain/follow-up/prefilled-link.ts'
import { type Demarche, type Ds, only } from '../ds/port.ts'
import type { FollowUpCampaign } from '../follow-up/campaigns.ts'
import { examineReportForm } from '../follow-up/examine.ts'
import { linkedChamps } from '../follow-up/report-form.ts'
import { keys } from '../queue/keys.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import { explainFailure } from './failures.ts'
import type { Instruments } from './instruments.ts'

/** The démarche where the lauréats of a campaign report. */
export async function examineReports(
  instruments: Instruments,
  campaign: FollowUpCampaign,
): Promise<Diagnosis[]> {
  const subject = `Suivi des lauréats (${campaign.id})`
  const { reports } = campaign.followUp
  const { ok } = about(subject)
  const { ds, today, remembered } = instruments
  if ('annotation' in reports)
    return [ok('reports', 'Les instructeurs datent eux-mêmes les états des lieux.')]
  try {
    const demarche = only(await ds.demarches([reports.demarche]))
    const known = await remembered(keys.reportFormIds(campaign))
    const { labels, ids } = recallReports(reports.fields, demarche.champs, known)
    const findings = [
      ...[
        ...examineReportForm(demarche.champs, reports.demarche, labels, today),
        ...renamedInReports(ids).map(renamedFinding),
      ].map((finding) => ({ about: subject, ...finding })),
      ...(await examineDoor(instruments, subject, demarche, reports.path)),
      ...(await examineKeeping(ds, campaign)),
    ]
    const summary = `Démarche ${reports.demarche} : les états des lieux peuvent être déposés et lus.`
    const isInOrder = findings.every(({ level }) => level === 'note')
    return [
      ...(isInOrder ? [ok('reports', summary)] : []),
      ...findings,
      sayPrefill(subject, linkedChamps(demarche.champs, labels), today),
    ]
  } catch (error) {
    return [explainFailure(subject, error)]
  }
}

/** What the link of our e-mails fills in by itself; the e-mails say the same. */
function sayPrefill(
  subject: string,
  linked: ReturnType<typeof linkedChamps>,
  today: Day,
): Diagnosis {
  const { ok, note } = about(subject)
  const quarter = quarterOf({ from: today, dueOn: today })
  const link = prefilledLink('https://ds.invalid', '-', linked, 1, quarter)
  const number = link.fillsDossier ? 'le numéro du dossier' : null
  const period = link.fillsPeriod ? 'le trimestre' : null
  if (number && period)
    return ok('reports-prefill', `Le lien des courriels remplit ${number} et ${period}.`)
  const left = number ? 'le trimestre' : period ? 'le numéro du dossier' : 'ni numéro ni trimestre'
  const words =
    number || period
      ? `Le lien des courriels remplit ${number ?? period}, mais pas ${left}`
      : `Le lien des courriels ne remplit ${left}`
  return note('reports-prefill', `${words} : le courriel dit au lauréat ce qu’il a à saisir.`)
}

/** What a call gives where it says nothing of the duration of a project. */
const USUAL_MONTHS = 24
/** The final report is asked for until the next quarter ends. */
const FINAL_MONTHS = 6

/** Whether DS keeps lauréats, and their reports, as long as they are followed. */
async function examineKeeping(ds: Ds, campaign: FollowUpCampaign): Promise<Diagnosis[]> {
  const { reports } = campaign.followUp
  const duration = projectDuration.paramsIn(campaign.rules)?.months ?? USUAL_MONTHS
  const needed = Math.min(duration + FINAL_MONTHS, LONGEST_KEPT)
  const kept = [
    [campaign.demarche, 'les lauréats'],
    ...('annotation' in reports
      ? []
      : ([[reports.demarche, 'les états des lieux traités']] as const)),
  ] as const
  const findings = await Promise.all(
    kept.map(async ([number, what]) => {
      const { keptMonths } = await ds.publication(number)
      if (keptMonths === null || keptMonths >= needed) return []
      const { warning } = about(`Suivi des lauréats (${campaign.id})`)
      return [
        warning(
          'keeping-too-short',
          `DS effacera ${what} de la démarche ${number} ${keptMonths} mois après leur décision ; un projet peut durer ${duration} mois, et son suivi finit plus tard.`,
          `Demandez à l’administrateur de la démarche une durée de conservation d’au moins ${needed} mois.`,
        ),
      ]
    }),
  )
  return findings.flat()
}

/** DS keeps nothing longer. */
const LONGEST_KEPT = 60

/** Whether the link of our e-mails leads to a form that is open. */
async function examineDoor(
  { ds, ask }: Instruments,
  subject: string,
  { number, state }: Demarche,
  path: string,
): Promise<Diagnosis[]> {
  const { warning, error: trouble } = about(subject)
  const found: Diagnosis[] = []
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
  const { address } = await ds.publication(number)
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
  return found.length > 0 ? found : await examinePage(ask, subject, path)
}

/** Whether the page behind that link is there. A network that does not lead to it says nothing of the form. */
async function examinePage(
  ask: Instruments['ask'],
  subject: string,
  path: string,
): Promise<Diagnosis[]> {
  const { note, error: trouble } = about(subject)
  const page = `/commencer/${encodeURIComponent(path)}`
  const answered = await ask(page)
  switch (answered.is) {
    case 'there':
      return []
    case 'elsewhere':
      return [
        trouble(
          'reports-page',
          `La page « ${page} », où mène le lien des courriels, ne montre pas le formulaire des états des lieux (réponse ${answered.status}).`,
          'Ouvrez ce lien dans un navigateur, puis corrigez « followUp.reports.path » ou publiez la démarche.',
        ),
      ]
    case 'unknown':
      return [
        note(
          'reports-page-unasked',
          `La page « ${page} », où mène le lien des courriels, n’a pas pu être essayée d’ici (${answered.why}) : ouvrez-la dans un navigateur.`,
        ),
      ]
  }
}
