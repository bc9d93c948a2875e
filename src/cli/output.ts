/** Standard output belongs to the answer of the command: text for a person, or JSON for a script. */
export function print(text: string): void {
  process.stdout.write(`${forTerminal(text)}\n`)
}

/** JSON says the same of a sign and of its escape. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

/** What a person has to know besides the answer. */
export function printError(text: string): void {
  process.stderr.write(`${forTerminal(text)}\n`)
}

/**
 * Texts of applicants may hold what moves the cursor, changes colours or turns the direction of what follows: such
 * signs are shown as `\u001b`, and do nothing.
 */
export const forTerminal = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(
      /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )

/** What the product says to people in their language, told apart from what the command says. */
export const quote = (text: string): string => text.replace(/^/gm, '  │ ')

/** Lines of cells, in columns. */
export function table(rows: readonly (readonly (string | number)[])[], indent = '  '): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, String(cell).length)
    })
  }
  return rows
    .map((row) =>
      `${indent}${row
        .map((cell, column) =>
          typeof cell === 'number'
            ? String(cell).padStart(widths[column] ?? 0)
            : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')}`.trimEnd(),
    )
    .join('\n')
}

/** Columns of a terminal; null where lines are not for a screen and stay whole. */
export const screenWidth = (): number | null =>
  process.stdout.isTTY ? Math.min(process.stdout.columns, WIDEST) : null

/** Longer lines are hard to read. */
const WIDEST = 100

/**
 * Text in lines of at most `width` columns, broken at ordinary spaces only.
 * @param first before the first line; those that follow are indented as much
 */
export function paragraph(first: string, text: string, width: number | null): string {
  if (width === null) return first + text
  const indent = ' '.repeat(first.length)
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    const blank = line === first || line === indent
    if (!blank && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line += blank ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}

const paris = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** « 2026-03-09 11:00 », by the clocks of Paris. */
export const parisTime = (iso: string): string => paris.format(new Date(iso))
