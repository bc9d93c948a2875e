import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { Failure } from '../failures/failure.ts'
import { watchContent } from './given.ts'
import { type Delivery, type Message, readAddress } from './message.ts'
import { serverFailure } from './smtp-failure.ts'
import { isSessionOver, readAcceptance, readError } from './smtp-reading.ts'
import { createStanding } from './standing.ts'

/** The SMTP server, seen from Guichet: one message at a time, at the operator's pace. */
export interface Transport {
  /**
   * @param id the part of the Message-ID before the @
   * @throws Failure: nothing was sent, and the message has nothing to do with it, or perhaps not: see `OneOrAll`
   */
  send(message: Message, id: string): Promise<Delivery>
  /**
   * Connects and logs in, sends nothing.
   * @throws Failure `mail.refused` (wrong user or password), `mail.tls`, `mail.unreachable`
   */
  verify(): Promise<void>
  close(): void
}

/** What the server said of a recipient before it took any e-mail: it may be so for him alone. */
export class OneOrAll extends Failure {}

export interface TransportOptions {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…`; `?ignoreTLS=true` for a relay without TLS. */
  readonly url: string
  /** `Name <address>`, or an address. */
  readonly from: string
  readonly replyTo?: string | undefined
  /** The sender of the envelope: e-mails that come back later go there. Default: the address of `from`. */
  readonly bounces?: string | undefined
  /** At most so many messages a minute. */
  readonly perMinute: number
  /** For each exchange with the server, in ms; a whole message may take twice as long. */
  readonly timeoutMs?: number | undefined
}

/** A server is there or it is not. */
const GREETING_MS = 30_000
/** RFC 5321 §4.5.3.2: five minutes for a command, and twice that for a content that somebody scans. */
const ANSWER_MS = 5 * 60_000

export function openTransport(options: TransportOptions): Transport {
  const { from, replyTo, perMinute, timeoutMs = ANSWER_MS } = options
  const url = new URL(options.url)
  const sender = /<(.*)>/.exec(from)?.[1] ?? from
  const domain = sender.split('@').at(-1)
  const settings = {
    ...serverOf(url),
    connectionTimeout: Math.min(timeoutMs, GREETING_MS),
    greetingTimeout: Math.min(timeoutMs, GREETING_MS),
    socketTimeout: timeoutMs,
    maxResponseSize: 64 * 1024,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const smtp = createTransport({
    ...settings,
    pool: true,
    maxConnections: 1,
    // A message is never put back by itself: whether it may be sent again is for the journal to say.
    maxRequeues: 0,
    idleTimeout: 30_000,
  })
  // Without a listener, a socket error after the answer would end the process.
  smtp.on('error', () => {})
  const contentGiven = watchContent(smtp)
  const pace = createPace(60_000 / perMinute)
  const standing = createStanding()
  let line: Promise<unknown> = Promise.resolve()

  const sendNow = async (message: Message, id: string, mayReopen = true): Promise<Delivery> => {
    const messageId = `<${id}@${domain}>`
    if (!isAddress(message.recipient)) return { state: 'rejected', reason: 'not an address' }
    await pace()
    try {
      const { response } = await smtp.sendMail({
        envelope: { from: options.bounces ?? sender, to: [message.recipient] },
        from,
        replyTo,
        to: message.to.filter(isAddress),
        cc: (message.cc ?? []).filter(isAddress),
        subject: message.subject.replace(/\s+/g, ' ').trim(),
        text: message.text,
        html: message.html,
        attachments: [...(message.attachments ?? [])],
        messageId,
        // RFC 3834: out-of-office programs do not answer.
        headers: { 'Auto-Submitted': 'auto-generated' },
        // Against a server that answers one byte at a time, which no socket timeout notices.
        signal: AbortSignal.timeout(timeoutMs * 2),
      })
      standing.accepted()
      return readAcceptance(response, contentGiven(messageId) === 'all')
    } catch (error) {
      const content = contentGiven(messageId)
      // Servers end a session after so many e-mails, or some idle time: this one goes on in the next session.
      if (content === 'none' && mayReopen && standing.isKnown() && isSessionOver(error))
        return await sendNow(message, id, false)
      const reading = readError(error, content, url.host)
      if ('delivery' in reading) return reading.delivery
      if (reading.recipient === null) throw reading.failure
      if (standing.isAboutRecipient()) return reading.recipient
      const { kind, code, message: words } = reading.failure
      throw new OneOrAll(kind, code, words)
    }
  }

  return {
    async send(message, id) {
      const turn = line.then(() => sendNow(message, id))
      line = turn.catch(() => {})
      return await turn
    },
    async verify() {
      // Whoever gives a user means to log in: a server that offers no way to is told of here.
      const once = createTransport({ ...settings, forceAuth: settings.auth !== undefined })
      try {
        await once.verify()
      } catch (error) {
        throw serverFailure(error, url.host)
      } finally {
        once.close()
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

const isAddress = (one: string) => readAddress(one) === one

/** On the monotonic clock: that of the machine may be set. */
function createPace(intervalMs: number): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY
  return async () => {
    const wait = next - performance.now()
    if (wait > 0) await sleep(wait)
    next = performance.now() + intervalMs
  }
}
