import { instructeurHands } from './hands/instructeur.ts'
import { platformHands } from './hands/platform.ts'
import { usagerHands } from './hands/usager.ts'
import { Records } from './records.ts'

/**
 * Everything the simulated DS knows. People act on it through three pairs of hands, which date what they do as DS
 * does: not every change moves `dateDerniereModification`.
 */
export class World extends Records {
  readonly usager = usagerHands(this)
  readonly instructeur = instructeurHands(this)
  readonly platform = platformHands(this)
}
