import type { Nature } from './kinds.ts'
import { speller } from './spelling.ts'
import { BUYING, CARRIERS, HOLDERS, RENTING, SETTING_UP, WORK } from './vocabulary/buying.ts'
import { EQUIPMENT, EQUIPMENT_PERHAPS, WORKSTATIONS } from './vocabulary/equipment.ts'
import { OTHERS } from './vocabulary/others.ts'
import { PUBLISHERS, type Publisher } from './vocabulary/publishers.ts'
import { RUNNING_COSTS, RUNNING_COSTS_PERHAPS } from './vocabulary/running-costs.ts'
import { SERVICES } from './vocabulary/services.ts'
import * as signs from './vocabulary/signs.ts'
import { SOFTWARE } from './vocabulary/software.ts'
import { PEOPLE, STAFF, STAFF_PERHAPS } from './vocabulary/staff.ts'
import { indexTerms, isSmall, type Terms, termWords } from './words.ts'

/** Words set aside before the head is looked for. */
const ASIDE = ['buying', 'holder', 'carrier', 'renting', 'work', 'setting-up'] as const
export type Aside = (typeof ASIDE)[number]
export const isAside = (role: Head['role']): role is Aside => ASIDE.some((one) => one === role)

/** What a word is at the head of a phrase. */
export type Head =
  /** Set aside: what follows decides. */
  | { readonly role: Aside }
  | { readonly role: 'service' | 'software' | 'other' | 'people' | 'lending' }
  /** `sure`: that spending, wherever it stands at the head; `almost`: for those who exclude all equipment. */
  | {
      readonly role: 'excluded'
      readonly nature: Nature
      readonly sure: 'sure' | 'almost' | 'perhaps'
    }

export const SIGNS = {
  otherUsers: signs.OTHER_USERS,
  provider: signs.PROVIDERS,
  inHouse: signs.IN_HOUSE,
  periodic: signs.PERIODIC,
  forTheProject: signs.FOR_THE_PROJECT,
  existing: signs.EXISTING,
  subject: signs.SUBJECTS,
  onLine: signs.ON_LINE,
} as const
export type Sign = keyof typeof SIGNS

/** Words that a préfecture adds to those of the project. */
export interface ExtraWords {
  readonly computers?: readonly string[] | undefined
  readonly staff?: readonly string[] | undefined
  readonly 'running-costs'?: readonly string[] | undefined
  readonly admissible?: readonly string[] | undefined
  readonly publishers?: readonly Publisher[] | undefined
}

/** Every word that the reading knows, ready to be looked up. */
export interface Lexicon {
  readonly heads: Terms<Head>
  readonly signs: Readonly<Record<Sign, Terms<true>>>
  readonly fillers: ReadonlySet<string>
  /** The publishers outside the European Union and their products. */
  readonly publishers: Terms<Publisher>
  /** The word that a slip of the keyboard stands for. */
  readonly spell: (folded: string) => string
}

const excluded = (nature: Nature, sure: 'sure' | 'almost' | 'perhaps'): Head => ({
  role: 'excluded',
  nature,
  sure,
})

/** `extra` comes first: a préfecture may say otherwise than the project. */
export function compileLexicon(extra: ExtraWords = {}): Lexicon {
  const publishers = [...(extra.publishers ?? []), ...PUBLISHERS]
  const lists: readonly (readonly [readonly string[] | undefined, Head])[] = [
    [extra.computers, excluded('computers', 'sure')],
    [extra.staff, excluded('staff', 'sure')],
    [extra['running-costs'], excluded('running-costs', 'sure')],
    [extra.admissible, { role: 'software' }],
    [HOLDERS, { role: 'holder' }],
    [CARRIERS, { role: 'carrier' }],
    [RENTING, { role: 'renting' }],
    [WORK, { role: 'work' }],
    [BUYING, { role: 'buying' }],
    [SETTING_UP, { role: 'setting-up' }],
    [STAFF, excluded('staff', 'sure')],
    [
      PEOPLE.flatMap((who) => [
        `poste de ${who}`,
        `emploi de ${who}`,
        `temps ${who}`,
        `coût ${who}`,
        `temps passé ${who}`,
        `paie de ${who}`,
      ]),
      excluded('staff', 'sure'),
    ],
    [RUNNING_COSTS, excluded('running-costs', 'sure')],
    [RUNNING_COSTS_PERHAPS, excluded('running-costs', 'perhaps')],
    [WORKSTATIONS, excluded('computers', 'sure')],
    [EQUIPMENT, excluded('computers', 'almost')],
    [EQUIPMENT_PERHAPS, excluded('computers', 'perhaps')],
    [signs.LENDING, { role: 'lending' }],
    [SOFTWARE, { role: 'software' }],
    [SERVICES, { role: 'service' }],
    [STAFF_PERHAPS, excluded('staff', 'perhaps')],
    [PEOPLE, { role: 'people' }],
    [OTHERS, { role: 'other' }],
    [
      publishers
        .flatMap(({ name, products }) => [name, ...products])
        .filter((product) => !/^(?:abonnement|compte) /.test(product)),
      { role: 'software' },
    ],
  ]
  const listed = lists.flatMap(([texts = [], head]) => texts.map((text) => ({ text, term: head })))
  const words = new Set(
    listed.flatMap(({ text }) => termWords(text)).filter((word) => !isSmall(word)),
  )
  for (const sign of Object.values(SIGNS))
    for (const text of sign) for (const word of termWords(text)) words.add(word)
  return {
    heads: indexTerms(listed),
    signs: {
      otherUsers: signOf('otherUsers'),
      provider: signOf('provider'),
      inHouse: signOf('inHouse'),
      periodic: signOf('periodic'),
      forTheProject: signOf('forTheProject'),
      existing: signOf('existing'),
      subject: signOf('subject'),
      onLine: signOf('onLine'),
    },
    fillers: new Set(signs.FILLERS.flatMap(termWords)),
    publishers: indexTerms(
      publishers.flatMap((publisher) =>
        [publisher.name, ...publisher.products].map((text) => ({ text, term: publisher })),
      ),
    ),
    spell: speller(words),
  }
}

const signOf = (sign: Sign): Terms<true> =>
  indexTerms(SIGNS[sign].map((text) => ({ text, term: true as const })))

export const LEXICON: Lexicon = compileLexicon()
