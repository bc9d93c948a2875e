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
    const { unread } = around.neighbours
    const notVerified = unread.length > 0 ? ` ; non vérifié dans ${inWords(unread)}` : ''
    if (others.length > 0) {
      const named = others.map(
        ({ dossier, state }) => `n° ${dossier}${state === 'accepte' ? ' (accepté)' : ''}`,
      )
      return toCheck(`même SIREN : ${enumerateFew(named, SHOWN)}${notVerified}`)
    }
    if (unread.length === 0) return met('aucun de ce SIREN')
    const message = `aucun autre dossier de ce SIREN dans les démarches consultées${notVerified}`
    return { ...toCheck(message), volatile: true }
  },
})

/** « la démarche n° 51001 », « les démarches n° 51001 et n° 52001 ». */
const inWords = (demarches: readonly number[]): string =>
  `${demarches.length === 1 ? 'la démarche' : 'les démarches'} ${enumerateFew(
    demarches.map((number) => `n° ${number}`),
    SHOWN,
  )}`
