import { FIELD_KEYS, type FieldKey, ROW_FIELDS } from '../../config/form.ts'
import type { Campaign } from '../../config/load.ts'
import { CRITERIA } from '../../domain/eligibility/criteria/index.ts'
import type { Rules } from '../../domain/eligibility/opinion.ts'
import { enumerate } from '../../domain/french.ts'
import type { Demarche, Descriptor } from '../../ds/port.ts'
import { ambiguous, type Finding, findAll, near } from './finding.ts'

export function readFields(campaign: Campaign, demarche: Demarche) {
  const found = new Map<FieldKey, Descriptor>()
  const findings: Finding[] = []
  const absent: FieldKey[] = []
  for (const key of FIELD_KEYS) {
    if (ROW_FIELDS.includes(key)) continue
    const matches = findAll(demarche.champs, campaign.fields[key])
    const [descriptor] = matches
    if (!descriptor) absent.push(key)
    else if (matches.length > 1) {
      findings.push(
        ambiguous('error', `field-ambiguous.${key}`, 'champs', descriptor.label, matches),
      )
    } else found.set(key, descriptor)
  }
  const taken = new Set(found.values())
  const free = demarche.champs.filter((champ) => !taken.has(champ))
  for (const key of absent) {
    const criteria = criteriaNeeding(key, campaign.rules).map((title) => `« ${title} »`)
    if (criteria.length > 0)
      findings.push(missing(key, campaign.fields[key][0] ?? key, criteria, free))
  }
  return { found, findings }
}

/** French titles of the criteria of a campaign that cannot answer without this fact. */
export const criteriaNeeding = (field: FieldKey, rules: Rules): string[] =>
  CRITERIA.filter(({ id, needs }) => rules.has(id) && needs.some((fact) => fact === field)).map(
    ({ title }) => title,
  )

function missing(
  key: FieldKey,
  label: string,
  criteria: readonly string[],
  free: readonly Descriptor[],
): Finding {
  const readers =
    criteria.length === 1 ? `le critère ${criteria[0]}` : `les critères ${enumerate(criteria)}`
  return {
    level: 'warning',
    code: `field-missing.${key}`,
    message: `Le formulaire n’a pas de champ « ${label} », que demande${criteria.length === 1 ? '' : 'nt'} ${readers}.${near(label, free)}`,
    remedy: `Si le champ existe sous un autre libellé, indiquez-le dans la configuration : fields: { ${key}: "…" }. Sinon, ajoutez-le au formulaire.`,
  }
}
