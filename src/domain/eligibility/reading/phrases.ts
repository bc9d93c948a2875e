import type { Word } from './words.ts'

/** A stretch of a line between two signs or « et », with how it is joined to what precedes. */
export interface Phrase {
  readonly words: readonly Word[]
  readonly joint: string
  readonly bracketed: boolean
}

/** Cuts a line at its signs and at « et », « ou », « avec ». */
export function phrasesOf(label: string, words: readonly Word[]): Phrase[] {
  const phrases: { words: Word[]; joint: string; bracketed: boolean }[] = []
  let depth = 0
  let end = words[0]?.start ?? 0
  for (const word of words) {
    const between = label.slice(end, word.start)
    end = word.end
    for (const sign of between) {
      if (sign === '(' || sign === '[') depth++
      if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1)
    }
    const joining = /^(?:et|ou|avec|plu|dont|ainsi|incluant|comprenant|y|inclu)$/.test(word.folded)
    const cut =
      phrases.length === 0 || joining || /[+/,;:()[\]&|.!?\n•«»"“”]|\s[-–—]|[-–—]\s/u.test(between)
    if (cut)
      phrases.push({ words: [], joint: joining ? 'et' : jointOf(between), bracketed: depth > 0 })
    if (!joining) phrases.at(-1)?.words.push(word)
  }
  return phrases.filter((phrase) => phrase.words.length > 0)
}

const jointOf = (between: string): string =>
  between.includes('+') ? '+' : between.includes('/') ? '/' : ','
