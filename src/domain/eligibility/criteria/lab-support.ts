import * as z from 'zod'
import { defineCriterion, met, notApplicable, toCheck } from '../define.ts'
import { themes } from '../params.ts'
import { quote, saysNothing, whyUnknown } from '../wording.ts'

export const labSupport = defineCriterion({
  id: 'lab-support',
  title: 'Laboratoire',
  blocking: true,
  needs: ['lab'],
  params: z.strictObject({
    /** Asked only of the projects that choose one of these themes; absent: of all. */
    onlyForThemes: themes.optional(),
  }),
  evaluate({ facts }, { onlyForThemes }) {
    const { lab, theme } = facts
    const concerned =
      onlyForThemes === undefined ||
      (theme.state === 'known' && theme.value.some((chosen) => onlyForThemes.includes(chosen)))
    if (!concerned)
      return notApplicable('la thématique choisie ne demande pas l’appui d’un laboratoire')
    return lab.state === 'known' && !saysNothing(lab.value)
      ? met(quote(lab.value))
      : toCheck(
          lab.state === 'known'
            ? `aucun laboratoire n’est nommé : ${quote(lab.value)}`
            : whyUnknown(lab, 'le laboratoire d’innovation territoriale'),
        )
  },
})
