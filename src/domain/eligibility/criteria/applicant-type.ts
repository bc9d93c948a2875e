import * as z from 'zod'
import { enumerate } from '../../french.ts'
import { APPLICANT_KINDS, type ApplicantKind, applicantKind } from '../applicant-kind.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'

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
    const answer = applicantKind(facts.applicant, around.collectivite)
    if ('unknown' in answer) return toCheck(answer.unknown)
    const category = facts.applicant.legalCategory
    const who = `${APPLICANT_KINDS[answer.kind]}${category ? ` (catégorie juridique ${category})` : ''}`
    if (allowed.includes(answer.kind)) return met(who)
    if (doubtful?.kinds === 'others' || doubtful?.kinds.includes(answer.kind))
      return toCheck(`${who} — à vérifier : ${doubtful.because}`)
    return notMet(
      `${who} — ${allowed.length > 1 ? 'candidats admis' : 'candidat admis'} : ${enumerate(allowed.map((kind) => APPLICANT_KINDS[kind]))}`,
    )
  },
})

function isKind(name: string): name is ApplicantKind {
  return name in APPLICANT_KINDS
}
