import { describe, expect, it } from 'vitest'
import type { Trigger } from '../../chaos/model.ts'
import { watchDs, watchSmtp } from '../../chaos/moments.ts'
import type { Way } from '../../chaos/wire.ts'

/** What passes, and the instants seen, when the worker is killed at one of them. */
function watch(
  make: typeof watchDs,
  pieces: readonly (readonly [Way, string])[],
  killAt?: Trigger,
) {
  const seen: Trigger[] = []
  const tap = make((trigger) => {
    seen.push(trigger)
    return trigger === killAt
  })
  const passed = pieces.filter(([way, text]) => tap(way, Buffer.from(text))).map(([, text]) => text)
  return { seen, passed }
}

const query = ['to-server', 'POST / HTTP/1.1\r\n\r\n{"query":"query {x}"}'] as const
const answer = ['to-client', 'HTTP/1.1 200 OK\r\n\r\n{}'] as const

describe('instants seen on the wire to DS', () => {
  it.each([
    ['whole', [['to-server', '\r\n\r\n{"query":"mutation ($d0: X!) {x}"}']]],
    [
      'cut in the word',
      [
        ['to-server', '\r\n\r\n{"query":"muta'],
        ['to-server', 'tion {x}"}'],
      ],
    ],
  ] as const)('a mutation is recognised, %s', (_, mutation) => {
    const { seen } = watch(watchDs, [query, answer, ...mutation, answer, query, answer])
    expect(seen).toEqual(['mutation-not-sent', 'mutation-unanswered', 'mutation-answered'])
  })

  it('a message to an applicant is told from the other mutations', () => {
    const message = [
      'to-server',
      '{"query":"mutation ($d0: X!) { d0: dossierEnvoyerMessage {x} }"}',
    ] as const
    const { seen } = watch(watchDs, [message, answer])
    expect(seen).toEqual(['message-not-sent', 'message-unanswered', 'message-answered'])
  })

  it('what shows the instant of a kill is lost with the worker', () => {
    const mutation = ['to-server', '{"query":"mutation {x}"}'] as const
    expect(watch(watchDs, [mutation], 'mutation-not-sent').passed).toEqual([])
    expect(watch(watchDs, [mutation, answer], 'mutation-unanswered').passed).toEqual([mutation[1]])
    expect(watch(watchDs, [mutation, answer], 'mutation-answered').passed).toHaveLength(2)
  })
})

describe('instants seen on the wire to the mail server', () => {
  const talk = [
    ['to-client', '220 hello\r\n'],
    ['to-server', 'DATA\r\n'],
    ['to-client', '354 go on\r\n'],
    ['to-server', 'Subject: x\r\n\r\nA line.\r\n'],
    ['to-server', '.\r\n'],
    ['to-client', '250 taken\r\n'],
    ['to-server', 'QUIT\r\n'],
  ] as const

  it('an e-mail half sent, then whole, then answered', () => {
    const { seen } = watch(watchSmtp, talk)
    expect(seen).toEqual(['mail-half-sent', 'mail-half-sent', 'mail-unanswered', 'mail-answered'])
  })

  it('the answer is lost when the worker dies before it', () => {
    const { passed } = watch(watchSmtp, talk, 'mail-unanswered')
    expect(passed).not.toContain('250 taken\r\n')
  })
})
