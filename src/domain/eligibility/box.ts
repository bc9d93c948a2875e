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

/** How many lines the box makes of a text: it folds between words. */
export function linesIn(text: string): number {
  return text.split('\n').reduce((lines, line) => {
    let width = 0
    let folds = 1
    for (const word of line.split(' ')) {
      width += word.length + (width > 0 ? 1 : 0)
      if (width <= WIDTH) continue
      folds += 1
      width = word.length
    }
    return lines + folds
  }, 0)
}
