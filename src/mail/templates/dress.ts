import { frenchSpaces } from '../../domain/french.ts'
import type { Message } from '../message.ts'
import { toHtml } from './html.ts'
import type { Block, Letter, Letterhead } from './letter.ts'
import { toText } from './text.ts'

/** Both writings of a letter. */
export function dress(
  letter: Letter,
  head: Letterhead,
): Pick<Message, 'subject' | 'html' | 'text'> {
  const set: Letter = {
    subject: tidy(letter.subject),
    preview: tidy(letter.preview),
    title: folded(letter.title),
    blocks: letter.blocks.map(tidyBlock),
    footer: letter.footer.map(folded),
  }
  return { subject: set.subject, html: toHtml(set, head), text: toText(set, head) }
}

function tidyBlock(block: Block): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(folded) }
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(([name, value]) => [tidy(name), folded(value)] as const),
      }
    case 'action':
      return { ...block, label: tidy(block.label), note: tidy(block.note) }
    default:
      return { ...block, text: folded(block.text) }
  }
}

/** On one line, without control characters, whatever an applicant typed; with French spaces. */
const tidy = (text: string): string =>
  frenchSpaces(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()).replace(
    /n° (?=\d)/g,
    'n°\u00a0',
  )

const MONTH =
  '(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)'
const INSIDE_DATES = new RegExp(
  `(?<=\\bT[1-4]) (?=\\d{4})|(?<=\\b\\d{1,2}(?:er)?) (?=${MONTH})|(?<=${MONTH}) (?=\\d{4})`,
  'g',
)

/** As `tidy`, and no line ends inside « 14 avril 2022 » or « T1 2022 ». */
const folded = (text: string): string => tidy(text).replace(INSIDE_DATES, '\u00a0')
