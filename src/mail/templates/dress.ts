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
    title: tidy(letter.title),
    blocks: letter.blocks.map(tidyBlock),
    footer: letter.footer.map(tidy),
  }
  return { subject: set.subject, html: toHtml(set, head), text: toText(set, head) }
}

function tidyBlock(block: Block): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(tidy) }
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(([name, value]) => [tidy(name), tidy(value)] as const),
      }
    case 'action':
      return { ...block, label: tidy(block.label), note: tidy(block.note) }
    default:
      return { ...block, text: tidy(block.text) }
  }
}

/** On one line, without control characters, whatever an applicant typed; with French spaces. */
const tidy = (text: string): string =>
  frenchSpaces(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()).replace(
    /n° (?=\d)/g,
    'n°\u00a0',
  )
