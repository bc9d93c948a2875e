import { ANNOTATIONS, type AnnotationKey, annotationsUsed, TYPE_NAMES } from '../../config/form.ts'
import type { Campaign } from '../../config/load.ts'
import { VERDICT_LABELS } from '../../domain/eligibility/opinion.ts'
import { foldLabel } from '../../domain/labels.ts'
import type { Demarche, Descriptor } from '../../ds/port.ts'
import { ambiguous, type Finding, findAll, near } from './finding.ts'

export function readAnnotations(campaign: Campaign, demarche: Demarche) {
  const found = new Map<AnnotationKey, Descriptor>()
  const findings: Finding[] = []
  for (const key of annotationsUsed(campaign)) {
    const spec = ANNOTATIONS[key]
    const level = spec.required ? 'error' : 'warning'
    const label = campaign.annotations[key]
    const matches = findAll(demarche.annotations, [label])
    const [descriptor] = matches
    const types = spec.types.map((type) => `« ${TYPE_NAMES[type] ?? type} »`).join(' ou ')
    if (!descriptor) {
      findings.push({
        level,
        code: `annotation-missing.${key}`,
        message: `L’annotation privée « ${label} » n’existe pas dans la démarche ${demarche.number}.${near(label, demarche.annotations)}`,
        remedy: `Dans l’administration de la démarche, ajoutez une annotation privée « ${label} » de type ${types}, puis publiez la nouvelle version.`,
      })
    } else if (matches.length > 1) {
      findings.push(
        ambiguous(level, `annotation-ambiguous.${key}`, 'annotations privées', label, matches),
      )
    } else if (!spec.types.some((type) => type === descriptor.type)) {
      findings.push({
        level,
        code: `annotation-type.${key}`,
        message: `L’annotation privée « ${descriptor.label} » est de type « ${TYPE_NAMES[descriptor.type] ?? descriptor.type} ».`,
        remedy: `Changez son type en ${types}.`,
      })
    } else {
      const options = missingOptions(key, descriptor)
      if (options.length > 0) {
        findings.push({
          level,
          code: `annotation-options.${key}`,
          message: `La liste de l’annotation « ${descriptor.label} » ne propose pas ${options.map((option) => `« ${option} »`).join(', ')}.`,
          remedy: 'Ajoutez ces choix à la liste, puis publiez la nouvelle version.',
        })
        if (spec.required) continue
      }
      found.set(key, descriptor)
    }
  }
  return { found, findings }
}

/** The texts that the robot writes in the drop-down of the verdict. */
export const VERDICT_OPTIONS = Object.values(VERDICT_LABELS)

/** Those that the robot writes and that the list does not offer. */
export function missingOptions(key: AnnotationKey, descriptor: Descriptor): string[] {
  if (key !== 'verdict' || descriptor.type !== 'dropDownList' || descriptor.otherOption) return []
  const folded = descriptor.options.map(foldLabel)
  return VERDICT_OPTIONS.filter((option) => !folded.includes(foldLabel(option)))
}
