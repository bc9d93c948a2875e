import * as z from 'zod'
import { enumerate } from '../../french.ts'
import { departmentsOfRegion } from '../../regions.ts'
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
    const seat = collectivite?.department ?? facts.applicant.department
    if (seat === null) return toCheck('le département du siège n’est pas connu')
    const isRegion = 'kind' in answer && answer.kind === 'region'
    const spanned = isRegion ? departmentsOfRegion(seat) : (collectivite?.departments ?? [])
    const covered = spanned.filter((code) => departments.includes(code))
    if (covered.length > 0 && covered.length < spanned.length)
      return toCheck(
        isRegion
          ? `le candidat est une région de ${spanned.length} départements ; ${expected}`
          : `l’intercommunalité s’étend sur ${listed(spanned)} ; ${expected}`,
      )
    if (departments.includes(seat)) return met(`siège dans le ${seat}`)
    const elsewhere = `siège dans le ${seat} ; ${expected}`
    // What the registry does not know may be an EPCI that reaches into the territory.
    return 'unknown' in answer && collectivite === null ? toCheck(elsewhere) : notMet(elsewhere)
  },
})

const listed = (codes: readonly string[]): string =>
  codes.length === 1 ? `le ${codes[0]}` : `les départements ${enumerate(codes)}`
