import { type CampaignForm, readCampaignForm } from '../campaign/form/index.ts'
import { recall, renamedFinding, renamedIn } from '../campaign/form/recall.ts'
import { FIELD_KEYS, ROW_FIELDS } from '../config/form.ts'
import type { Campaign } from '../config/load.ts'
import { projectEnd } from '../domain/eligibility/criteria/project-end.ts'
import { submissionWindow } from '../domain/eligibility/criteria/submission-window.ts'
import type { Day } from '../domain/facts.ts'
import { enumerate, formatDay, plural } from '../domain/french.ts'
import { type Demarche, only } from '../ds/port.ts'
import { keys } from '../queue/keys.ts'
import { canBeEligible } from './can-be-eligible.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import { explainFailure } from './failures.ts'
import type { Instruments } from './instruments.ts'
import { examinePlaces } from './places.ts'
import { examineTakes } from './takes.ts'

/**
 * A campaign laid over its démarche.
 * @param sharing the campaigns of that démarche, this one included
 */
export async function examineCampaign(
  instruments: Instruments,
  configured: Campaign,
  sharing: readonly Campaign[] = [configured],
): Promise<Diagnosis[]> {
  const subject = `Campagne ${configured.id}`
  const { ds, today, remembered } = instruments
  try {
    const demarche = only(await ds.demarches([configured.demarche]))
    const known = await remembered(keys.formIds(configured))
    const { campaign, ids } = recall(configured, demarche, known)
    const form = readCampaignForm(campaign, demarche)
    return [
      canBeEligible(subject, campaign, form),
      ...summaries(subject, form, campaign, demarche),
      ...examineTakes(campaign, demarche, sharing),
      ...[...form.findings, ...renamedIn(ids).map(renamedFinding)].map((finding) => ({
        about: subject,
        ...finding,
      })),
      ...lateDates(subject, campaign, demarche, today),
      ...(await examinePlaces(instruments, subject, campaign, demarche, form)),
    ]
  } catch (error) {
    return [explainFailure(subject, error)]
  }
}

function summaries(
  subject: string,
  { annotations, fields, findings, robotGroups }: CampaignForm,
  { fields: labels }: Campaign,
  demarche: Demarche,
): Diagnosis[] {
  const { ok, note } = about(subject)
  const found = `${plural(annotations.size, 'annotation', 'annotations')} et ${plural(fields.size, 'champ', 'champs')} reconnus`
  const groups = `le robot est dans ${plural(robotGroups.size, 'groupe', 'groupes')} sur ${demarche.groups.length}`
  const told = new Set(findings.map(({ code }) => code))
  const spared = FIELD_KEYS.filter(
    (key) =>
      !fields.has(key) &&
      !ROW_FIELDS.includes(key) &&
      !told.has(`field-missing.${key}`) &&
      !told.has(`field-ambiguous.${key}`),
  )
  const summary = ok('form', `Démarche ${demarche.number} : ${found} ; ${groups}.`)
  if (spared.length === 0) return [summary]
  return [
    summary,
    note(
      'fields-spared',
      `Absents du formulaire, sans qu’un critère de la campagne les demande : ${enumerate(spared.map((key) => `« ${labels[key][0]} »`))}.`,
    ),
  ]
}

/** A call of last year left in the configuration makes every new dossier ineligible. */
function lateDates(
  subject: string,
  { rules }: Campaign,
  demarche: Demarche,
  today: Day,
): Diagnosis[] {
  // A démarche that is closed, or not yet open, receives nothing that could be too late.
  if (demarche.state !== 'publiee') return []
  const { warning } = about(subject)
  const until = submissionWindow.paramsIn(rules)?.until
  const by = projectEnd.paramsIn(rules)?.by
  const late: Diagnosis[] = []
  if (until !== undefined && until < today)
    late.push(
      warning(
        'window-past',
        `Les dépôts sont admis jusqu’au ${formatDay(until)}, mais la démarche est encore ouverte : tout nouveau dossier sera inéligible.`,
        'Fermez la démarche dans DS, ou corrigez les dates dans la configuration : rules: { submission-window: { until: … } }.',
      ),
    )
  if (by !== undefined && by < today)
    late.push(
      warning(
        'project-end-past',
        `Les résultats sont attendus au plus tard le ${formatDay(by)}, et la démarche est encore ouverte : aucun nouveau projet ne peut en donner à temps.`,
        'Fermez la démarche dans DS, ou corrigez la date dans la configuration : rules: { project-end: { by: … } }.',
      ),
    )
  return late
}
