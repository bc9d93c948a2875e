import type { Campaign } from '../../config/load.ts'
import { foldEmail } from '../../domain/assignment/people.ts'
import { foldLabel } from '../../domain/labels.ts'
import type { Demarche } from '../../ds/port.ts'
import { type Finding, near } from './finding.ts'

export function readRobot(campaign: Campaign, demarche: Demarche) {
  const robot = foldEmail(campaign.robot)
  const isRobot = (person: { email: string }) => foldEmail(person.email) === robot
  const open = demarche.groups.filter((group) => !group.closed)
  const groups = new Set(
    demarche.groups.filter((group) => group.instructeurs.some(isRobot)).map((group) => group.id),
  )
  const id = demarche.groups.flatMap((group) => group.instructeurs).find(isRobot)?.id ?? null
  const { takes } = campaign
  const isTaken = ({ label }: { label: string }) =>
    takes === undefined ||
    'departments' in takes ||
    takes.groups.some((taken) => foldLabel(taken) === foldLabel(label))
  const without = open
    .filter((group) => !groups.has(group.id) && isTaken(group))
    .map((group) => `« ${group.label} »`)
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
  return [...labels].flatMap((label) => groupFinding(label, campaign, demarche) ?? [])
}

function groupFinding(label: string, campaign: Campaign, demarche: Demarche): Finding | null {
  const named = demarche.groups.filter((group) => foldLabel(group.label) === foldLabel(label))
  const [group, other] = named
  const warning = (code: string, message: string, remedy: string): Finding => ({
    level: 'warning',
    code,
    message: `Le groupe instructeur « ${label} » ${message}`,
    remedy,
  })
  if (!group)
    return warning(
      'group-missing',
      `n’existe pas : aucun dossier n’y sera affecté.${near(label, demarche.groups)}`,
      'Corrigez « assignment.groups » dans la configuration, ou créez le groupe dans DS.',
    )
  if (other)
    return warning(
      'group-ambiguous',
      'porte le même libellé qu’un autre groupe : aucun dossier n’y sera affecté.',
      'Renommez l’un des deux dans DS.',
    )
  if (group.closed)
    return warning(
      'group-closed',
      'est désactivé : aucun dossier n’y sera affecté.',
      'Corrigez « assignment.groups » dans la configuration, ou réactivez le groupe dans DS.',
    )
  const people = group.instructeurs.filter(
    ({ email }) => foldEmail(email) !== foldEmail(campaign.robot),
  )
  if (people.length === 0 && campaign.assignment.follow !== 'none')
    return warning(
      'group-empty',
      'n’a pas d’autre instructeur que le robot : ses dossiers ne seront confiés à personne.',
      'Dans DS, ajoutez ses instructeurs à ce groupe ; ou écrivez « follow: none » dans la configuration.',
    )
  return null
}

/** Says which line is meant, never the address: findings end in logs. */
export function absenceFindings({ assignment }: Campaign, demarche: Demarche): Finding[] {
  const known = new Set(
    demarche.groups.flatMap(({ instructeurs }) =>
      instructeurs.map(({ email }) => foldEmail(email)),
    ),
  )
  return assignment.absences.flatMap(({ instructeur }, place): Finding[] =>
    known.has(foldEmail(instructeur))
      ? []
      : [
          {
            level: 'warning',
            code: 'absence-unknown',
            message: `L’absence nº ${place + 1} de la configuration nomme quelqu’un qui n’est instructeur dans aucun groupe de la démarche ${demarche.number} : elle n’a pas d’effet.`,
            remedy:
              'Écrivez l’adresse comme DS la montre dans le groupe, ou retirez cette ligne de « assignment.absences ».',
          },
        ],
  )
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
