import { instructeurHands } from './instructeur-hands.ts'
import { platformHands } from './platform-hands.ts'
import { Records } from './records.ts'
import { usagerHands } from './usager-hands.ts'

/**
 * Everything the simulated DS knows. People act on it through three pairs of hands, which date what they do as DS
 * does: not every change moves `dateDerniereModification`.
 */
export class World extends Records {
  readonly usager = usagerHands(this)
  readonly instructeur = instructeurHands(this)
  readonly platform = platformHands(this)
}
