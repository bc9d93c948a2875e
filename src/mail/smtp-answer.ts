import type { NodemailerError } from 'nodemailer'
import { Failure } from '../failures/failure.ts'
import type { Delivery } from './message.ts'

/** A complete answer of the server: RFC 5321 §4.2, and the enhanced status code of RFC 3463. */
interface Answer {
  /** `550` */
  readonly code: number
  /** `5.1.1`; null when the server gives none, or one that says nothing (`5.0.0`). */
  readonly status: string | null
  readonly text: string
}

/** Where the conversation stood. */
type Stage = 'recipient' | 'content'

/**
 * What a refusal for good is about: the recipient's address, or us. The first line that matches decides; what none
 * names is ours, since an address that is wrongly taken for a bad one is not written to any more.
 */
const REFUSALS: readonly {
  readonly status?: RegExp
  readonly code?: RegExp
  readonly stage?: Stage
  readonly about: 'address' | 'us'
}[] = [
  // Both speak of the sender's address.
  { status: /^5\.1\.[78]$/, about: 'us' },
  { status: /^5\.1\.[1-9]/, about: 'address' },
  // Too large for this mailbox.
  { status: /^5\.2\.3$/, about: 'us' },
  { status: /^5\.2\.[1-9]/, about: 'address' },
  // No way to that domain; for a known domain, Microsoft's words for an unknown mailbox.
  { status: /^5\.4\.[14]$/, stage: 'recipient', about: 'address' },
  { status: /^5\.([3467]\.\d|5\.[1-9])/, about: 'us' },
  { code: /^55[013]$/, stage: 'recipient', about: 'address' },
]

/** Words by which servers that give no status, or a vague one, speak of us rather than of the recipient. */
const ABOUT_US =
  /relay|sender|polic|spam|block|black|listed|quota|limit|\brate|authent|\bspf\b|dkim|dmarc/i
const RELAY_DENIED = /\brelay/i

/** The answer to a whole message. @param complete whether the server had it all when it answered */
export function readAcceptance(response: string, complete: boolean): Delivery {
  return complete && readAnswer(response)?.code === 250
    ? { state: 'accepted' }
    : { state: 'unknown', reason: 'unexpected answer' }
}

/**
 * What an error means for the message.
 * @param content how much of it the server had: until it was given any, it cannot have sent it; once it had all, its
 *   refusal counts; in between, nobody knows
 * @throws Failure as `serverFailure`: nothing was sent, and the message has nothing to do with it
 */
export function readError(
  error: unknown,
  content: 'none' | 'some' | 'all',
  server: string,
): Delivery {
  const { code, command = '', response = '' } = error as NodemailerError
  const answer = readAnswer(response)
  if (content !== 'none') {
    // Words said while the line broke are no answer to the content.
    const refusal =
      content === 'all' && code === 'EMESSAGE' && answer
        ? readRefusal(answer, 'content', error, server)
        : null
    return refusal ?? { state: 'unknown', reason: 'no answer' }
  }
  if (code === 'EENVELOPE' && command === 'API')
    return { state: 'rejected', reason: 'not an address' }
  if (answer && command === 'MAIL FROM' && TOO_LARGE.test(answer.status ?? String(answer.code)))
    return { state: 'declined', reason: reasonOf(answer) }
  const stage = STAGES[command]
  const refusal = answer && stage ? readRefusal(answer, stage, error, server) : null
  if (refusal) return refusal
  throw serverFailure(error, server)
}

const STAGES: Readonly<Record<string, Stage>> = { 'RCPT TO': 'recipient', DATA: 'content' }
const TOO_LARGE = /^(5\.3\.4|5\.2\.3|552)$/

/** @returns null when the answer refuses nothing. @throws Failure as `serverFailure` */
function readRefusal(
  answer: Answer,
  stage: Stage,
  error: unknown,
  server: string,
): Delivery | null {
  const { code, status, text } = answer
  const reason = reasonOf(answer)
  if (code >= 400 && code < 500) {
    // The server closes the line, or has no room: the recipient has nothing to do with it.
    const isFull = code === 452 && !status?.startsWith('4.2.')
    if (code === 421 || isFull) throw serverFailure(error, server)
    return { state: 'deferred', reason }
  }
  if (code < 500 || code >= 600) return null
  const isVague = status === null || status.endsWith('.0')
  // A relay that does not know us would refuse everybody.
  const isDenied = /^53\d$/.test(String(code)) || RELAY_DENIED.test(text)
  const rule = REFUSALS.find(
    (one) =>
      (!one.stage || one.stage === stage) &&
      (one.status ? one.status.test(status ?? '') : isVague && one.code?.test(String(code))),
  )
  if (rule?.about === 'address' && !(isVague && ABOUT_US.test(text)))
    return { state: 'rejected', reason }
  if (isDenied) throw serverFailure(error, server)
  return { state: 'declined', reason }
}

const NOT_TRUSTED = /^(ERR_TLS_CERT|CERT_|\w*SELF_SIGNED|UNABLE_TO_)/

/** Why the server could not be used, whatever the message. */
export function serverFailure(error: unknown, server: string): Failure {
  const { code = 'closed', originalCode = '', command, response = '' } = error as NodemailerError
  const answered = readAnswer(response)?.code ?? 0
  if ((code === 'EAUTH' || code === 'ENOAUTH') && (response === '' || answered >= 500))
    return new Failure(
      'permanent',
      'mail.refused',
      `${server} refused the user or the password: look at SMTP_URL`,
    )
  if (NOT_TRUSTED.test(originalCode))
    return new Failure(
      'permanent',
      'mail.tls',
      `${server} shows a certificate that is not trusted (${originalCode}): if an authority of your own signed it, name its certificate in NODE_EXTRA_CA_CERTS; else have it renewed`,
    )
  if (code === 'ETLS' || /CERT|SSL|TLS|SIGNATURE/.test(originalCode))
    return new Failure(
      'permanent',
      'mail.tls',
      `${server} does not speak TLS as SMTP_URL expects: have TLS put right there, or look at the port (smtps:// is 465, smtp:// is 587)`,
    )
  if (answered >= 500 && (command === 'RCPT TO' || command === 'DATA'))
    return new Failure(
      'permanent',
      'mail.relay-denied',
      `${server} does not relay our e-mails (${answered}): give a user and a password in SMTP_URL, or have this machine allowed`,
    )
  if (answered >= 500 && command === 'MAIL FROM')
    return new Failure(
      'permanent',
      'mail.sender-refused',
      `${server} refused the sender (${answered}): look at mail.bounces, or else mail.operator, in the configuration, and at the server’s own limits`,
    )
  return new Failure(
    'transient',
    'mail.unreachable',
    response === ''
      ? `${server} does not answer SMTP (${code}): look at SMTP_URL and the network`
      : `${server} takes no e-mail now (${answered || 'unexpected answer'}): the e-mails wait`,
  )
}

/**
 * null when it is no answer, when its lines contradict each other, or when words of another answer stuck to it: a
 * carriage return ends no line.
 */
function readAnswer(response: string): Answer | null {
  const lines = response.trim().split('\n')
  const code = /^\d{3}(?=[ -]|$)/.exec(lines[0] ?? '')?.[0]
  const isOfIt = (line: string) =>
    line.startsWith(`${code} `) || line.startsWith(`${code}-`) || line === code
  if (!code || response.trim().includes('\r') || !lines.every(isOfIt)) return null
  const status = /^\d{3}[ -](([245])\.\d{1,3}\.\d{1,3})(?!\S)/.exec(lines[0] ?? '')
  const isSaying = status?.[2] === code[0] && !/^\d\.0\./.test(status?.[1] ?? '')
  return { code: Number(code), status: isSaying ? (status?.[1] ?? null) : null, text: response }
}

const reasonOf = ({ code, status }: Answer) =>
  status === null ? String(code) : `${code} ${status}`
