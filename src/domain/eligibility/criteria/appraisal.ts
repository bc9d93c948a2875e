import * as z from 'zod'
import { enumerate, plural } from '../../french.ts'
import { APPRAISAL_ELEMENTS, appraise } from '../appraise.ts'
import { defineCriterion, met, notApplicable } from '../define.ts'

const ELEMENTS = Object.keys(APPRAISAL_ELEMENTS).filter(
  (name): name is keyof typeof APPRAISAL_ELEMENTS => name in APPRAISAL_ELEMENTS,
)

export const appraisal = defineCriterion({
  id: 'appraisal',
  title: 'Éléments d’appréciation',
  blocking: false,
  params: z.strictObject({
    elements: z.array(z.literal(ELEMENTS)).min(1),
    /** What the call asks instructeurs to bear in mind, in French, shown after the elements. */
    notes: z.array(z.string().min(1)).default([]),
  }),
  evaluate(subject, { elements }) {
    const found = appraise(subject, elements)
    if (found.length === 0) return notApplicable('le formulaire ne demande aucun de ces éléments')
    const absent = found.filter((element) => element.value === null)
    const stated = `${plural(found.length - absent.length, 'renseigné', 'renseignés')} sur ${found.length}, à lire dans l’annotation dédiée`
    return met(
      absent.length > 0
        ? `${stated} ; ${absent.length > 1 ? 'manquent' : 'manque'} : ${enumerate(absent.map(({ title }) => title.toLowerCase()))}`
        : stated,
    )
  },
})
