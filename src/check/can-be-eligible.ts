import type { CampaignForm } from '../campaign/form/index.ts'
import { FIELD_LABELS } from '../config/form.ts'
import type { Campaign } from '../config/load.ts'
import { CRITERIA } from '../domain/eligibility/criteria/index.ts'
import { labSupport } from '../domain/eligibility/criteria/lab-support.ts'
import { partnersConsent } from '../domain/eligibility/criteria/partners-consent.ts'
import { theme } from '../domain/eligibility/criteria/theme.ts'
import type { Criterion } from '../domain/eligibility/define.ts'
import type { Rules } from '../domain/eligibility/opinion.ts'
import { FACT_NAMES, type FactKey } from '../domain/facts.ts'
import { enumerate, lowerFirst } from '../domain/french.ts'
import { about, type Diagnosis } from './diagnosis.ts'

interface Waiting {
  readonly criterion: Criterion
  /** What it needs and no champ of the form asks. */
  readonly facts: readonly FactKey[]
}

/** Whether, with this form, a dossier can be « Éligible » at all; if not, for want of what, and the two ways out. */
export function canBeEligible(
  subject: string,
  { rules }: Pick<Campaign, 'rules'>,
  { fields, findings }: Pick<CampaignForm, 'fields' | 'findings'>,
): Diagnosis {
  const { ok, warning } = about(subject)
  const unanswered = CRITERIA.flatMap((criterion): Waiting[] => {
    // A champ that is there twice is told of by itself.
    const facts = criterion.needs.filter(
      (key) => !fields.has(key) && !findings.some(({ code }) => code === `field-ambiguous.${key}`),
    )
    return isDeciding(criterion, rules) && facts.length > 0 && !isSpared(criterion, rules)
      ? [{ criterion, facts }]
      : []
  })
  const waiting = unanswered.filter(({ criterion: { id } }) => rules.get(id)?.unasked !== 'inform')
  const informing = unanswered.filter((one) => !waiting.includes(one))
  const spared =
    informing.length === 0
      ? ''
      : `, sur ce que le formulaire demande. Pour information seulement : ${list(informing)}`
  if (waiting.length === 0)
    return ok(
      'eligible-possible',
      `Avec ce formulaire, un dossier peut être « Éligible »${spared}.`,
    )
  const wanted = [...new Set(waiting.flatMap(({ facts }) => facts))]
  return warning(
    'eligible-impossible',
    `Avec ce formulaire, aucun dossier ne peut être « Éligible ». Il ne demande pas ${wanted.map((key) => `${FACT_NAMES[key]} (${whatWaitsFor(key, waiting)})`).join(' ; ')}.`,
    `Deux issues. Ajoutez au formulaire ${enumerate(wanted.map((key) => `« ${FIELD_LABELS[key]} »`))} (ou, s’ils y sont sous un autre libellé, écrivez-les dans « fields: »). Ou, dans la configuration, écrivez « unasked: inform » dans la campagne ; pour un critère seulement : rules: { ${waiting.map(({ criterion: { id } }) => `${id}: { unasked: inform }`).join(', ')} }.`,
  )
}

const isDeciding = ({ id, blocking }: Criterion, rules: Rules): boolean =>
  blocking && rules.has(id) && rules.get(id)?.decides !== false

/** What holds back no dossier, or only some: the theme of a form that serves one, a lab for one theme, partners. */
function isSpared({ id }: Criterion, rules: Rules): boolean {
  if (id === theme.id) return theme.paramsIn(rules)?.servedAlone === true
  if (id === labSupport.id) return labSupport.paramsIn(rules)?.onlyForThemes !== undefined
  return id === partnersConsent.id
}

const list = (waiting: readonly Waiting[]): string =>
  waiting.map(({ criterion: { title } }) => lowerFirst(title)).join(', ')

const whatWaitsFor = (key: FactKey, waiting: readonly Waiting[]): string =>
  enumerate(
    waiting
      .filter(({ facts }) => facts.includes(key))
      .map(({ criterion: { title } }) => `« ${title} »`),
  )
