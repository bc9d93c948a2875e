import { Failure } from '../failures/failure.ts'
import { adaptiveSize } from './adaptive-size.ts'
import type { Client } from './client.ts'
import { company } from './company.ts'
import { answerTo } from './compose.ts'
import { dossierTooSlow, readAgain } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { foresight } from './foresight.ts'
import { gather, LANES } from './gather.ts'
import { places } from './places.ts'
import {
  type DossierChange,
  type Ds,
  STILL_RUNNING_MS,
  type Trace,
  type WriteOutcome,
} from './port.ts'
import { type Attempt, mayBeOneItem } from './splitter.ts'
import {
  askedParts,
  type Part,
  type PartAnswer,
  readPart,
  readTrace,
  toOperation,
} from './writes.ts'

/** Each may be three mutations, of which the annotations are the long one. */
const DOSSIERS_A_DOCUMENT = { start: 50, largest: 80 }

/**
 * How long a decision waits for a document, then for the right to send it. Later it does not leave: a person may have
 * followed or moved the dossier meanwhile.
 */
const WAIT_MS = 5_000
/** Dossiers that are only looked at take a place too, whatever DS bears of writes. */
const LEAST_PLACES = 100

/** Some parts of one dossier's change, to send in one document. */
interface Errand {
  readonly change: DossierChange
  readonly parts: readonly Part[]
  readonly onNearlyDone: () => void
}

/**
 * Writes changes, those of many dossiers asked for at the same time in one request.
 * @param now ms since the epoch, by the clock that dates decisions
 */
export function dossierWriter(client: Client, now: () => number): Pick<Ds, 'place' | 'write'> {
  const size = adaptiveSize(DOSSIERS_A_DOCUMENT)
  const end = foresight()
  const suspects = company<string>()
  const room = places(() => Math.max(LEAST_PLACES, LANES * size.current()))

  async function send(
    errands: readonly Errand[],
    isPart: boolean,
  ): Promise<Attempt<WriteOutcome>[]> {
    const decidedSince = now() - WAIT_MS
    const fresh = errands.filter(({ change }) => change.decidedAt >= decidedSince)
    if (fresh.length === 0) throw readAgain()
    const steps = fresh.flatMap((errand) =>
      errand.parts.map((part) => ({ errand, part, ...toOperation(part, errand.change) })),
    )
    const isTimeless = fresh.every(({ change }) => change.decidedAt === Number.POSITIVE_INFINITY)
    const onNearlyDone = () => {
      for (const errand of fresh) errand.onNearlyDone()
    }
    const answer = await end.during(fresh.length, onNearlyDone, () =>
      sendTogether(client, {
        kind: 'mutation',
        about: 'dossier',
        count: fresh.length,
        operations: steps,
        notAfter: isTimeless ? Number.POSITIVE_INFINITY : now() + WAIT_MS,
        size: isPart ? null : size,
      }),
    )
    const told = new Map<Errand, Told>(fresh.map((one) => [one, { parts: new Map(), left: null }]))
    steps.forEach((step, index) => {
      const { errand, part } = step
      const own = told.get(errand)
      if (!own) return
      const answered = answerTo(step, index, answer)
      own.parts.set(part, readPart(part, errand.change, answered))
      own.left = readTrace(answered)
    })
    const notBegun = fresh.length > 1 ? readAgain() : dossierTooSlow('ambiguous')
    return errands.map((errand) => {
      const own = told.get(errand)
      return own ? attempt(own, notBegun) : { failure: readAgain() }
    })
  }

  const run = gather<Errand, WriteOutcome>(
    size,
    async (errands, isPart) => {
      const keys = errands.map(({ change }) => change.dossierId)
      try {
        const attempts = await send(errands, isPart)
        keys.forEach(suspects.clear)
        return attempts
      } catch (error) {
        if (mayBeOneItem(error)) suspects.halve(keys)
        throw afterwards(error, errands.length, now())
      }
    },
    ({ change }) => suspects.most(change.dossierId),
  )

  async function write(
    change: DossierChange,
    onNearlyDone: () => void = () => {},
  ): Promise<WriteOutcome> {
    const parts = askedParts(change)
    if (parts.length === 0) return outcomeOf(new Map())
    const others = parts.filter((part) => part !== 'annotate')
    if (others.length === parts.length || others.length === 0 || !change.moveOnlyAfterAnnotations) {
      return await run({ change, parts, onNearlyDone })
    }
    const { annotate } = await run({ change, parts: ['annotate'], onNearlyDone: () => {} })
    if (annotate.state === 'done')
      return { ...(await run({ change, parts: others, onNearlyDone })), annotate }
    return { ...outcomeOf(new Map(others.map((part) => [part, { state: 'not-run' }]))), annotate }
  }
  return { write, place: room.take }
}

/** Tells when to look into what a document may have done, and blames no dossier that was not alone in it. */
function afterwards(error: unknown, dossiers: number, now: number): unknown {
  if (!(error instanceof Failure) || error.kind !== 'ambiguous') return error
  const isOnes = mayBeOneItem(error)
  if (error.retryAt !== undefined || (isOnes && dossiers === 1)) return error
  // A 500 is the end of its document.
  if (error.code === 'ds.server-error') return readAgain()
  const at = now + STILL_RUNNING_MS
  return isOnes ? readAgain(at) : new Failure(error.kind, error.code, error.message, at)
}

/** What one document told of one errand. */
interface Told {
  readonly parts: Map<Part, PartAnswer>
  /** After its last part. */
  left: Trace | null
}

/** @param notBegun the fate of one that DS had no time to begin or to end: it was decided on 30 s ago */
function attempt({ parts, left }: Told, notBegun: Failure): Attempt<WriteOutcome> {
  const told = new Map<Part, WriteOutcome['annotate']>()
  for (const [part, answer] of parts) {
    if (answer.state === 'lost') return { failure: lostAnswer() }
    if (answer.state === 'not-run') return { failure: notBegun }
    told.set(part, answer)
  }
  return { ok: outcomeOf(told, left) }
}

function outcomeOf(
  answers: ReadonlyMap<Part, WriteOutcome['annotate']>,
  left: Trace | null = null,
): WriteOutcome {
  const of = (part: Part) => answers.get(part) ?? { state: 'not-asked' as const }
  return { annotate: of('annotate'), move: of('move'), follow: of('follow'), left }
}

const lostAnswer = () =>
  new Failure(
    'ambiguous',
    'ds.lost-answer',
    'DS may have written this dossier without saying so: read it before writing again',
  )
