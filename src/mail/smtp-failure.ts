import type { NodemailerError } from 'nodemailer'
import { Failure } from '../failures/failure.ts'
import { readAnswer, withoutAddresses, wordsOf } from './smtp-answer.ts'

/** 530 and its like: a login, or an encrypted line, is wanted first. */
export const isAskingForMore = (code: number) => code >= 530 && code <= 539

/** What servers that know no AUTH answer to it. */
const NO_LOGIN = /^50[0234]$/
const NOT_TRUSTED = /^(ERR_TLS_CERT|CERT_|\w*SELF_SIGNED|UNABLE_TO_)/

/** Why the server could not be used, whatever the message. */
export function serverFailure(error: unknown, server: string): Failure {
  const { code = 'closed', originalCode = '', command, response = '' } = error as NodemailerError
  const answer = readAnswer(response)
  const answered = answer?.code ?? 0
  if (code === 'EAUTH' && NO_LOGIN.test(String(answered)))
    return new Failure(
      'permanent',
      'mail.no-login',
      `${server} offers no login: take user and password out of SMTP_URL, or look at its port (587 or 465) and at its TLS`,
    )
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
  if (isAskingForMore(answered))
    return /\b(start)?tls\b|encrypt/i.test(withoutAddresses(response))
      ? new Failure(
          'permanent',
          'mail.tls',
          `${server} takes e-mails on an encrypted line only (${answered}): take ignoreTLS=true out of SMTP_URL, or use smtps://`,
        )
      : new Failure(
          'permanent',
          'mail.login-wanted',
          `${server} wants a user and a password (${answered}): give them in SMTP_URL, or have this machine allowed`,
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
      : `${server} takes no e-mail now (${answer ? wordsOf(answer) : 'unexpected answer'}): the e-mails wait`,
  )
}
