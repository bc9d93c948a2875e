import { enumerateFew } from '../../french.ts'
import { defineCriterion, met, notApplicable, toCheck } from '../define.ts'
import { none } from '../params.ts'

const SHOWN = 5
const COUNTED = new Set(['en_construction', 'en_instruction', 'accepte'])

export const duplicateApplication = defineCriterion({
  id: 'duplicate-application',
  title: 'Autres dossiers',
  blocking: false,
  params: none,
  evaluate({ facts, around }) {
    const siren = facts.applicant.siret?.replace(/\s/g, '').slice(0, 9)
    if (!siren) return notApplicable('le candidat n’a pas de SIREN')
    const others = around.neighbours
      .ofSiren(siren)
      .filter(({ dossier, state }) => dossier !== facts.dossier && COUNTED.has(state))
    if (others.length === 0) return met('aucun autre dossier de ce SIREN')
    const named = others.map(
      ({ dossier, state }) => `n° ${dossier}${state === 'accepte' ? ' (accepté)' : ''}`,
    )
    return toCheck(`même SIREN : ${enumerateFew(named, SHOWN)}`)
  },
})
