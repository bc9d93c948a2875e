import * as z from 'zod'
import type { Theme } from '../../facts.ts'
import { enumerate } from '../../french.ts'
import { THEME_TITLES } from '../../themes.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { themes } from '../params.ts'
import { whyUnknown } from '../wording.ts'

export const theme = defineCriterion({
  id: 'theme',
  title: 'Thématique',
  blocking: true,
  needs: ['theme'],
  params: z.strictObject({
    allowed: themes,
    /** The form of this call serves no other project: where it does not ask the theme, there is nothing to ask. */
    servedAlone: z.boolean().optional(),
  }),
  evaluate({ facts }, { allowed, servedAlone }) {
    if (facts.theme.state === 'not-asked' && servedAlone)
      return met(`${named(allowed)}, seule thématique du formulaire`)
    if (facts.theme.state !== 'known') return toCheck(whyUnknown(facts.theme, 'la thématique', 'f'))
    const chosen = facts.theme.value
    if (chosen.length === 0) return toCheck('la thématique n’est pas indiquée')
    const foreign = chosen.filter((theme) => !allowed.includes(theme))
    if (foreign.length === 0) return met(named(chosen))
    if (foreign.length < chosen.length)
      return met(
        `${named(chosen.filter((theme) => allowed.includes(theme)))} ; hors de cet appel : ${named(foreign)}`,
      )
    return notMet(
      `${named(foreign)} ; ${allowed.length > 1 ? `admises : ${enumerate(allowed)}` : `admise : ${named(allowed)}`}`,
    )
  },
})

const named = (themes: readonly Theme[]): string =>
  enumerate(themes.map((theme) => `${THEME_TITLES[theme]} (${theme})`))
