import { describe, expect, test } from 'vitest'
import { openFingerprint } from '../../src/mail/fingerprint.ts'
import { type MailKey, readRow, readSending, sendOnce } from '../../src/mail/send.ts'
import { message } from './fixtures/message.ts'
import { mailsInMemory, refusal, startServer, transportTo } from './support.ts'

const key: MailKey = { dossier: 1234, period: '2022-T1', step: 'request', recipient: 'laureat' }
const at = '2022-04-01T06:30:00.000Z'
const now = () => Date.parse(at)

async function services(...options: Parameters<typeof startServer>) {
  const server = await startServer(...options)
  const journal = mailsInMemory()
  return { ...server, journal, given: { journal, transport: transportTo(server.url), now } }
}

test('an e-mail leaves once, whatever the number of calls', async () => {
  const { given, journal, received } = await services()
  expect(await sendOnce(given, key, message)).toBe('sent')
  expect(await sendOnce(given, key, message)).toBe('already')
  expect(received).toHaveLength(1)
  expect(await readSending(journal, key, message.recipient)).toEqual({ state: 'sent', at })
})

test('two calls at the same time let one e-mail leave', async () => {
  const { given, received } = await services()
  await Promise.all([sendOnce(given, key, message), sendOnce(given, key, message)])
  expect(received).toHaveLength(1)
})

test('the row is there before the server sees the e-mail', async () => {
  const journal = mailsInMemory()
  const seen: unknown[] = []
  const { url } = await startServer({
    onMailFrom(_address, _session, done) {
      readSending(journal, key, message.recipient).then((row) => {
        seen.push(row)
        done()
      }, done)
    },
  })
  await sendOnce({ journal, transport: transportTo(url), now }, key, message)
  expect(seen).toEqual([{ state: 'pending', at }])
})

test('the same e-mail has the same Message-ID from a new store, another step has another', async () => {
  const { given, received } = await services()
  await sendOnce(given, key, message)
  await sendOnce({ ...given, journal: mailsInMemory() }, key, message)
  await sendOnce(given, { ...key, step: 'reminder' }, message)
  const ids = received.map(({ raw }) => /^Message-ID: (.+)$/m.exec(raw)?.[1])
  expect(ids[0]).toMatch(/^<[0-9a-f]{32}@prefecture\.example\.org>$/)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test('a row left pending by a process that died becomes unknown, and nothing leaves again', async () => {
  const { given, journal, received } = await services()
  const died = { ...given.transport, send: () => Promise.reject(new Error('killed')) }
  await expect(sendOnce({ ...given, transport: died }, key, message)).rejects.toThrow('killed')
  expect(await readSending(journal, key, message.recipient)).toEqual({ state: 'pending', at })
  expect(await sendOnce(given, key, message)).toBe('unknown')
  expect(await sendOnce(given, key, message)).toBe('already')
  expect(received).toEqual([])
  expect(await readSending(journal, key, message.recipient)).toEqual({
    state: 'unknown',
    at,
    reason: 'interrupted',
  })
})

test('an answer that comes too late ends as unknown, and nothing leaves again', async () => {
  let contents = 0
  const { url } = await startServer({
    onData(stream) {
      contents += 1
      stream.resume()
    },
  })
  const journal = mailsInMemory()
  const given = { journal, transport: transportTo(url, { timeoutMs: 1_000 }), now }
  expect(await sendOnce(given, key, message)).toBe('unknown')
  expect(await sendOnce(given, key, message)).toBe('already')
  expect(contents).toBe(1)
  expect(await readSending(journal, key, message.recipient)).toMatchObject({
    state: 'unknown',
    reason: 'no answer',
  })
})

test('a recipient refused for good is told once and not tried again', async () => {
  let tries = 0
  const { given, journal } = await services({
    onRcptTo(_address, _session, done) {
      tries += 1
      done(refusal(550))
    },
  })
  expect(await sendOnce(given, key, message)).toBe('rejected')
  expect(await sendOnce(given, key, message)).toBe('already')
  expect(tries).toBe(1)
  expect(await readSending(journal, key, message.recipient)).toEqual({
    state: 'rejected',
    at,
    reason: '550',
  })
})

describe('what did not leave is tried again', () => {
  test('when the server puts it off', async () => {
    let busy = true
    const { given, journal, received } = await services({
      onRcptTo: (_address, _session, done) => done(busy ? refusal(451) : null),
    })
    await expect(sendOnce(given, key, message)).rejects.toMatchObject({
      kind: 'transient',
      code: 'mail.deferred',
    })
    expect(await readSending(journal, key, message.recipient)).toBeNull()
    busy = false
    expect(await sendOnce(given, key, message)).toBe('sent')
    expect(received).toHaveLength(1)
  })

  test('when the server refuses it for a reason that is ours', async () => {
    let full = true
    const { given, journal, received } = await services({
      onData(stream, _session, done) {
        stream.resume().on('end', () => done(full ? refusal(554) : null))
      },
    })
    await expect(sendOnce(given, key, message)).rejects.toMatchObject({
      code: 'mail.declined',
      reason: '554',
    })
    expect(await readSending(journal, key, message.recipient)).toBeNull()
    full = false
    expect(await sendOnce(given, key, message)).toBe('sent')
    expect(received).toHaveLength(0)
  })

  test('when the server is away', async () => {
    const journal = mailsInMemory()
    const given = { journal, transport: transportTo('smtp://127.0.0.1:1'), now }
    await expect(sendOnce(given, key, message)).rejects.toMatchObject({ code: 'mail.unreachable' })
    expect(await readSending(journal, key, message.recipient)).toBeNull()
  })
})

test('an address that is corrected is tried at once; the refused one never again', async () => {
  const tried: string[] = []
  const { given, journal, received } = await services({
    onRcptTo({ address }, _session, done) {
      tried.push(address)
      done(address.startsWith('parti') ? refusal(550) : null)
    },
  })
  const gone = { ...message, recipient: 'parti@commune.example.org' }
  expect(await sendOnce(given, key, gone)).toBe('rejected')
  expect(await sendOnce(given, key, { ...gone, recipient: 'Parti@commune.example.org' })).toBe(
    'already',
  )
  expect(await sendOnce(given, key, message)).toBe('sent')
  expect(tried).toEqual([gone.recipient, message.recipient])
  expect(received).toHaveLength(1)
  const rows = [...journal.rows.keys()].flatMap((row) => readRow(row) ?? [])
  expect(rows.map(({ dossier, recipient }) => [dossier, recipient])).toEqual([
    [1234, 'laureat'],
    [1234, 'laureat'],
  ])
  const fingerprint = await openFingerprint(journal)
  expect(rows.map(({ address }) => address)).toContain(fingerprint(gone.recipient))
})

test('a copy ends by itself', async () => {
  const { given, journal } = await services({
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('agent') ? refusal(550) : null),
  })
  const copy: MailKey = { ...key, recipient: 'instructeur' }
  expect(await sendOnce(given, copy, { ...message, recipient: 'agent@example.org' })).toBe(
    'rejected',
  )
  expect(await sendOnce(given, key, message)).toBe('sent')
  expect(await readSending(journal, copy, 'agent@example.org')).toMatchObject({ state: 'rejected' })
})

test('no address enters the journal or an error', async () => {
  const outcomes = [550, 451, 554].map((code) => ({
    onRcptTo: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
      done(refusal(code)),
  }))
  for (const options of outcomes) {
    const { given, journal } = await services(options)
    const told = await sendOnce(given, key, message).catch((error: Error) => error.message)
    expect(`${told} ${JSON.stringify([...journal.rows])}`).not.toContain('@')
  }
})
