import { enumerate } from '../../french.ts'
import { applicantKind } from '../applicant-kind.ts'
import type { Case } from '../case.ts'
import { applicantType } from '../criteria/applicant-type.ts'
import type { Rules } from '../opinion.ts'
import { namedPartners } from '../wording.ts'
import { afterUnreadable, type Questions, quoted } from './words.ts'

/** What is asked of who applies, and of what must come with the dossier. */

/** A kind that the registries do not tell is theirs to tell, not the applicant's. */
export function type({ facts, around }: Case, rules: Rules): Questions {
  if (facts.applicant.siret === null)
    return ['Quel est le SIRET de la collectivité ou de l’organisme qui porte le projet ?']
  if (facts.applicant.closed)
    return [
      'Le SIRET indiqué est celui d’un établissement fermé : quel est celui du porteur du projet ?',
    ]
  const doubtful = applicantType.paramsIn(rules)?.toCheck
  const answer = applicantKind(facts.applicant, around.collectivite)
  if (doubtful?.ask === undefined || 'unknown' in answer) return []
  return doubtful.kinds === 'others' || doubtful.kinds.includes(answer.kind) ? [doubtful.ask] : []
}

export function territory({ facts, around }: Case): Questions {
  const answer = applicantKind(facts.applicant, around.collectivite)
  if ('kind' in answer && answer.kind === 'region')
    return ['Dans quels départements le projet sera-t-il mis en œuvre ?']
  const departments = around.collectivite?.departments ?? []
  return departments.length > 1
    ? [
        `Votre intercommunalité s’étend sur les départements ${enumerate(departments)} : dans lesquels le projet sera-t-il mis en œuvre ?`,
      ]
    : []
}

export const deliberation = (): Questions => [
  'Pourriez-vous joindre la délibération de votre organe délibérant sur ce projet ?',
]

export const provisionalBudget = (): Questions => [
  'Pourriez-vous joindre le budget prévisionnel du projet ?',
]

export const decisionLevel = (): Questions => [
  'Pourriez-vous nous confirmer que le projet est porté à un niveau décisionnel de votre organisation ?',
]

export function partnersConsent({ facts: { partners } }: Case): Questions {
  if (partners.state === 'unreadable')
    return [
      `${afterUnreadable('la liste des collectivités associées', partners.found)}quelles sont-elles, et ont-elles donné leur accord ?`,
    ]
  const named = namedPartners(partners)
  const who = named.length > 1 ? 'vos partenaires' : 'votre partenaire'
  return [
    `Pourriez-vous nous transmettre l’accord de ${who} (${quoted(named)}) sur ce projet commun ?`,
  ]
}
