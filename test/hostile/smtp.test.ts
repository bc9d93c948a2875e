import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import type { Message } from '../../src/mail/message.ts'
import { type MailJournal, type MailKey, NotSent, sendOnce } from '../../src/mail/send.ts'
import { openTransport, type Transport } from '../../src/mail/transport.ts'
import { message } from '../mail/fixtures/message.ts'
import { mailsInMemory } from '../mail/support.ts'
import { type Mutation, type Plan, STAGES, startHostileServer } from './smtp-server.ts'

const CONVERSATIONS = 1_000
const AT_ONCE = 40
const SEED = 20_220_401
/** For each exchange; a whole message may take twice as long. */
const TIMEOUT_MS = 300

const ANSWERS = [
  '250 ok\r\n',
  '250-ok\r\n550 no\r\n',
  '550-no\r\n250 ok\r\n',
  '354 go on\r\n',
  '220 again\r\n',
  '221 bye\r\n',
  '421 4.3.2 closing\r\n',
  '450 4.2.0 greylisted\r\n',
  '452 4.3.1 no room\r\n',
  '500 what?\r\n',
  '503 bad sequence\r\n',
  '550 5.1.1 nobody\r\n',
  '550 5.7.1 policy\r\n',
  '552 5.2.2 full\r\n',
  '554 no\r\n',
  '999 no\r\n',
  '2500 ok\r\n',
  '25\r\n',
  '2\r\n',
  'ok\r\n',
  '\r\n\r\n\r\n250 ok\r\n',
  '250 ok\n',
  '250 ok\r',
  '250-\r\n250 \r\n',
  '+OK\r\n',
  'HTTP/1.1 502 Bad Gateway\r\n\r\n<html></html>\r\n',
] as const
const answer = fc.constantFrom(...ANSWERS)
const leaving = fc.constantFrom('silence' as const, 'end' as const, 'reset' as const)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({
    kind: fc.constant('cut-short' as const),
    keep: fc.integer({ min: 0, max: 12 }),
    leave: leaving,
  }),
  fc.record({ kind: leaving }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('instead' as const), answer }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('preceded' as const), before: answer }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('followed' as const), after: answer }) },
  fc.record({
    kind: fc.constant('giant-line' as const),
    bytes: fc.constantFrom(1_000, 100_000, 3_000_000),
    ends: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('endless-lines' as const),
    code: fc.constantFrom('250', '354', '550', '220'),
  }),
  fc.record({
    kind: fc.constant('garbage' as const),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }),
  }),
  fc.record({
    kind: fc.constant('byte-by-byte' as const),
    everyMs: fc.constantFrom(1, 60),
  }),
)

const conversation: fc.Arbitrary<Plan> = fc.record({
  stage: fc.constantFrom(...STAGES, 'data' as const, 'data' as const, 'content' as const),
  time: fc.constantFrom(1, 1, 2),
  mutation,
  verdict: fc.constantFrom('250 2.0.0 queued as 1', '550 5.7.1 policy', '451 later', null),
  extensions: fc.oneof(
    { weight: 9, arbitrary: fc.subarray(['PIPELINING', '8BITMIME', 'AUTH PLAIN LOGIN']) },
    // This server has no certificate: whatever it says then, nothing leaves.
    { weight: 1, arbitrary: fc.constant(['STARTTLS', 'AUTH PLAIN']) },
  ),
})

const key = (dossier: number): MailKey => ({
  dossier,
  period: '2022-T1',
  step: 'request',
  recipient: 'laureat',
})

/** How one e-mail ended, in the words of the journal, or the code of what was thrown. */
async function send(transport: Transport, journal: MailJournal, dossier: number) {
  try {
    return await sendOnce({ journal, transport, now: Date.now }, key(dossier), message)
  } catch (error) {
    if (error instanceof Failure) return error instanceof NotSent ? error.code : 'failure'
    throw error
  }
}

/** Takes everything, and keeps what it was given. */
function sink(): Transport & { readonly taken: Message[] } {
  const taken: Message[] = []
  return {
    taken,
    async send(one) {
      taken.push(one)
      return { state: 'accepted' }
    },
    verify: async () => {},
    close: () => {},
  }
}

/** ms that this process was free to work: on a busy machine all conversations stand still together. */
let worked = 0
const TICK_MS = 10
const ticking = setInterval(() => {
  worked += TICK_MS
}, TICK_MS)
afterAll(() => clearInterval(ticking))

/** Two e-mails to a server that goes wrong once, then the same two to a sane one. @returns what must not be */
async function breaches(plan: Plan): Promise<string[]> {
  const server = await startHostileServer(plan)
  const journal = mailsInMemory()
  const ids: string[] = []
  const smtp = openTransport({
    url: server.url.replace('//', '//robot:secret@'),
    from: 'guichet@prefecture.example.org',
    perMinute: 1_000_000,
    timeoutMs: TIMEOUT_MS,
  })
  const transport: Transport = {
    ...smtp,
    send: async (one, id) => {
      ids.push(`<${id}@prefecture.example.org>`)
      return await smtp.send(one, id)
    },
  }
  const started = worked
  const outcomes: string[] = []
  for (const dossier of [1, 2]) outcomes.push(await send(transport, journal, dossier))
  const took = worked - started
  // What is on its way arrives.
  await sleep(50)
  smtp.close()
  await server.close()

  const found = took > 2 * 2 * TIMEOUT_MS + 5_000 ? ['took too long'] : []
  for (const [place, outcome] of outcomes.entries()) {
    const whole = server.contents.filter(({ id }) => id === ids[place])
    const said = whole.map(({ answer }) => answer).join('')
    const isOver = ['sent', 'unknown', 'rejected'].includes(outcome)
    if (whole.length > 1) found.push('content given twice')
    if (outcome === 'sent' && !/^250[ -]/m.test(said)) found.push('sent without a 250')
    if (!isOver && whole.length > 0 && !/^[45]\d\d[ -]/m.test(said))
      found.push(`${outcome}, though the server had it`)
    const again = sink()
    const later = await send(again, journal, place + 1)
    if (later !== (isOver ? 'already' : 'sent')) found.push(`${outcome}, then ${later}`)
    if (again.taken.length !== (isOver ? 0 : 1)) found.push(`${outcome}, then sent again`)
  }
  return found
}

describe('an SMTP server that goes wrong once', () => {
  it(`in ${CONVERSATIONS} ways never makes an e-mail count as sent, nor leave twice`, {
    timeout: 120_000,
  }, async () => {
    const plans = fc.sample(conversation, { numRuns: CONVERSATIONS, seed: SEED })
    const waiting = [...plans.entries()]
    const bad: { place: number; plan: Plan; found: string[] }[] = []
    const before = process.memoryUsage().rss
    let highest = before
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [place, plan] = next
        const found = await breaches(plan)
        if (found.length > 0) bad.push({ place, plan, found })
        highest = Math.max(highest, process.memoryUsage().rss)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    expect(bad).toEqual([])
    // MiB: forty conversations at once, of which some are flooded with megabytes.
    expect((highest - before) / 2 ** 20).toBeLessThan(400)
  })
})
