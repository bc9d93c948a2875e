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

/** How a campaign's text and form name the themes, besides the codes 3a to 3d and the wordings. */
export interface ThemeNames {
  /** How the text numbers its themes: « ii », « 2 », « volet 2 ». */
  readonly codes: Readonly<Record<string, Theme>>
  /** Options of this form that no wording matches, whole. */
  readonly options: Readonly<Record<string, Theme>>
}

export const NO_NAMES: ThemeNames = { codes: {}, options: {} }

const BEFORE =
  "(?:(?:le |la |l')?(?:themes?|thematiques?|options?|volets?|axes?|fiches?|types?|projets?|n[°o]) ?)"
/** What may follow a code: the end, or a sign that parts it from its title. A word right after it makes it no code. */
const AFTER = '(?= ?(?:$|[-:;,/&+).]| et | ou ))'
const NATIONAL = '3 ?[.-]?([a-d])'
/** At the beginning, after another code, after « thème » or the like, or between brackets. */
const CODE = new RegExp(
  `(?:^\\(?${BEFORE}?|(?:[,;/&+]| et | ou ) ?${BEFORE}?|\\b${BEFORE}|\\( ?)${NATIONAL}${AFTER}`,
  'g',
)
/** « 3D » is a way of drawing before it is a theme. */
const DRAWING =
  /modelis|imprim|impression|maquette|jumeau|numeris|scan|relief|visuali|cartograph|plan 3d|vue|lidar/

/**
 * The themes named by the options chosen or by a text, in the order 3a to 3d. The form's own options win over an
 * explicit code, the code over the wording, the wording over the text's numbers. Texts that name none are ignored
 * beside one that does.
 */
export function readThemes(texts: readonly string[], names: ThemeNames): Fact<readonly Theme[]> {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '')
  if (filled.length === 0) return missing
  const named = new Set(filled.flatMap((text) => themesOf(text, names)))
  if (named.size === 0) return unreadable(filled.join(' ; '))
  return known(THEMES.filter((theme) => named.has(theme)))
}

function themesOf(text: string, { codes, options }: ThemeNames): readonly Theme[] {
  const folded = foldTheme(text)
  const option = Object.entries(options).find(([one]) => foldTheme(one) === folded)
  if (option) return [option[1]]
  const coded = codesIn(folded)
  if (coded.length > 0) return coded
  const words = folded.replaceAll("'", ' ')
  const worded = THEMES.filter((theme) =>
    WORDINGS[theme].some((wording) => words.includes(wording)),
  )
  return worded.length > 0 ? worded : numbersIn(folded, codes)
}

function codesIn(folded: string): readonly Theme[] {
  const letters = [...folded.matchAll(CODE)].map((match) => match[1])
  return THEMES.filter(
    (theme) => letters.includes(theme[1]) && !(theme === '3d' && DRAWING.test(folded)),
  )
}

/** The numbers that stand at the beginning: « ii. », « volets 1 et 3 ». */
function numbersIn(folded: string, codes: Readonly<Record<string, Theme>>): readonly Theme[] {
  const found = new Set<Theme>()
  for (const [code, theme] of Object.entries(codes)) {
    const alone = /^[a-z]+ /.test(code) ? '' : `${BEFORE}?(?:[ivx\\d]{1,3} ?(?:,|/|&|\\+| et ) ?)*`
    const pattern = new RegExp(`^\\(?${alone}${foldTheme(code)}${AFTER}`)
    if (pattern.test(folded)) found.add(theme)
  }
  return THEMES.filter((theme) => found.has(theme))
}

const foldTheme = (text: string): string =>
  foldLabel(text.slice(0, 2_000)).replace(/[–—]/g, '-').replaceAll("d'avantage", 'davantage')
