import type { Fact, Theme } from './facts.ts'
import { known, missing, THEMES, unreadable } from './facts.ts'
import { foldLabel } from './labels.ts'

/** What each theme of axe 3 is about, in words that hold for every call. */
export const THEME_TITLES: Readonly<Record<Theme, string>> = {
  '3a': 'accompagnement par un expert du numérique',
  '3b': 'formation au numérique des agents',
  '3c': 'relation avec les usagers',
  '3d': 'projet appuyé par un laboratoire d’innovation territoriale',
}

/** How the calls word each theme, folded as `foldTheme` does. */
const WORDINGS: Readonly<Record<Theme, readonly string[]>> = {
  '3a': [
    'accompagnement par un expert du numerique',
    'expert du numerique',
    'organisation s appuyant davantage sur le numerique',
    'accompagnement des agents dans l appropriation',
    'accompagnement des agents territoriaux dans l appropriation',
    'exploiter les donnees numeriques',
    'exploiter des donnees en lien avec une activite',
    'creer ou ameliorer un service en ligne',
    'creer ou ameliorer une solution numerique',
    'dematerialiser un processus interne',
    'opportunite de deploiement d une solution numerique',
  ],
  '3b': [
    'formation au numerique',
    'competences numeriques',
    'ameliorer les connaissances et les competences',
    'inclusion numerique a l attention des agents',
    'inclusion numerique aupres des agents',
    'former et accompagner les agents dans l appropriation',
    'acculturation et a l utilisation du numerique',
  ],
  '3c': [
    'relation a l utilisateur',
    'relation a l usager',
    'relation usager',
    'relation numerique aux usagers',
    'relation aux usagers',
    'relation avec les usagers',
    'relation avec l usager',
    'relation entre les usagers',
    'partager des donnees avec des partenaires ou des usagers',
  ],
  '3d': [
    'laboratoire d innovation territorial',
    'laboratoires d innovation territorial',
    'laboratoire d innovation publique territorial',
    'projet de transformation interne lie aux conditions',
    'projet de transformation en lien avec des partenaires externes',
    'acculturation des services a l innovation',
  ],
}

/** Marne numbers its themes i, ii, iii; Corse 1 to 4: both in the order of the national sheet. */
const RANKS: Readonly<Record<string, Theme>> = {
  i: '3a',
  ii: '3b',
  iii: '3c',
  '1': '3a',
  '2': '3b',
  '3': '3c',
  '4': '3d',
}

const CODE = /\b3[.-]?([abcd])\b/g
const RANK = /^(?:theme |thematique |option )?(iii|ii|i|[1-4]) ?(?:[.):-]|$)/
const BARE_DIGIT = /^[1-4]$/

/**
 * The themes named by the options chosen or by a text, in the order 3a to 3d. An explicit code wins over the
 * wording, the wording over the number of the option. Texts that name none are ignored beside one that does.
 */
export function readThemes(texts: readonly string[]): Fact<readonly Theme[]> {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '')
  if (filled.length === 0) return missing
  const named = new Set(filled.flatMap(themesOf))
  if (named.size === 0) return unreadable(filled.join(' ; '))
  return known(THEMES.filter((theme) => named.has(theme)))
}

function themesOf(text: string): readonly Theme[] {
  const folded = foldTheme(text)
  const codes = [...folded.matchAll(CODE)].map((match) => `3${match[1]}`)
  const coded = THEMES.filter((theme) => codes.includes(theme))
  if (coded.length > 0) return coded
  const words = folded.replaceAll("'", ' ')
  const worded = THEMES.filter((theme) =>
    WORDINGS[theme].some((wording) => words.includes(wording)),
  )
  if (worded.length > 0) return worded
  if (BARE_DIGIT.test(folded)) return []
  const ranked = RANKS[RANK.exec(folded)?.[1] ?? '']
  return ranked === undefined ? [] : [ranked]
}

const foldTheme = (text: string): string =>
  foldLabel(text.slice(0, 2_000)).replace(/[–—]/g, '-').replaceAll("d'avantage", 'davantage')
