import { type Block, type Letter, type Letterhead, SERVICE } from './letter.ts'

const WIDTH = 72

/** The same letter for those who read text only. */
export function toText(letter: Letter, { header }: Letterhead): string {
  const parts = [
    [header, SERVICE].filter((line) => line !== null).join('\n'),
    underlined(letter.title, '='),
    ...letter.blocks.map(block),
    `-- \n${letter.footer.map((line) => wrap(line)).join('\n')}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return wrap(one.text)
    case 'heading':
      return underlined(one.text, '-')
    case 'list':
      return one.items.map((item) => wrap(`- ${item}`, '  ')).join('\n')
    case 'facts':
      return one.facts.map(([name, value]) => wrap(`${name} : ${value}`, '  ')).join('\n')
    case 'action':
      return `${one.label} :\n${one.url}`
  }
}

const underlined = (text: string, sign: string) => {
  const lines = wrap(text)
  return `${lines}\n${sign.repeat(Math.max(...lines.split('\n').map((line) => line.length)))}`
}

/** Breaks at ordinary spaces only: a no-break space keeps « 1 500 € » whole. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \t\r\n]+/)) {
    if (line !== '' && `${line} ${word}`.length > WIDTH) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
