import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { type Delivery, type Message, readAddress } from './message.ts'
import { readAcceptance, readError, serverFailure } from './smtp-answer.ts'

/** The SMTP server, seen from Guichet: one message at a time, at the operator's pace. */
export interface Transport {
  /**
   * @param id the part of the Message-ID before the @
   * @throws Failure: nothing was sent, and the message has nothing to do with it; see `readError`
   */
  send(message: Message, id: string): Promise<Delivery>
  /**
   * Connects and logs in, sends nothing.
   * @throws Failure `mail.refused` (wrong user or password), `mail.tls`, `mail.unreachable`
   */
  verify(): Promise<void>
  close(): void
}

export interface TransportOptions {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…`; `?ignoreTLS=true` for a relay without TLS. */
  readonly url: string
  /** `Name <address>`, or an address. */
  readonly from: string
  readonly replyTo?: string | undefined
  /** At most so many messages a minute. */
  readonly perMinute: number
  /** For each exchange with the server, in ms. */
  readonly timeoutMs?: number
}

export function openTransport(options: TransportOptions): Transport {
  const { from, replyTo, perMinute, timeoutMs = 30_000 } = options
  const url = new URL(options.url)
  const domain = from.replace(/>\s*$/, '').split('@').at(-1)
  const smtp = createTransport({
    ...serverOf(url),
    pool: true,
    maxConnections: 1,
    // A message is never put back by itself: whether it may be sent again is for the journal to say.
    maxRequeues: 0,
    idleTimeout: 30_000,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Without a listener, a socket error after the answer would end the process.
  smtp.on('error', () => {})
  const handedOver = watchContent(smtp)
  const pace = createPace(60_000 / perMinute)
  let line: Promise<unknown> = Promise.resolve()

  const sendNow = async (message: Message, id: string): Promise<Delivery> => {
    const messageId = `<${id}@${domain}>`
    const recipients = [...message.to, ...(message.cc ?? [])]
    if (recipients.some((one) => readAddress(one) !== one))
      return { state: 'refused', retry: false, reason: 'not an address' }
    await pace()
    try {
      const info = await smtp.sendMail({
        from,
        replyTo,
        to: [...message.to],
        cc: [...(message.cc ?? [])],
        subject: message.subject.replace(/\s+/g, ' ').trim(),
        text: message.text,
        html: message.html,
        attachments: [...(message.attachments ?? [])],
        messageId,
        // RFC 3834: out-of-office programs do not answer.
        headers: { 'Auto-Submitted': 'auto-generated' },
        // Against a server that answers one byte at a time, which no socket timeout notices.
        signal: AbortSignal.timeout(timeoutMs * 4),
      })
      return readAcceptance(message.to, info)
    } catch (error) {
      return readError(error, handedOver(messageId), url.host)
    }
  }

  return {
    async send(message, id) {
      const turn = line.then(() => sendNow(message, id))
      line = turn.catch(() => {})
      return await turn
    },
    async verify() {
      try {
        await smtp.verify()
      } catch (error) {
        throw serverFailure(error, url.host)
      }
    },
    close: () => smtp.close(),
  }
}

/** TLS is asked for and its certificate verified, but on this very machine. */
function serverOf(url: URL) {
  const secure = url.protocol === 'smtps:'
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const ignoreTLS = url.searchParams.get('ignoreTLS') === 'true'
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ignoreTLS,
    requireTLS: !secure && !local && !ignoreTLS,
    auth,
  }
}

/**
 * Tells whether the server was given any byte of a message. nodemailer does not say in which phase a connection
 * broke; it reads the content only once the server has agreed to take it.
 */
function watchContent(smtp: ReturnType<typeof createTransport>): (messageId: string) => boolean {
  let last: { id: string; stream: NodeJS.ReadableStream & { readableDidRead?: boolean } } | null =
    null
  smtp.use('stream', (mail, done) => {
    const { message } = mail
    const open = message.createReadStream.bind(message)
    message.createReadStream = (streamOptions) => {
      const stream = open(streamOptions)
      last = { id: message.messageId(), stream }
      return stream
    }
    done()
  })
  return (messageId) => last?.id === messageId && last.stream.readableDidRead === true
}

function createPace(intervalMs: number): () => Promise<void> {
  let next = 0
  return async () => {
    const wait = next - Date.now()
    if (wait > 0) await sleep(wait)
    next = Date.now() + intervalMs
  }
}
