/** Shorter words have too many neighbours. */
const SHORTEST = 7
const LONGEST = 30

/**
 * Reads a word with one letter missing, added, changed or swapped as the word of the list that it must be.
 * @param known folded words; one that is in the list is never changed
 */
export function speller(known: ReadonlySet<string>): (word: string) => string {
  // A command that reads no budget line does not wait for it.
  let neighbours: ReadonlyMap<string, string> | null = null
  return (word) => {
    if (word.length < SHORTEST - 1 || word.length > LONGEST || known.has(word) || /\d/.test(word))
      return word
    neighbours ??= neighboursOf(known)
    for (const form of [word, ...shortened(word)]) {
      const meant = neighbours.get(form)
      if (meant !== undefined && isOneSlip(word, meant)) return meant
    }
    return word
  }
}

function neighboursOf(known: ReadonlySet<string>): Map<string, string> {
  const neighbours = new Map<string, string>()
  for (const word of known)
    if (word.length >= SHORTEST)
      for (const form of [word, ...shortened(word)])
        if (!neighbours.has(form)) neighbours.set(form, word)
  return neighbours
}

const shortened = (word: string): string[] =>
  Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))

/** The first letter is seldom mistyped, and makes another word. */
function isOneSlip(word: string, meant: string): boolean {
  if (word[0] !== meant[0] || Math.abs(word.length - meant.length) > 1) return false
  let same = 0
  while (same < word.length && word[same] === meant[same]) same++
  const [rest, other] = [word.slice(same), meant.slice(same)]
  return (
    rest.slice(1) === other ||
    rest === other.slice(1) ||
    rest.slice(1) === other.slice(1) ||
    (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2))
  )
}
