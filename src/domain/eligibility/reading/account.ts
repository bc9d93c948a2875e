import type { Nature, Reading } from './kinds.ts'
import { ACCOUNT_WORDS, ACCOUNTS } from './vocabulary/accounts.ts'
import type { Word } from './words.ts'

export interface Account {
  readonly reading: Reading
  /** How many words of the label name it. */
  readonly words: number
  /** Set apart from the words that follow: « 2183 – », « c/2183 ». Otherwise it may be a quantity. */
  readonly marked: boolean
}

const markers = new Set<string>(ACCOUNT_WORDS)

/** The account of the budget that a line begins with, or names by « article », « compte », « c/ ». */
export function accountOf(label: string, words: readonly Word[]): Account | null {
  let at =
    words.findIndex(
      ({ folded }, i) => markers.has(folded) && /^\d{2,6}$/.test(words[i + 1]?.folded ?? ''),
    ) + 1
  const named = at > 0
  if (!named) at = 0
  const number = words[at]?.folded ?? ''
  if (!/^\d{2,6}$/.test(number)) return null
  const key = [...number]
    .map((_, i) => number.slice(0, number.length - i))
    .find((start) => start in ACCOUNTS)
  const kind = key === undefined ? undefined : ACCOUNTS[key]
  if (kind === undefined || (!named && number.length < 3)) return null
  const gap = label.slice(words[at]?.end, words[at + 1]?.start ?? label.length)
  // Nobody buys a thousand of a thing.
  const marked = named || number.length > 3 || /[-–—:.,/(|]/.test(gap) || at + 1 === words.length
  return { reading: readingOf(kind), words: at + 1, marked }
}

function readingOf(kind: string): Reading {
  if (kind === 'admissible') return { is: 'admissible' }
  if (kind === 'other') return { is: 'unknown' }
  const nature = kind.replace('?', '') as Nature
  return { is: 'excluded', nature, certain: kind.endsWith('?') ? 'no' : 'agents' }
}
