import { Decimal } from 'decimal.js'
import type { JobResult } from '../../../jobs/define.ts'
import type { Config } from '../../config/load.ts'
import { formatEuros } from '../../domain/french.ts'
import { lastDayOf, type Month, monthInWords } from '../../domain/laureats/monthly-list.ts'
import { Failure } from '../../failure.ts'
import type { Message } from '../../mail/message.ts'
import { type MailKey, readSending, sendOnce } from '../../mail/send.ts'
import { alertMessage } from '../../mail/templates/alert.ts'
import { listMessage } from '../../mail/templates/list.ts'
import { FORMATS } from '../../spreadsheet/index.ts'
import type { Journal } from '../../store/port.ts'
import { letterheadOf } from '../follow-up/letter.ts'
import type { Readers, Services } from '../services.ts'
import { type LaureatList, readLaureatList } from './read.ts'

/** Campaigns whose lists go to the same people: one e-mail, one table. */
export interface Mailing {
  readonly campaigns: readonly string[]
  readonly to: readonly string[]
  readonly cc: readonly string[]
}

export function mailingsOf({ campaigns }: Pick<Config, 'campaigns'>): Mailing[] {
  const mailings = new Map<string, Mailing>()
  for (const { id, laureatList } of campaigns) {
    if (!laureatList) continue
    const { to, cc } = laureatList
    const people = JSON.stringify([to, cc])
    mailings.set(people, { to, cc, campaigns: [...(mailings.get(people)?.campaigns ?? []), id] })
  }
  return [...mailings.values()]
}

/** The e-mail that carries the list, as a workbook and as a text file. */
export async function laureatListMessage(
  config: Pick<Config, 'mail'>,
  { month, laureats, table }: LaureatList,
  { to, cc }: Mailing,
): Promise<Message> {
  const attachments = await Promise.all(
    (['xlsx', 'csv'] as const).map(async (format) => ({
      filename: `laureats-fitn7-${month}.${format}`,
      content: await FORMATS[format].write(table),
      contentType: FORMATS[format].contentType,
    })),
  )
  const total = laureats.reduce(
    (sum, { grantedAmount }) => sum.plus(grantedAmount ?? 0),
    new Decimal(0),
  )
  const words = monthInWords(month)
  return listMessage(
    {
      month: words,
      count: laureats.length,
      total: formatEuros(total),
      until: `${lastDayOf(month).slice(-2)} ${words}`,
      attachments,
    },
    letterheadOf(config),
    { to, cc },
  )
}

/**
 * Mails the list of a month once; the campaigns are those of one mailing. What the operator should know of it is
 * mailed to the operator.
 * @throws Failure `mail.unset`, `mail.*` as `sendOnce`, `ds.*`
 */
export async function sendLaureatList(
  services: Readers &
    Pick<Services, 'transport'> & { readonly store: { readonly journal: Journal } },
  campaigns: readonly string[],
  month: Month,
): Promise<JobResult> {
  const { config, store, transport, now } = services
  if (!transport) {
    throw new Failure(
      'permanent',
      'mail.unset',
      'the monthly list cannot be mailed: set SMTP_URL, and mail in the configuration',
    )
  }
  const mailing = mailingsOf(config).find((one) => one.campaigns.join() === campaigns.join())
  // The configuration changed since it was queued: the next month follows the new one.
  if (!mailing) return { outcome: 'no-longer-configured', month }
  const list = await readLaureatList(services, campaigns, month)
  const message = await laureatListMessage(config, list, mailing)
  const key: MailKey = { about: 'list', campaign: campaigns.join('+'), period: month }
  const given = { journal: store.journal, transport, now }
  const outcome = await sendOnce(given, key, message)
  const row = await readSending(store.journal, key)
  const operator = config.mail?.operator
  if (row?.reason !== undefined && operator !== undefined) {
    await sendOnce(
      given,
      { ...key, about: 'alert', period: `list-${month}` },
      alertMessage(
        {
          campaign: campaigns.join(', '),
          title: `Liste des lauréats de ${monthInWords(month)} : à vérifier`,
          lines: [SAYINGS[row.state](row.reason)],
          remedy: `Vérifiez auprès du destinataire ; pour l’envoyer de nouveau : guichet list --month ${month} --send`,
        },
        letterheadOf(config),
        operator,
      ),
    )
  }
  return { outcome, month, laureats: list.laureats.length }
}

const SAYINGS = {
  pending: () => 'L’envoi n’est pas terminé.',
  sent: (reason: string) => `Une partie des destinataires a été refusée (${reason}).`,
  unknown: () => 'L’envoi est incertain : le serveur SMTP n’a pas répondu à temps.',
  rejected: (reason: string) => `Aucun destinataire n’a été accepté (${reason}).`,
} as const
