import * as z from 'zod'
import { formatDay } from '../../french.ts'
import { defineCriterion, notApplicable, toCheck } from '../define.ts'
import { anyOf, firstMention } from '../first-mention.ts'
import { day } from '../params.ts'
import { quote } from '../wording.ts'

/** Applications for permission to build or to use land, and the programme that serves them. */
const URBAN_PLANNING = anyOf([
  'd[ée]mat[. -]*ads',
  "(?:demandes?|autorisations?|actes|instruction|dossiers?|t[ée]l[ée]proc[ée]dures?) (?:d['’ ]|de l['’ ]|des |en mati[èe]re d['’ ])?(?:autorisations? d['’ ])?urbanisme",
  "certificats? d['’ ]urbanisme",
  "permis (?:de construire|de d[ée]molir|d['’ ]am[ée]nager)",
  'd[ée]clarations? pr[ée]alables?',
  'autorisations? du droit des sols',
  // Of the same letters, some announce on the Web.
  '(?<!(?:google|facebook|meta|linkedin) )ads',
])

export const dedicatedCall = defineCriterion({
  id: 'dedicated-call',
  title: 'Appel dédié',
  blocking: false,
  params: z.strictObject({
    /** Name of the other call, in French. */
    call: z.string().min(1),
    until: day,
  }),
  evaluate({ facts }, { call, until }) {
    const words = firstMention(facts, URBAN_PLANNING)
    return words === null
      ? notApplicable('le projet ne parle pas de demandes d’urbanisme')
      : toCheck(
          `${quote(words)} : ${call} a son propre appel à projets, ouvert jusqu’au ${formatDay(until)}`,
        )
  },
})
