import { defineCriterion, notApplicable, toCheck } from '../define.ts'
import { none } from '../params.ts'
import { quote, textsOf, wordsAround } from '../wording.ts'

const LOT =
  /\blots? (?:n[°o]\.? ?)?(?:\d+|[ivx]+|unique)\b|\b(?:premier|deuxi[èe]me|second|troisi[èe]me|un seul) lot\b|\ballotissement\b|\ballotie?\b/iu

export const lot = defineCriterion({
  id: 'lot',
  title: 'Lot',
  blocking: false,
  params: none,
  evaluate({ facts }) {
    const words = textsOf(facts).flatMap((text) => wordsAround(text, LOT))[0]
    return words === undefined
      ? notApplicable('le projet n’est pas présenté comme un lot')
      : toCheck(`${quote(words)} : le lot financé doit remplir à lui seul les conditions`)
  },
})
