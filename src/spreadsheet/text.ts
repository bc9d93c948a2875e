/** What Excel takes in a cell (32,767 UTF-16 units), less the apostrophe of a CSV. A longer one spoils the whole file. */
const LONGEST = 32_766
const CUT = '…'

/** The text as a cell can hold it, never cut inside a character. */
export function fitting(text: string): string {
  if (text.length <= LONGEST) return text
  const kept = text.slice(0, LONGEST - CUT.length).replace(/[\uD800-\uDBFF]$/, '')
  return `${kept}${CUT}`
}

/** Notes as lines of the sheet: an empty one parts them from the rows, for whoever sorts these. */
export const below = (notes: readonly string[]): readonly string[] =>
  notes.length > 0 ? ['', ...notes] : []
