/** The box in which DS shows an annotation: black on grey, no colours, no links, so many characters a line. */
const WIDTH = 95
const BESIDE = ' · '

/** Each item on the first line where the box has room for it, so that none is folded. @param mark before each line */
export function packed(items: readonly string[], mark = ''): string[] {
  const lines: string[] = []
  for (const item of items) {
    const place = lines.findIndex((line) => line.length + BESIDE.length + item.length <= WIDTH)
    if (place === -1) lines.push(`${mark}${item}`)
    else lines[place] += `${BESIDE}${item}`
  }
  return lines
}

/** One after the other: the box folds the line where it is full. */
export const flowing = (items: readonly string[], mark = ''): string[] =>
  items.length === 0 ? [] : [`${mark}${items.join(BESIDE)}`]

/** How many lines the box makes of a text: it folds between words. */
export function linesIn(text: string): number {
  return text.split('\n').reduce((lines, line) => lines + foldsOf(line), 0)
}

function foldsOf(line: string): number {
  let folds = 1
  let from = 0
  while (line.length - from > WIDTH) {
    const last = line.lastIndexOf(' ', from + WIDTH)
    // A word wider than the box has a line of its own.
    const at = last > from ? last : line.indexOf(' ', from)
    if (at === -1) return folds
    from = at + 1
    folds += 1
  }
  return folds
}
