import { DossierDocument, type DossierQuery } from '../../graphql/generated.ts'
import { adaptiveSize } from './adaptive-size.ts'
import type { Client } from './client.ts'
import { answerTo, type OperationAnswer, operation } from './compose.ts'
import { areHarmless, readFailure } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { gather } from './gather.ts'
import { toDossier } from './mapping.ts'
import type { Dossier } from './port.ts'
import type { Attempt } from './splitter.ts'

/** A hundred whole dossiers cost about 38,000 of the 60,000 points that DS allows a query. */
const DOSSIERS_A_DOCUMENT = { start: 60, largest: 100 }

/** Reads dossiers, those asked for at the same time in one request. */
export function dossierReader(client: Client): (number: number) => Promise<Dossier | null> {
  const size = adaptiveSize(DOSSIERS_A_DOCUMENT)
  return gather<number, Dossier | null>(size, async (numbers) => {
    const asked = numbers.map((number) => ({ number, ...operation(DossierDocument, { number }) }))
    const answer = await sendTogether(client, size, 'query', asked.length, asked)
    return asked.map((one, index) => attempt(one.number, answerTo(one, index, answer)))
  })
}

/**
 * `Query.dossier` is non-null: one unknown dossier empties the answer of all. Its own errors settle it, and those
 * about which the answer says nothing are asked again without it.
 */
function attempt(
  number: number,
  { data, errors }: OperationAnswer<DossierQuery>,
): Attempt<Dossier | null> {
  if (data && areHarmless(errors)) return { ok: toDossier(data.dossier) }
  const failure = readFailure('dossier', number, errors)
  if (failure.code === 'ds.dossier-not-found') return { ok: null }
  return failure.kind === 'permanent' ? { failure } : { again: failure }
}
