import type { NodemailerError } from 'nodemailer'
import type { Failure } from '../failures/failure.ts'
import type { Delivery } from './message.ts'
import { type Answer, readAnswer, reasonOf, withoutAddresses } from './smtp-answer.ts'
import { isAskingForMore, serverFailure } from './smtp-failure.ts'

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
  readonly about: 'address' | 'mailbox' | 'us'
}[] = [
  // Both speak of the sender's address.
  { status: /^5\.1\.[78]$/, about: 'us' },
  { status: /^5\.1\.[1-9]/, about: 'address' },
  // Full, which the address is not to blame for: it may have room tomorrow.
  { status: /^5\.2\.2$/, about: 'mailbox' },
  // Too large for this mailbox.
  { status: /^5\.2\.3$/, about: 'us' },
  { status: /^5\.2\.[1-9]/, about: 'address' },
  // No way to that domain; for a known domain, Microsoft's words for an unknown mailbox.
  { status: /^5\.4\.[14]$/, stage: 'recipient', about: 'address' },
  { status: /^5\.([3467]\.\d|5\.[1-9])/, about: 'us' },
  { code: /^55[013]$/, stage: 'recipient', about: 'address' },
  { code: /^552$/, stage: 'recipient', about: 'mailbox' },
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

/** What an error means. */
export type Reading =
  | { readonly delivery: Delivery }
  /**
   * Nothing was sent, and the message has nothing to do with it.
   * `recipient`: what it is instead when it was said of one recipient, and others are accepted.
   */
  | { readonly failure: Failure; readonly recipient: Delivery | null }

/**
 * @param content how much of the message the server had: until it was given any, it cannot have sent it; once it had
 *   all, its refusal counts; in between, nobody knows
 */
export function readError(
  error: unknown,
  content: 'none' | 'some' | 'all',
  server: string,
): Reading {
  const { code, command = '', response = '' } = error as NodemailerError
  const answer = readAnswer(response)
  if (content !== 'none') {
    // Words said while the line broke are no answer to the content.
    const refusal = content === 'all' && code === 'EMESSAGE' && answer
    return refusal
      ? readRefusal(answer, 'content', error, server)
      : { delivery: { state: 'unknown', reason: 'no answer' } }
  }
  if (code === 'EENVELOPE' && command === 'API')
    return { delivery: { state: 'rejected', reason: 'not an address' } }
  if (answer && command === 'MAIL FROM' && TOO_LARGE.test(answer.status ?? String(answer.code)))
    return { delivery: { state: 'declined', reason: reasonOf(answer) } }
  const stage = STAGES[command]
  if (answer && stage) return readRefusal(answer, stage, error, server)
  // nodemailer does not tell to which command a server that closes the line has answered so.
  const recipient =
    answer?.code === 421 ? ({ state: 'deferred', reason: reasonOf(answer) } as const) : null
  return { failure: serverFailure(error, server), recipient }
}

/**
 * Whether the session has come to its end: the server said so (421), or had left. nodemailer does not repeat what a
 * server said that ended a session of several e-mails.
 */
export function isSessionOver(error: unknown): boolean {
  const { code, response = '' } = error as NodemailerError
  return response === '' ? code === 'ECONNECTION' : readAnswer(response)?.code === 421
}

const STAGES: Readonly<Record<string, Stage>> = { 'RCPT TO': 'recipient', DATA: 'content' }
const TOO_LARGE = /^(5\.3\.4|5\.2\.3|552)$/

function readRefusal(answer: Answer, stage: Stage, error: unknown, server: string): Reading {
  const { code, status } = answer
  const text = withoutAddresses(answer.text)
  const reason = reasonOf(answer)
  const failure = () => serverFailure(error, server)
  if (code >= 400 && code < 500) {
    const recipient = { state: 'deferred', reason } as const
    // The server closes the line, or has no room: most often the recipient has nothing to do with it.
    const isFull = code === 452 && !status?.startsWith('4.2.')
    return code === 421 || isFull ? { failure: failure(), recipient } : { delivery: recipient }
  }
  if (code < 500 || code >= 600)
    return stage === 'content'
      ? { delivery: { state: 'unknown', reason: 'unexpected answer' } }
      : { failure: failure(), recipient: null }
  const isVague = status === null || status.endsWith('.0')
  const rule = REFUSALS.find(
    (one) =>
      (!one.stage || one.stage === stage) &&
      (one.status ? one.status.test(status ?? '') : isVague && one.code?.test(String(code))),
  )
  if (rule && rule.about !== 'us' && !(isVague && ABOUT_US.test(text)))
    return { delivery: { state: rule.about === 'address' ? 'rejected' : 'deferred', reason } }
  const recipient = { state: 'declined', reason } as const
  // A relay that does not know us would refuse everybody.
  const isDenied = isAskingForMore(code) || RELAY_DENIED.test(text)
  return isDenied ? { failure: failure(), recipient } : { delivery: recipient }
}
