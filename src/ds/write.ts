import { Failure } from '../failures/failure.ts'
import type { Client } from './client.ts'
import { answerTo } from './compose.ts'
import type { Costs, Kind } from './costs.ts'
import { mayBeOneItem } from './documents.ts'
import { dossierTooSlow, isTimeout, lostAnswer, readAgain } from './errors.ts'
import { sendTogether } from './exchange.ts'
import {
  askedParts,
  type Part,
  type PartAnswer,
  readPart,
  readTrace,
  toOperation,
} from './parts.ts'
import {
  type DossierChange,
  type Ds,
  type Result,
  STILL_RUNNING_MS,
  type Trace,
  type WriteOutcome,
  type Written,
} from './port.ts'

/** Of mutations, which select little, DS allows far more. */
const CHANGES_A_DOCUMENT = 100

/** Sends as many of the changes, from the front, as make one document. */
export function writer(client: Client, costs: Costs, now: () => number): Ds['write'] {
  return async (changes): Promise<Written> => {
    const count = costs.howMany(
      changes.map((change) => askedParts(change)),
      CHANGES_A_DOCUMENT,
    )
    const sent = changes.slice(0, count)
    const steps = sent.flatMap((change) =>
      askedParts(change).map((part) => ({ change, part, ...toOperation(part, change) })),
    )
    const all = steps.map(({ part }) => part)
    try {
      const answer = await sendTogether(client, {
        kind: 'mutation',
        about: 'dossier',
        count,
        operations: steps,
      })
      const told = new Map<DossierChange, Told>(sent.map((one) => [one, noneTold()]))
      const done: Kind[] = []
      steps.forEach((step, index) => {
        const { change, part } = step
        const answered = answerTo(step, index, answer)
        const own = told.get(change)
        const read = readPart(part, change, answered)
        if (read.state !== 'not-run') done.push(part)
        own?.parts.set(part, read)
        if (own) own.left = readTrace(answered)
      })
      const isCut = answer.errors.some(isTimeout)
      // Of a document that DS cut, what it did tells what an item costs.
      costs.measured(done.length > 0 ? done : all, answer.tookMs)
      return {
        results: sent.map((one) => resultOf(told.get(one) ?? noneTold(), isCut && count === 1)),
      }
    } catch (error) {
      return { failed: afterwards(error, count, now()), changes: count }
    }
  }
}

/** What one document told of one dossier. */
interface Told {
  readonly parts: Map<Part, PartAnswer>
  /** After its last part. */
  left: Trace | null
}
const noneTold = (): Told => ({ parts: new Map(), left: null })

/** @param isAlone DS's 30 s were not enough for this dossier by itself */
function resultOf({ parts, left }: Told, isAlone: boolean): Result<WriteOutcome> | 'not-run' {
  const [first] = parts.values()
  for (const { state } of parts.values()) {
    if (state === 'lost') return { failure: lostAnswer() }
    if (state !== 'not-run') continue
    if (isAlone) return { failure: dossierTooSlow('ambiguous') }
    // Begun, and not ended: what is left depends on what was done.
    return first?.state === 'not-run' ? 'not-run' : { failure: readAgain() }
  }
  return { ok: outcomeOf(parts, left) }
}

function outcomeOf(parts: ReadonlyMap<Part, PartAnswer>, left: Trace | null): WriteOutcome {
  const of = (part: Part): WriteOutcome['annotate'] => {
    const answer = parts.get(part)
    return answer === undefined || answer.state === 'lost' ? { state: 'not-asked' } : answer
  }
  return { annotate: of('annotate'), move: of('move'), follow: of('follow'), left }
}

/** Tells when to look into what a document may have done, and blames no dossier that was not alone in it. */
function afterwards(error: unknown, dossiers: number, now: number): Failure {
  if (!(error instanceof Failure)) throw error
  if (error.kind !== 'ambiguous') return error
  const isOnes = mayBeOneItem(error)
  if (error.retryAt !== undefined || (isOnes && dossiers === 1)) return error
  // A 500 is the end of its document.
  if (error.code === 'ds.server-error') return error
  return new Failure(error.kind, error.code, error.message, now + STILL_RUNNING_MS)
}
