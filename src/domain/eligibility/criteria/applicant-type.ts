import * as z from 'zod'
import type { Collectivite } from '../../collectivite.ts'
import type { DossierFacts } from '../../facts.ts'
import { enumerate } from '../../french.ts'
import { foldLabel } from '../../labels.ts'
import { APPLICANT_KINDS, type ApplicantKind, applicantKind } from '../applicant-kind.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { quote } from '../wording.ts'

const kind = z.literal(Object.keys(APPLICANT_KINDS).filter(isKind))

export const applicantType = defineCriterion({
  id: 'applicant-type',
  title: 'Candidat',
  blocking: true,
  params: z.strictObject({
    allowed: z.array(kind).min(1),
    /** Kinds left to a person, and why, in French; `others`: every kind that is not allowed. */
    toCheck: z
      .strictObject({
        kinds: z.union([z.array(kind).min(1), z.literal('others')]),
        because: z.string().min(1),
        /** The question to the applicant that would settle it, a whole French sentence; absent: he cannot. */
        ask: z.string().min(1).optional(),
      })
      .optional(),
  }),
  evaluate({ facts, around }, { allowed, toCheck: doubtful }) {
    const { applicant } = facts
    if (applicant.closed) return toCheck('l’établissement de ce SIRET est fermé')
    const answer = applicantKind(facts.applicant, around.collectivite)
    if ('unknown' in answer) return toCheck(answer.unknown)
    const kind = APPLICANT_KINDS[answer.kind]
    if (isUnregistered(answer.kind, around.collectivite))
      return toCheck(
        `${kind}, mais son SIREN n’est pas dans le registre national : fusionnée depuis ?`,
      )
    if (allowed.includes(answer.kind)) return met(`${kind}${besides(facts)}`)
    const category = applicant.legalCategory
    const who = `${kind}${category ? ` (catégorie juridique ${category})` : ''}${besides(facts)}`
    if (doubtful?.kinds === 'others' || doubtful?.kinds.includes(answer.kind))
      return toCheck(`${who} : ${doubtful.because}`)
    return notMet(`${who} ; admis : ${enumerate(allowed.map((kind) => APPLICANT_KINDS[kind]))}`)
  },
})

/** The registry holds every commune of the day: one that it lacks was merged, or its SIREN is another's. */
const isUnregistered = (kind: ApplicantKind, collectivite: Collectivite | null): boolean =>
  kind === 'commune' && collectivite === null

/** « Organisme », where the form asks who carries the project and another is named. */
function besides({ entity, applicant }: DossierFacts): string {
  if (entity.state !== 'known' || foldLabel(entity.value) === foldLabel(applicant.name ?? ''))
    return ''
  return `, organisme ${quote(entity.value)}`
}

function isKind(name: string): name is ApplicantKind {
  return name in APPLICANT_KINDS
}
