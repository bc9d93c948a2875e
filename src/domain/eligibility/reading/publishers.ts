import { remembering } from '../../remember.ts'
import type { Lexicon } from './lexicon.ts'
import { findTerms, passage, wordsOfText } from './words.ts'

export interface PublisherMention {
  readonly name: string
  readonly seat: string
  readonly quotation: string
}

/** A product whose name is a word of the language: only as its publisher writes it, and not at the start of a sentence. */
const COMMON = new Set([
  'zoom',
  'team',
  'office',
  'window',
  'excel',
  'oracle',
  'box',
  'mural',
  'asana',
  'apple',
  'outlook',
  'loom',
  'meta',
  'miro',
  'notion',
  'sage',
  'poly',
  'progres',
  'illustrator',
  'amazon',
  'proton',
  'quest',
  'infor',
  'box',
  'slack',
  'figma',
  'copilot',
  'veritas',
  'umbrella',
])
/** « Zoom sur les besoins », « office de tourisme ». */
const FOLLOWING = new Set(['sur', 'de', 'du', 'd', 'public', 'notarial', 'national', 'medical'])

/** The publishers outside the European Union that a text names, each once. */
export const publishersNamedIn = remembering(findPublishers)

function findPublishers(text: string, lexicon: Lexicon): readonly PublisherMention[] {
  const words = wordsOfText(text)
  const seen = new Map<string, PublisherMention>()
  for (const { term, first, last } of findTerms(words, lexicon.publishers)) {
    const { name, seat } = term
    if (seen.has(name)) continue
    const word = words[first]
    if (first === last && word !== undefined && COMMON.has(word.folded)) {
      const written = text.slice(word.start, word.end)
      if (!/^\p{Lu}/u.test(written) || FOLLOWING.has(words[last + 1]?.folded ?? '')) continue
    }
    seen.set(name, { name, seat, quotation: passage(text, words, first, last, 2, 2) })
  }
  return [...seen.values()]
}
