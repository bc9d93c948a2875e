import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SMTPServer, SMTPServerOptions } from 'smtp-server'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Message } from '../../src/mail/message.ts'
import { runScript } from '../support/process.ts'
import { message } from './fixtures/message.ts'
import { refusal, startServer, transportTo } from './support.ts'

const ID = 'abcdef'

describe('a message', () => {
  test('goes to its recipient alone, in two forms, saying that a program sent it', async () => {
    const { url, received } = await startServer()
    const transport = transportTo(url)

    expect(await transport.send(message, ID)).toEqual({ state: 'accepted' })

    const [{ raw = '', recipients } = {}] = received
    expect(recipients).toEqual(['mairie@commune.example.org'])
    expect(raw).toContain('From: Guichet FITN7 <guichet@prefecture.example.org>\r\n')
    expect(raw).toContain('Reply-To: numerique@prefecture.example.org\r\n')
    expect(raw).toContain('To: mairie@commune.example.org\r\n')
    expect(raw).toContain('Auto-Submitted: auto-generated\r\n')
    expect(raw).toContain('Message-ID: <abcdef@prefecture.example.org>\r\n')
    expect(raw).toContain('Content-Type: text/plain')
    expect(raw).toContain('Content-Type: text/html')
    expect(raw).not.toMatch(/^(Cc|Bcc):/m)
  })

  test('goes to one person, and says who else reads it', async () => {
    const { url, received } = await startServer()
    const cc = ['agent@example.org', 'not an address']
    await transportTo(url).send({ ...message, recipient: 'agent@example.org', cc }, ID)
    expect(received.map(({ recipients }) => recipients)).toEqual([['agent@example.org']])
    expect(received[0]?.raw).toContain('To: mairie@commune.example.org\r\n')
    expect(received[0]?.raw).toContain('Cc: agent@example.org\r\n')
  })

  test.each([
    { bounces: 'retours@prefecture.example.org', sender: 'retours@prefecture.example.org' },
    { bounces: undefined, sender: 'guichet@prefecture.example.org' },
  ])('comes back to $sender', async ({ bounces, sender }) => {
    const senders: string[] = []
    const { url, received } = await startServer({
      onMailFrom({ address }, _session, done) {
        senders.push(address)
        done()
      },
    })
    await transportTo(url, { bounces }).send(message, ID)
    expect(senders).toEqual([sender])
    expect(received[0]?.raw).toContain('From: Guichet FITN7 <guichet@prefecture.example.org>\r\n')
  })

  test('cannot gain a header from a subject', async () => {
    const { url, received } = await startServer()
    await transportTo(url).send({ ...message, subject: 'Projet\r\nBcc: x@example.org' }, ID)
    expect(received[0]?.raw).toContain('Subject: Projet Bcc: x@example.org\r\n')
    expect(received[0]?.raw).not.toMatch(/^Bcc:/m)
  })

  test.each([
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'Mairie <a@example.org>',
    'a@example.org ',
    'mairie',
    '',
  ])('is not sent to %j, which is not one address', async (to) => {
    const { url, received } = await startServer()
    expect(await transportTo(url).send({ ...message, recipient: to }, ID)).toEqual({
      state: 'rejected',
      reason: 'not an address',
    })
    expect(received).toEqual([])
  })

  test('waits for the operator’s pace', async () => {
    const { url, received } = await startServer()
    const transport = transportTo(url, { perMinute: 600 })
    const started = performance.now()
    await Promise.all(['1', '2', '3'].map((id) => transport.send(message, id)))
    expect(performance.now() - started).toBeGreaterThan(190)
    expect(received).toHaveLength(3)
  })
})

describe('a refusal', () => {
  const said = (words: string): NonNullable<SMTPServerOptions['onRcptTo']> => {
    const [code = '', ...text] = words.split(' ')
    const error = Object.assign(new Error(text.join(' ')), { responseCode: Number(code) })
    return (_address, _session, done) => done(error)
  }

  test.each([
    ['550 No such user', 'rejected', '550'],
    ['550 5.1.1 User unknown', 'rejected', '550 5.1.1'],
    // An address speaks of nothing.
    ['550 <police.relay@commune.example.org>: no such user', 'rejected', '550'],
    ['554 5.7.1 <relay@commune.example.org>: Access denied', 'declined', '554 5.7.1'],
    ['550 5.1.10 Null MX', 'rejected', '550 5.1.10'],
    ['553 Mailbox name not allowed', 'rejected', '553'],
    ['551 User not local', 'rejected', '551'],
    ['550 5.2.1 Mailbox disabled', 'rejected', '550 5.2.1'],
    ['550 5.4.1 Recipient address rejected: Access denied', 'rejected', '550 5.4.1'],
    ['550 5.5.0 Mailbox unavailable', 'rejected', '550 5.5.0'],
    ['554 5.1.1 Relay access denied to this mailbox', 'rejected', '554 5.1.1'],
    // Of the sender.
    ['550 5.1.8 Bad sender system address', 'declined', '550 5.1.8'],
    ['550 Sender verify failed', 'declined', '550'],
    ['550 5.1.0 Sender rejected', 'declined', '550 5.1.0'],
    // Policy, quota, size.
    ['550 5.7.1 Message refused by policy', 'declined', '550 5.7.1'],
    ['550 5.7.0 Refused', 'declined', '550 5.7.0'],
    ['550 Blocked by SPF', 'declined', '550'],
    ['550 5.4.5 Daily sending quota exceeded', 'declined', '550 5.4.5'],
    ['552 5.2.3 Too large for this mailbox', 'declined', '552 5.2.3'],
    ['552 5.3.4 Too large', 'declined', '552 5.3.4'],
    ['554 Transaction failed', 'declined', '554'],
    // A status of another class than the code says nothing.
    ['550 4.7.1 No such user', 'rejected', '550'],
    // Later.
    ['450 Greylisted', 'deferred', '450'],
    ['451 4.7.1 Greylisted, come back in five minutes', 'deferred', '451 4.7.1'],
    ['452 4.2.2 Mailbox full', 'deferred', '452 4.2.2'],
    // Full today: the address is a good one.
    ['552 5.2.2 Mailbox full', 'deferred', '552 5.2.2'],
    ['552 Mailbox full', 'deferred', '552'],
  ])('of the recipient with « %s » is %s', async (words, state, reason) => {
    const { url } = await startServer({ onRcptTo: said(words) })
    expect(await transportTo(url).send(message, ID)).toEqual({ state, reason })
  })

  test.each([
    ['554 Content refused', 'declined', '554'],
    ['550 High probability of spam', 'declined', '550'],
    ['552 Too much', 'declined', '552'],
    ['550 5.1.1 User unknown', 'rejected', '550 5.1.1'],
    ['552 5.2.2 Mailbox full', 'deferred', '552 5.2.2'],
    ['451 Not now', 'deferred', '451'],
  ])('of the content with « %s » is %s', async (words, state, reason) => {
    const [code = '', ...text] = words.split(' ')
    const error = Object.assign(new Error(text.join(' ')), { responseCode: Number(code) })
    const { url } = await startServer({
      onData(stream, _session, done) {
        stream.resume().on('end', () => done(error))
      },
    })
    expect(await transportTo(url).send(message, ID)).toEqual({ state, reason })
  })

  const refusals: [string, SMTPServerOptions, { message?: RegExp; kind: string; code: string }][] =
    [
      [
        'of the sender',
        { onMailFrom: (_address, _session, done) => done(refusal(553)) },
        { kind: 'permanent', code: 'mail.sender-refused' },
      ],
      [
        'of a sender put off',
        { onMailFrom: (_address, _session, done) => done(refusal(451)) },
        { kind: 'transient', code: 'mail.unreachable' },
      ],
      [
        'of a relay that does not know us',
        { onRcptTo: said('554 Relay access denied') },
        { kind: 'permanent', code: 'mail.relay-denied' },
      ],
      [
        'of a relay that wants a password',
        { onRcptTo: said('530 5.7.0 Authentication required') },
        { kind: 'permanent', code: 'mail.login-wanted' },
      ],
      [
        'of a relay that wants a password before it hears of the sender',
        { onMailFrom: said('530 5.7.0 Authentication required') },
        { kind: 'permanent', code: 'mail.login-wanted', message: /user and a password.*530/ },
      ],
      [
        'of a relay that wants an encrypted line',
        { onMailFrom: said('530 5.7.0 Must issue a STARTTLS command first') },
        { kind: 'permanent', code: 'mail.tls', message: /encrypted line.*ignoreTLS/ },
      ],
      [
        'of a server that closes the line',
        { onRcptTo: said('421 4.3.2 Closing for a@b.example.org') },
        { kind: 'transient', code: 'mail.unreachable', message: /\(421 4\.3\.2 Closing for …\)/ },
      ],
      [
        'of a server that has no room',
        { onRcptTo: said('452 4.3.1 Insufficient system storage') },
        { kind: 'transient', code: 'mail.unreachable' },
      ],
      [
        'at the door',
        { onConnect: (_session, done) => done(refusal(554)) },
        { kind: 'transient', code: 'mail.unreachable' },
      ],
    ]
  test.each(refusals)('%s is the operator’s business', async (_what, options, failure) => {
    const { url } = await startServer(options)
    const error = await transportTo(url)
      .send(message, ID)
      .catch((thrown: unknown) => thrown)
    const { message: words = /./, ...rest } = failure
    expect(error).toMatchObject({ ...rest, message: expect.stringMatching(words) })
  })
})

describe('words about one recipient', () => {
  const to = (name: string): Message => ({ ...message, recipient: `${name}@commune.example.org` })
  /** Refuses those whose name is in the words. */
  const refusing = (words: Readonly<Record<string, string>>): SMTPServerOptions => ({
    onRcptTo({ address }, _session, done) {
      const [code = '', ...text] = (words[address.split('@', 1)[0] ?? ''] ?? '').split(' ')
      done(code ? Object.assign(new Error(text.join(' ')), { responseCode: Number(code) }) : null)
    },
  })

  test.each([
    ['554 5.7.1 Relay access denied', { state: 'declined', reason: '554 5.7.1' }],
    ['421 4.7.0 Try again later', { state: 'deferred', reason: '421 4.7.0' }],
    ['452 4.3.1 Insufficient system storage', { state: 'deferred', reason: '452 4.3.1' }],
  ])('that is told « %s » do not stop the others', async (words, delivery) => {
    const { url, received } = await startServer(refusing({ b: words }))
    const transport = transportTo(url)
    expect(await transport.send(to('a'), 'a')).toEqual({ state: 'accepted' })
    expect(await transport.send(to('b'), 'b')).toEqual(delivery)
    expect(await transport.send(to('c'), 'c')).toEqual({ state: 'accepted' })
    expect(received.map(({ recipients }) => recipients)).toEqual([
      ['a@commune.example.org'],
      ['c@commune.example.org'],
    ])
  })

  test('are about us once the server has said them of three in a row', async () => {
    const denied = '554 5.7.1 Relay access denied'
    const { url } = await startServer(refusing({ b: denied, c: denied, d: denied }))
    const transport = transportTo(url)
    await transport.send(to('a'), 'a')
    expect(await transport.send(to('b'), 'b')).toMatchObject({ state: 'declined' })
    expect(await transport.send(to('c'), 'c')).toMatchObject({ state: 'declined' })
    await expect(transport.send(to('d'), 'd')).rejects.toMatchObject({ code: 'mail.relay-denied' })
  })
})

test('a server that ends each session after some e-mails gets the next one in another session', async () => {
  const PER_SESSION = 2
  const { url, received } = await startServer({
    onMailFrom(_address, session, done) {
      const isOver = session.transaction > PER_SESSION
      done(isOver ? Object.assign(new Error('Too many messages'), { responseCode: 421 }) : null)
    },
  })
  const transport = transportTo(url)
  for (const id of ['1', '2', '3', '4', '5'])
    expect(await transport.send(message, id)).toEqual({ state: 'accepted' })
  expect(received).toHaveLength(5)
})

test.each([
  ['an hour back', -1],
  ['a day back', -24],
  ['a year back', -24 * 365],
  ['an hour forward', 1],
  ['a day forward', 24],
  ['a year forward', 24 * 365],
])(
  'the pace of the e-mails is kept when the clock of the machine is set %s',
  async (_way, hours) => {
    const { url } = await startServer()
    const transport = transportTo(url, { perMinute: 600 })
    await transport.send(message, '1')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 60 * 60_000 })
    onTestFinished(() => void vi.useRealTimers())
    expect(await transport.send(message, '2')).toEqual({ state: 'accepted' })
  },
)

describe('an answer that does not come', () => {
  test('leaves it unknown whether the message left', async () => {
    let answer = () => {}
    const { url } = await startServer({
      onData(stream, _session, done) {
        stream.resume()
        answer = done
      },
    })
    const outcome = await transportTo(url, { timeoutMs: 1_000 }).send(message, ID)
    answer()
    expect(outcome).toEqual({ state: 'unknown', reason: 'no answer' })
  })

  test('one byte at a time leaves it unknown too, and comes to an end', async () => {
    const url = await startTrickle()
    const outcome = await transportTo(url, { timeoutMs: 1_000 }).send(message, ID)
    expect(outcome).toEqual({ state: 'unknown', reason: 'no answer' })
  })

  test('but came with the leave to give the content is none', async () => {
    const url = await startHasty()
    expect(await transportTo(url).send(message, ID)).toMatchObject({ state: 'unknown' })
  })

  test('is waited for as long as a server that scans the message may take', async () => {
    const { url } = await startServer()
    const sockets = vi.spyOn(Socket.prototype, 'setTimeout')
    const whole = vi.spyOn(AbortSignal, 'timeout')
    onTestFinished(() => void vi.restoreAllMocks())
    await transportTo(url, { timeoutMs: undefined }).send(message, ID)
    // RFC 5321 §4.5.3.2: five minutes for a command, ten for the answer to the content.
    expect(sockets.mock.calls.map(([ms]) => ms)).toContain(5 * 60_000)
    expect(whole.mock.calls).toEqual([[10 * 60_000]])
  })

  test('because the line was cut after the content leaves it unknown', async () => {
    const { url, server } = await startServer({
      onData(stream) {
        stream.resume().on('end', () => cut(server))
      },
    })
    expect(await transportTo(url).send(message, ID)).toMatchObject({ state: 'unknown' })
  })

  test('because the line was cut before the content means that nothing left', async () => {
    const { url, server } = await startServer({ onRcptTo: () => cut(server) })
    await expect(transportTo(url).send(message, ID)).rejects.toMatchObject({
      kind: 'transient',
      code: 'mail.unreachable',
    })
  })

  test('does not spoil the next message', async () => {
    let cuts = 1
    const { url, server, received } = await startServer({
      onRcptTo(_address, _session, done) {
        if (cuts-- > 0) cut(server)
        else done()
      },
    })
    const transport = transportTo(url)
    await expect(transport.send(message, 'a')).rejects.toMatchObject({ code: 'mail.unreachable' })
    expect(await transport.send(message, 'b')).toEqual({ state: 'accepted' })
    expect(received).toHaveLength(1)
  })

  test('at all means that nothing left', async () => {
    await expect(transportTo('smtp://127.0.0.1:1').send(message, ID)).rejects.toMatchObject({
      kind: 'transient',
      code: 'mail.unreachable',
    })
  })
})

describe('a server that asks for a password', () => {
  const auth: SMTPServerOptions = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'robot@example.org' && password === 'p@ss:w/rd'
        ? done(null, { user: 'robot' })
        : done(new Error('no')),
  }

  test('gets the one of SMTP_URL', async () => {
    const { url } = await startServer(auth)
    const credentials = 'robot%40example.org:p%40ss%3Aw%2Frd@'
    const transport = transportTo(url.replace('//', `//${credentials}`))
    await transport.verify()
    expect(await transport.send(message, ID)).toMatchObject({ state: 'accepted' })
  })

  test('that offers no login is found out when it is tried, although it would take the e-mail', async () => {
    const { url } = await startServer({ disabledCommands: ['STARTTLS', 'AUTH'] })
    const transport = transportTo(url.replace('//', '//robot:hunter2@'))
    await expect(transport.verify()).rejects.toMatchObject({
      kind: 'permanent',
      code: 'mail.no-login',
      message: expect.not.stringContaining('hunter2'),
    })
    expect(await transport.send(message, ID)).toEqual({ state: 'accepted' })
  })

  test('that refuses it is the operator’s business, and the password is not repeated', async () => {
    const { url } = await startServer(auth)
    const transport = transportTo(url.replace('//', '//robot:hunter2@'))
    const failure = { kind: 'permanent', code: 'mail.refused' }
    await expect(transport.send(message, ID)).rejects.toMatchObject(failure)
    await expect(transport.verify()).rejects.toMatchObject({
      ...failure,
      message: expect.not.stringContaining('hunter2'),
    })
  })
})

describe('TLS', () => {
  const elsewhere = '127.0.0.2'

  test('is required of every server but those of this machine', async () => {
    const { url } = await startServer({}, elsewhere)
    await expect(transportTo(url).send(message, ID)).rejects.toMatchObject({ code: 'mail.tls' })
    expect(await transportTo(`${url}?ignoreTLS=true`).send(message, ID)).toMatchObject({
      state: 'accepted',
    })
  })

  test.each(['smtps', 'smtp'])('refuses a certificate that nobody signed (%s)', async (scheme) => {
    const { url } = await startServer(
      scheme === 'smtps' ? { secure: true } : { disabledCommands: [] },
      elsewhere,
    )
    await expect(transportTo(url).send(message, ID)).rejects.toMatchObject({
      code: 'mail.tls',
      message: expect.stringMatching(/not trusted \(\w+\).*NODE_EXTRA_CA_CERTS/),
    })
  })

  test('is never proposed to be given up', async () => {
    const { url } = await startServer({}, elsewhere)
    for (const scheme of ['smtp', 'smtps'])
      await expect(
        transportTo(url.replace('smtp', scheme)).send(message, ID),
      ).rejects.not.toMatchObject({ message: expect.stringContaining('ignoreTLS') })
  })

  const openssl = spawnSync('openssl', ['version']).status === 0
  test.skipIf(!openssl)('accepts a certificate that this machine trusts', async () => {
    const { key, cert, file } = makeCertificate(elsewhere)
    const { url } = await startServer({ disabledCommands: [], key, cert }, elsewhere)
    const { nextLine } = runScript(new URL('./fixtures/verify.ts', import.meta.url), [url], {
      NODE_EXTRA_CA_CERTS: file,
    })
    expect(await nextLine()).toEqual({ verified: true })
  })
})

/** Hangs up on everybody, without a word. */
function cut(server: SMTPServer) {
  for (const { _socket } of server.connections) _socket.destroy()
}

/** Thinks, then answers all the commands in one breath, with a « 250 » for a content that it puts off once it has it. */
async function startHasty(): Promise<string> {
  return await listen((socket) => {
    socket.on('error', () => {})
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const said = chunk.toString()
      if (said.startsWith('EHLO')) socket.write('250-test\r\n250 PIPELINING\r\n')
      else if (said.startsWith('MAIL'))
        setTimeout(() => socket.write('250 ok\r\n250 ok\r\n354 go on\r\n250 ok\r\n'), 100)
      else if (said.endsWith('\r\n.\r\n')) socket.write('451 later\r\n')
    })
  })
}

/** Takes a message, then answers one byte at a time, for ever. */
async function startTrickle(): Promise<string> {
  return await listen((socket) => {
    let content = false
    socket.on('error', () => {})
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const said = chunk.toString()
      if (content) {
        const timer = setInterval(() => socket.write('2'), 50)
        socket.on('close', () => clearInterval(timer))
      } else if (said.startsWith('DATA')) {
        content = true
        socket.write('354 go on\r\n')
      } else socket.write('250 ok\r\n')
    })
  })
}

async function listen(converse: (socket: Socket) => void): Promise<string> {
  const server = createServer(converse)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

function makeCertificate(ip: string) {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  execFileSync(
    'openssl',
    `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=${ip} -addext subjectAltName=IP:${ip} -keyout ${key} -out ${cert}`.split(
      ' ',
    ),
    { stdio: 'ignore' },
  )
  return { key: readFileSync(key), cert: readFileSync(cert), file: cert }
}
