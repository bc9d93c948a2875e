const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const LIST = 0x5b
const LIST_END = 0x5d
const OBJECT = 0x7b
const OBJECT_END = 0x7d

/** Deeper than any answer to our documents: a row of a repetition stands at about fifteen. */
const DEEPEST = 100
/** A page of 100 dossiers has about a hundred thousand. */
const MOST_VALUES = 2_000_000

/**
 * Counts the brackets and values of a JSON text as its bytes arrive, before anything is parsed: a text within the
 * bound of bytes can be made of so many small values that parsing it takes fifty times its size.
 * @returns given each chunk in turn, whether the text is still within bounds
 */
export function jsonBounds(): (chunk: Uint8Array) => boolean {
  let depth = 0
  let values = 0
  let isText = false
  let isEscaped = false
  return (chunk) => {
    for (const byte of chunk) {
      if (isEscaped) isEscaped = false
      else if (isText) {
        if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isText = false
      } else if (byte === QUOTE) isText = true
      else if (byte === COMMA) values += 1
      else if (byte === LIST || byte === OBJECT) {
        values += 1
        depth += 1
        if (depth > DEEPEST) return false
      } else if (byte === LIST_END || byte === OBJECT_END) depth -= 1
    }
    return values <= MOST_VALUES
  }
}
