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
 * @throws Failure `mail.unreachable`, `mail.refused`, `mail.tls`, `mail.sender-refused`: nothing was sent, and the
 *   message has nothing to do with it
 */
export function readError(error: unknown, handedOver: boolean, server: string): Delivery {
  const { code = 'unknown', command = '', responseCode } = error as NodemailerError
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS' || command === 'MAIL FROM')
    throw serverFailure(error, server)
  if (responseCode) {
    return { state: 'refused', retry: responseCode < 500, reason: String(responseCode) }
  }
  if (handedOver) return { state: 'unknown', reason: 'no answer' }
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return { state: 'refused', retry: false, reason: 'not a message that can be sent' }
  throw serverFailure(error, server)
}

/** Why the server could not be used, whatever the message. */
export function serverFailure(error: unknown, server: string): Failure {
  const { code = 'closed', command, responseCode = 0 } = error as NodemailerError
  const lasting = responseCode === 0 || responseCode >= 500
  if ((code === 'EAUTH' || code === 'ENOAUTH') && lasting)
    return new Failure(
      'permanent',
      'mail.refused',
      `${server} refused the user or the password: look at SMTP_URL`,
    )
  if (code === 'ETLS')
    return new Failure(
      'permanent',
      'mail.tls',
      `${server} offers no TLS, or no valid certificate: correct the server; for a relay of your own network that has no TLS, add ?ignoreTLS=true to SMTP_URL`,
    )
  if (command === 'MAIL FROM' && responseCode >= 500)
    return new Failure(
      'permanent',
      'mail.sender-refused',
      `${server} refused the sender or the size of the message (${responseCode}): look at mail.from in the configuration`,
    )
  return new Failure(
    'transient',
    'mail.unreachable',
    `${server} does not answer SMTP (${responseCode || code}): look at SMTP_URL and the network`,
  )
}

const addressOf = (one: string | { address: string }) =>
  typeof one === 'string' ? one : one.address
