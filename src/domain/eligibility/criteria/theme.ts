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
  params: z.strictObject({ allowed: themes }),
  evaluate({ facts }, { allowed }) {
    if (facts.theme.state !== 'known') return toCheck(whyUnknown(facts.theme, 'la thématique', 'f'))
    const chosen = facts.theme.value
    if (chosen.length === 0) return toCheck('la thématique n’est pas indiquée')
    const foreign = chosen.filter((theme) => !allowed.includes(theme))
    if (foreign.length === 0) return met(named(chosen))
    if (foreign.length < chosen.length)
      return met(
        `${named(chosen.filter((theme) => allowed.includes(theme)))} — ${named(foreign)} : hors du champ de cet appel à projets`,
      )
    return notMet(
      `${named(foreign)} — ${allowed.length > 1 ? 'thématiques admises' : 'thématique admise'} : ${named(allowed)}`,
    )
  },
})

const named = (themes: readonly Theme[]): string =>
  enumerate(themes.map((theme) => `${THEME_TITLES[theme]} (${theme})`))
