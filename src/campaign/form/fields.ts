import { FIELD_KEYS, type FieldKey, READ_TOGETHER, ROW_FIELDS } from '../../config/form.ts'
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
    else if (matches.length > 1 && !READ_TOGETHER.includes(key)) {
      findings.push(
        ambiguous('error', `field-ambiguous.${key}`, 'champs', descriptor.label, matches),
      )
    } else found.set(key, descriptor)
  }
  const taken = new Set(found.values())
  const free = demarche.champs.filter((champ) => !taken.has(champ))
  for (const key of absent) {
    const criteria = criteriaNeeding(key, campaign.rules).map((title) => `« ${title} »`)
    const label = campaign.fields[key][0] ?? key
    if (criteria.length > 0) findings.push(missing(key, label, criteria, free))
    else findings.push(...perhaps(key, label, near(label, free)))
  }
  return { found, findings }
}

/** French titles of the criteria of a campaign that wait for this fact where the form does not ask it. */
export const criteriaNeeding = (field: FieldKey, rules: Rules): string[] =>
  CRITERIA.filter(({ id, blocking, needs }) => {
    const rule = rules.get(id)
    const waits = rule !== undefined && rule.unasked !== 'inform' && rule.decides !== false
    return blocking && waits && needs.some((fact) => fact === field)
  }).map(({ title }) => title)

/** No criterion waits for it, but the form may ask it all the same. */
const perhaps = (key: FieldKey, label: string, found: string): Finding[] =>
  found === ''
    ? []
    : [
        {
          level: 'warning',
          code: `field-near.${key}`,
          message: `Le formulaire n’a pas de champ « ${label} ».${found}`,
          remedy: `Si c’est le même, indiquez-le dans la configuration : fields: { ${key}: "…" }.`,
        },
      ]

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
