import type { Campaign } from '../../config/load.ts'
import { foldLabel } from '../../domain/labels.ts'
import type { Demarche } from '../../ds/port.ts'
import { type Finding, near } from './finding.ts'

export function readRobot(campaign: Campaign, demarche: Demarche) {
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

export function groupFindings(campaign: Campaign, demarche: Demarche): Finding[] {
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

export function stateFindings(demarche: Demarche): Finding[] {
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
export function territoryFindings({ rules }: Campaign): Finding[] {
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
