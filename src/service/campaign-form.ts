import {
  ANNOTATION_KEYS,
  ANNOTATIONS,
  type AnnotationKey,
  FIELD_KEYS,
  type FieldKey,
  ROW_FIELDS,
  TYPE_NAMES,
} from '../config/form.ts'
import type { Campaign } from '../config/load.ts'
import { nearest } from '../config/nearest.ts'
import { foldLabel } from '../domain/labels.ts'
import type { Demarche, Descriptor } from '../ds/port.ts'

/** Something the administrator of the démarche, or the operator, has to put right. In French: it is shown as it is. */
export interface Finding {
  /** `error`: the campaign does not start. `warning`: it runs without that part. */
  readonly level: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** A campaign's configuration laid over the démarche as DS has it. */
export interface CampaignForm {
  readonly annotations: ReadonlyMap<AnnotationKey, Descriptor>
  readonly fields: ReadonlyMap<FieldKey, Descriptor>
  /** null: the robot is in no group, nothing can be written. */
  readonly robotId: string | null
  /** Ids of the groups that the robot is a member of. */
  readonly robotGroups: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

export function readCampaignForm(campaign: Campaign, demarche: Demarche): CampaignForm {
  const annotations = readAnnotations(campaign, demarche)
  const fields = readFields(campaign, demarche)
  const robot = readRobot(campaign, demarche)
  return {
    annotations: annotations.found,
    fields: fields.found,
    robotId: robot.id,
    robotGroups: robot.groups,
    findings: [
      ...stateFindings(demarche),
      ...territoryFindings(campaign),
      ...annotations.findings,
      ...robot.findings,
      ...groupFindings(campaign, demarche),
      ...fields.findings,
    ],
  }
}

function readAnnotations(campaign: Campaign, demarche: Demarche) {
  const found = new Map<AnnotationKey, Descriptor>()
  const findings: Finding[] = []
  for (const key of ANNOTATION_KEYS) {
    const spec = ANNOTATIONS[key]
    if (spec.owner === 'reports' && !campaign.followUp) continue
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
        message: `L’annotation privée « ${label} » est de type « ${TYPE_NAMES[descriptor.type] ?? descriptor.type} ».`,
        remedy: `Changez son type en ${types}.`,
      })
    } else {
      const options = missingOptions(key, descriptor)
      if (options.length > 0) {
        findings.push({
          level,
          code: `annotation-options.${key}`,
          message: `La liste de l’annotation « ${label} » ne propose pas ${options.map((option) => `« ${option} »`).join(', ')}.`,
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
const VERDICT_OPTIONS = ['Éligible', 'À vérifier', 'Inéligible']

function missingOptions(key: AnnotationKey, descriptor: Descriptor): string[] {
  if (key !== 'verdict' || descriptor.type !== 'dropDownList' || descriptor.otherOption) return []
  const folded = descriptor.options.map(foldLabel)
  return VERDICT_OPTIONS.filter((option) => !folded.includes(foldLabel(option)))
}

function readFields(campaign: Campaign, demarche: Demarche) {
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

function readRobot(campaign: Campaign, demarche: Demarche) {
  const robot = campaign.robot.toLowerCase()
  const isRobot = (person: { email: string }) => person.email.toLowerCase() === robot
  const open = demarche.groups.filter((group) => !group.closed)
  const groups = new Set(
    demarche.groups.filter((group) => group.instructeurs.some(isRobot)).map((group) => group.id),
  )
  const id = demarche.groups.flatMap((group) => group.instructeurs).find(isRobot)?.id ?? null
  const without = open.filter((group) => !groups.has(group.id)).map((group) => `« ${group.label} »`)
  const findings: Finding[] = []
  if (id === null) {
    findings.push({
      level: 'error',
      code: 'robot-missing',
      message: 'Le compte du robot n’est instructeur dans aucun groupe : il ne peut rien écrire.',
      remedy:
        'Ajoutez l’adresse indiquée par « robot: » comme instructeur dans chaque groupe de la démarche.',
    })
  } else if (without.length > 0) {
    findings.push({
      level: 'warning',
      code: 'robot-not-everywhere',
      message: `Le compte du robot n’est pas instructeur dans ${without.join(', ')} : il ne peut rien écrire dans les dossiers de ce groupe.`,
      remedy: 'Ajoutez-le comme instructeur dans ces groupes.',
    })
  }
  return { id, groups, findings }
}

function groupFindings(campaign: Campaign, demarche: Demarche): Finding[] {
  const labels = new Set(campaign.assignment.groups.map((rule) => rule.group))
  return [...labels].flatMap((label): Finding[] => {
    const group = demarche.groups.find(
      (candidate) => foldLabel(candidate.label) === foldLabel(label),
    )
    if (group && !group.closed) return []
    return [
      {
        level: 'warning',
        code: group ? 'group-closed' : 'group-missing',
        message: group
          ? `Le groupe instructeur « ${label} » est désactivé : aucun dossier n’y sera affecté.`
          : `Le groupe instructeur « ${label} » n’existe pas : aucun dossier n’y sera affecté.${near(label, demarche.groups)}`,
        remedy: 'Corrigez « assignment.groups » dans la configuration, ou le groupe dans DS.',
      },
    ]
  })
}

function stateFindings(demarche: Demarche): Finding[] {
  if (demarche.state !== 'brouillon') return []
  return [
    {
      level: 'warning',
      code: 'demarche-draft',
      message: `La démarche ${demarche.number} n’est pas publiée : ses dossiers sont des essais, ils ne sont pas instruits.`,
      remedy: 'Publiez la démarche dans DS.',
    },
  ]
}

/** Without it, an applicant of any département may be eligible. */
function territoryFindings({ rules }: Campaign): Finding[] {
  if (rules.has('applicant-territory')) return []
  return [
    {
      level: 'warning',
      code: 'territory-missing',
      message:
        'Aucune règle ne limite le territoire : un candidat de n’importe quel département peut être éligible.',
      remedy:
        'Indiquez vos départements dans la configuration : rules: { applicant-territory: { departments: ["51"] } }.',
    },
  ]
}

/** Descriptors under the first candidate that matches any: by label, or by id. */
function findAll(descriptors: readonly Descriptor[], candidates: readonly string[]): Descriptor[] {
  // A section is often titled like the champ it introduces.
  const fillable = descriptors.filter(
    ({ type }) => type !== 'headerSection' && type !== 'explication',
  )
  for (const candidate of candidates) {
    const folded = foldLabel(candidate)
    const matches = fillable.filter(
      (descriptor) => descriptor.id === candidate || foldLabel(descriptor.label) === folded,
    )
    if (matches.length > 0) return matches
  }
  return []
}

function ambiguous(
  level: Finding['level'],
  code: string,
  what: string,
  label: string,
  matches: readonly Descriptor[],
): Finding {
  return {
    level,
    code,
    message: `Plusieurs ${what} portent le libellé « ${label} » : ${matches.map((match) => match.id).join(' et ')}.`,
    remedy:
      'Renommez l’un des deux dans DS, ou indiquez dans la configuration l’identifiant du bon.',
  }
}

function near(label: string, candidates: readonly { label: string }[]): string {
  const found = nearest(
    foldLabel(label),
    candidates.map((candidate) => foldLabel(candidate.label)),
  )
  const candidate = candidates.find(({ label }) => foldLabel(label) === found)
  return candidate ? ` Le plus proche : « ${candidate.label} ».` : ''
}
