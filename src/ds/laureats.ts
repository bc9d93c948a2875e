import { LaureatsDocument, type LaureatsQuery } from '../../graphql/generated.ts'
import { adaptiveSize } from './adaptive-size.ts'
import type { Client } from './client.ts'
import { operation } from './compose.ts'
import { demarcheAsker } from './demarches.ts'
import { isTooHeavy } from './exchange.ts'
import { toPage } from './listings.ts'
import { present } from './lists.ts'
import { toDossier } from './mapping.ts'
import type { Ds, LaureatDossier, Page } from './port.ts'

/** A whole dossier costs about 400 of the 60,000 points that DS allows a query. */
const LARGEST_PAGE = 50
const SMALLEST_PAGE = 6

/** Every accepted dossier of a démarche, page by page. */
export function laureatsReader(client: Client): Ds['laureats'] {
  const ask = demarcheAsker<LaureatsQuery>(client, 1)

  return async function* laureats(demarche): AsyncGenerator<Page<LaureatDossier>> {
    const size = adaptiveSize({ start: LARGEST_PAGE, largest: LARGEST_PAGE })
    let after: string | null = null
    do {
      const page: Page<LaureatDossier> = toPage(demarche, after, await read(after), toLaureat)
      yield page
      after = page.next
    } while (after !== null)

    async function read(cursor: string | null): Promise<LaureatsQuery> {
      for (;;) {
        const first = size.current()
        const variables = { demarche, first, after: cursor }
        try {
          return await ask({ demarche, ...operation(LaureatsDocument, variables) })
        } catch (error) {
          if (!isTooHeavy(error) || first <= SMALLEST_PAGE) throw error
          size.halve()
        }
      }
    }
  }
}

type LaureatNode = NonNullable<NonNullable<LaureatsQuery['demarche']['dossiers']['nodes']>[number]>

function toLaureat(node: LaureatNode): LaureatDossier {
  const depositedAt = Date.parse(node.dateDepot)
  const written = present(node.annotations).filter(
    ({ updatedAt }) => Date.parse(updatedAt) > depositedAt,
  )
  return {
    ...toDossier(node),
    decidedAt: node.dateTraitement,
    depositor: node.usager.email,
    writtenSinceDeposit: new Set(written.map(({ id }) => id)),
  }
}
