import * as z from 'zod'
import { enumerate } from '../../french.ts'
import { applicantKind } from '../applicant-kind.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { departments } from '../params.ts'

export const applicantTerritory = defineCriterion({
  id: 'applicant-territory',
  title: 'Territoire',
  blocking: true,
  params: z.strictObject({ departments }),
  evaluate({ facts, around }, { departments }) {
    const { collectivite } = around
    const expected = `l’appel couvre ${listed(departments)}`
    if (!facts.applicant.complete) return toCheck('le siège du candidat n’est pas encore connu')
    const answer = applicantKind(facts.applicant, collectivite)
    if ('kind' in answer && answer.kind === 'region')
      return toCheck(`le candidat est une région ; ${expected}`)
    const covered = collectivite?.departments.filter((code) => departments.includes(code)) ?? []
    if (collectivite && covered.length > 0 && covered.length < collectivite.departments.length)
      return toCheck(
        `l’intercommunalité s’étend sur ${listed(collectivite.departments)} ; ${expected}`,
      )
    const seat = collectivite?.department ?? facts.applicant.department
    if (seat === null) return toCheck('le département du siège n’est pas connu')
    if (departments.includes(seat)) return met(`siège dans le ${seat}`)
    const elsewhere = `siège dans le ${seat} ; ${expected}`
    // What the registry does not know may be an EPCI that reaches into the territory.
    return 'unknown' in answer && collectivite === null ? toCheck(elsewhere) : notMet(elsewhere)
  },
})

const listed = (codes: readonly string[]): string =>
  codes.length === 1 ? `le ${codes[0]}` : enumerate(codes)
