import { Failure } from '../failure.ts'
import { adaptiveSize } from './adaptive-size.ts'
import type { Client } from './client.ts'
import { answerTo } from './compose.ts'
import { tooSlow } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { gather } from './gather.ts'
import type { DossierChange, Trace, WriteOutcome } from './port.ts'
import type { Attempt } from './splitter.ts'
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

/** Some parts of one dossier's change, to send in one document. */
interface Errand {
  readonly change: DossierChange
  readonly parts: readonly Part[]
}

/** Writes changes, those of many dossiers asked for at the same time in one request. */
export function dossierWriter(client: Client): (change: DossierChange) => Promise<WriteOutcome> {
  const size = adaptiveSize(DOSSIERS_A_DOCUMENT)
  const run = gather<Errand, WriteOutcome>(size, async (errands) => {
    const steps = errands.flatMap((errand) =>
      errand.parts.map((part) => ({ errand, part, ...toOperation(part, errand.change) })),
    )
    const answer = await sendTogether(client, size, 'mutation', errands.length, steps)
    const told = new Map<Errand, Told>(
      errands.map((one) => [one, { parts: new Map(), left: null }]),
    )
    steps.forEach((step, index) => {
      const { errand, part } = step
      const own = told.get(errand)
      if (!own) return
      const answered = answerTo(step, index, answer)
      own.parts.set(part, readPart(part, errand.change, answered))
      own.left = readTrace(answered)
    })
    return [...told.values()].map(attempt)
  })

  return async (change) => {
    const parts = askedParts(change)
    if (parts.length === 0) return outcomeOf(new Map())
    const others = parts.filter((part) => part !== 'annotate')
    if (others.length === parts.length || others.length === 0 || !change.moveOnlyAfterAnnotations) {
      return await run({ change, parts })
    }
    const { annotate } = await run({ change, parts: ['annotate'] })
    if (annotate.state === 'done') return { ...(await run({ change, parts: others })), annotate }
    return { ...outcomeOf(new Map(others.map((part) => [part, { state: 'not-run' }]))), annotate }
  }
}

/** What one document told of one errand. */
interface Told {
  readonly parts: Map<Part, PartAnswer>
  /** After its last part. */
  left: Trace | null
}

/** What DS had no time to begin is sent again whole: the parts already done change nothing the second time. */
function attempt({ parts, left }: Told): Attempt<WriteOutcome> {
  const told = new Map<Part, WriteOutcome['annotate']>()
  for (const [part, answer] of parts) {
    if (answer.state === 'lost') return { failure: lostAnswer() }
    if (answer.state === 'not-run') return { again: tooSlow('a write') }
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
