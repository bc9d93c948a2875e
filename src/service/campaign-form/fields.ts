import { FIELD_KEYS, type FieldKey, ROW_FIELDS } from '../../config/form.ts'
import type { Campaign } from '../../config/load.ts'
import type { Demarche, Descriptor } from '../../ds/port.ts'
import { ambiguous, type Finding, findAll, near } from './finding.ts'

export function readFields(campaign: Campaign, demarche: Demarche) {
  const found = new Map<FieldKey, Descriptor>()
  const findings: Finding[] = []
  for (const key of FIELD_KEYS) {
    if (ROW_FIELDS.includes(key)) continue
    const labels = campaign.fields[key]
    const matches = findAll(demarche.champs, labels)
    const [descriptor] = matches
    if (!descriptor) {
      const [label = key] = labels
      findings.push({
        level: 'warning',
        code: `field-missing.${key}`,
        message: `Le formulaire n’a pas de champ « ${label} » : les critères qui en dépendent répondront « à vérifier ».${near(label, demarche.champs)}`,
        remedy: `Si le champ existe sous un autre libellé, indiquez-le dans la configuration : fields: { ${key}: "…" }.`,
      })
    } else if (matches.length > 1) {
      findings.push(
        ambiguous('error', `field-ambiguous.${key}`, 'champs', descriptor.label, matches),
      )
    } else {
      found.set(key, descriptor)
    }
  }
  return { found, findings }
}
