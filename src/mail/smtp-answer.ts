import type { NodemailerError, SMTPSentMessageInfo } from 'nodemailer'
import { Failure } from '../failure.ts'
import type { Delivery } from './message.ts'

/** What the server said of each recipient, once it took the message. */
export function readAcceptance(to: readonly string[], info: SMTPSentMessageInfo): Delivery {
  const refusals = info.rejectedErrors ?? []
  if (refusals.length === 0) return { state: 'accepted', note: null }
  const codes = [...new Set(refusals.map(({ responseCode }) => responseCode ?? 'refused'))].join(
    ', ',
  )
  const accepted = info.accepted.map((one) => addressOf(one).toLowerCase())
  if (to.some((one) => accepted.includes(one.toLowerCase())))
    return { state: 'accepted', note: `${refusals.length} recipient(s) refused: ${codes}` }
  // The copies have left: trying again would send them twice.
  return { state: 'refused', retry: false, reason: codes }
}

/**
 * What an error means for the message.
 * @param handedOver whether the server was given any byte of the content: until then, it cannot have sent it
 * @throws Failure `mail.unreachable`, `mail.refused`, `mail.tls`, `mail.sender-refused`, `mail.relay-denied`: nothing
 *   was sent, and the message has nothing to do with it
 */
export function readError(error: unknown, handedOver: boolean, server: string): Delivery {
  const { code, command = '', responseCode, response = '' } = error as NodemailerError
  if (code === 'EENVELOPE' && command === 'API')
    return { state: 'refused', retry: false, reason: 'not a message that can be sent' }
  // A refusal at the door (greeting, password, sender) says nothing of this message, nor does that of a relay which
  // does not know us: it would refuse everybody.
  const isAboutMessage =
    handedOver || (['RCPT TO', 'DATA'].includes(command) && !RELAY_DENIED.test(response))
  if (!isAboutMessage) throw serverFailure(error, server)
  return responseCode
    ? { state: 'refused', retry: responseCode < 500, reason: String(responseCode) }
    : { state: 'unknown', reason: 'no answer' }
}

const RELAY_DENIED = /\brelay|^53\d/i

/** Why the server could not be used, whatever the message. */
export function serverFailure(error: unknown, server: string): Failure {
  const {
    code = 'closed',
    originalCode = '',
    command,
    response = '',
    responseCode = 0,
  } = error as NodemailerError
  const lasting = responseCode === 0 || responseCode >= 500
  if ((code === 'EAUTH' || code === 'ENOAUTH') && lasting)
    return new Failure(
      'permanent',
      'mail.refused',
      `${server} refused the user or the password: look at SMTP_URL`,
    )
  if (code === 'ETLS' || /CERT|SSL|TLS|SIGNATURE/.test(originalCode))
    return new Failure(
      'permanent',
      'mail.tls',
      `${server} offers no TLS, or no valid certificate: correct the server; for a relay of your own network that has no TLS, add ?ignoreTLS=true to SMTP_URL`,
    )
  if (command === 'RCPT TO' && RELAY_DENIED.test(response))
    return new Failure(
      'permanent',
      'mail.relay-denied',
      `${server} does not relay our e-mails (${responseCode}): give a user and a password in SMTP_URL, or have this machine allowed`,
    )
  if (command === 'MAIL FROM' && responseCode >= 500)
    return new Failure(
      'permanent',
      'mail.sender-refused',
      `${server} refused the sender (${responseCode}): look at mail.from in the configuration`,
    )
  return new Failure(
    'transient',
    'mail.unreachable',
    `${server} does not answer SMTP (${responseCode || code}): look at SMTP_URL and the network`,
  )
}

const addressOf = (one: string | { address: string }) =>
  typeof one === 'string' ? one : one.address
