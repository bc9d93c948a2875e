import { defineCriterion, notApplicable, toCheck } from '../define.ts'
import { anyOf, firstMention } from '../first-mention.ts'
import { none } from '../params.ts'
import { quote } from '../wording.ts'

/** « lot n° 2 », « le premier lot », « un lot du projet », « en trois lots »: not « un lot de tablettes ». */
const LOT = anyOf([
  'lots? (?:n[°o]\\.? ?)?(?:\\d+|[ivx]+|unique)',
  '(?:premier|deuxi[èe]me|second|troisi[èe]me|dernier|(?:un |ce )?seul) lot',
  'lots? (?:du|de ce|de notre|de votre) (?:projet|march[ée]|programme)',
  'en (?:\\d+|deux|trois|quatre|cinq|plusieurs) lots',
  'allotissement',
  'allotie?s?',
])

export const lot = defineCriterion({
  id: 'lot',
  title: 'Lot',
  blocking: false,
  params: none,
  evaluate({ facts }) {
    const words = firstMention(facts, LOT)
    return words === null
      ? notApplicable('le projet n’est pas présenté comme un lot')
      : toCheck(`${quote(words)} : le lot financé doit remplir à lui seul les conditions`)
  },
})
