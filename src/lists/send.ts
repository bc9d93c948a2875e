import { Decimal } from 'decimal.js'
import { DateTime } from 'luxon'
import type { Readers, Services } from '../campaign/services.ts'
import { letterheadOf } from '../config/letterhead.ts'
import type { Config } from '../config/load.ts'
import { formatEuros, plural } from '../domain/french.ts'
import { lastDayOf, type Month, monthInWords } from '../domain/laureats/monthly-list.ts'
import { Failure } from '../failures/failure.ts'
import type { Message } from '../mail/message.ts'
import { type MailKey, NotSent, readSending, type Sending, sendOnce } from '../mail/send.ts'
import { alertMessage } from '../mail/templates/alert.ts'
import { listMessage } from '../mail/templates/list.ts'
import type { JobResult } from '../queue/define.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import { FORMATS } from '../spreadsheet/index.ts'
import type { Journal } from '../store/port.ts'
import { type LaureatList, readLaureatList } from './monthly.ts'

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

/** The e-mail that carries the list, as a workbook and as a text file, once for each of those who receive it. */
export async function laureatListMessages(
  config: Pick<Config, 'mail'>,
  { month, laureats, knownAt, lacks, table }: LaureatList,
  { to, cc }: Mailing,
): Promise<Message[]> {
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
  const unknown = laureats.filter(({ grantedAmount }) => grantedAmount === null).length
  const words = monthInWords(month)
  const content = {
    month: words,
    count: laureats.length,
    total:
      unknown > 0
        ? `${formatEuros(total)}, hors ${plural(unknown, 'projet', 'projets')} au montant inconnu`
        : formatEuros(total),
    lacks,
    until: knownAt,
    attachments,
  }
  const head = letterheadOf(config)
  return [...new Set([...to, ...cc])].map((recipient) =>
    listMessage(content, head, { recipient, to, cc }),
  )
}

/** The hour of Paris, on the last day of a month, until which its list waits for what DS may show if asked again. */
const WAITS_UNTIL_HOUR = 13

function mayWait(now: number, month: Month): boolean {
  const at = DateTime.fromMillis(now, { zone: 'Europe/Paris' })
  return at.toISODate() === lastDayOf(month) && at.hour < WAITS_UNTIL_HOUR
}

/**
 * Mails the list of a month once; the campaigns are those of one mailing. What the operator should know of it is
 * mailed to the operator.
 * @throws Failure `mail.unset`, `mail.*` as `sendOnce`, `ds.*`: DS is away, or the list lacks what it may show soon
 */
export async function sendLaureatList(
  services: Readers &
    Pick<Services, 'transport'> & { readonly store: { readonly journal: Journal } },
  campaigns: readonly string[],
  month: Month,
): Promise<JobResult<'mailed' | 'no-longer-configured'>> {
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
  if (list.passing && mayWait(now(), month)) throw list.passing
  const key: MailKey = { about: 'list', campaign: campaigns.join('+'), period: month }
  const given = { journal: mailJournal(store.journal), transport, now }
  const counts = { sent: 0, already: 0, rejected: 0, unknown: 0 }
  const endings: Sending['state'][] = []
  const failures: NotSent[] = []
  for (const message of await laureatListMessages(config, list, mailing)) {
    try {
      counts[await sendOnce(given, key, message)] += 1
      const row = await readSending(given.journal, key, message.recipient)
      if (row) endings.push(row.state)
    } catch (error) {
      // The others are tried: each ends by itself.
      if (!(error instanceof NotSent)) throw error
      failures.push(error)
    }
  }
  const badEndings = (['rejected', 'unknown'] as const).flatMap((state) => {
    const count = endings.filter((ending) => ending === state).length
    return count > 0 ? [SAYINGS[state](count)] : []
  })
  const lines = [...badEndings, ...list.lacks]
  const events = list.lacks.length > 0 ? [...endings, 'incomplete'] : endings
  const operator = config.mail?.operator
  if (lines.length > 0 && operator !== undefined) {
    await sendOnce(
      given,
      { ...key, about: 'alert', period: `list-${month}-${events.join('-')}` },
      alertMessage(
        {
          campaign: campaigns.join(', '),
          title: `Liste des lauréats de ${monthInWords(month)} : à vérifier`,
          lines,
          remedy: `${badEndings.length > 0 ? 'Vérifiez auprès des destinataires.' : 'Signalez au support de DS ce qu’il ne peut pas montrer.'} Pour l’envoyer de nouveau à tous : guichet list --month ${month} --send`,
        },
        letterheadOf(config),
        operator,
      ),
    )
  }
  const [failure] = failures
  if (failure) throw failure
  return { outcome: 'mailed', month, laureats: list.laureats.length, ...counts }
}

const SAYINGS = {
  unknown: (count: number) =>
    `Le serveur d’envoi n’a pas répondu à temps pour ${plural(count, 'destinataire', 'destinataires')} : l’envoi est incertain et n’est pas renouvelé.`,
  rejected: (count: number) =>
    `Le serveur d’envoi a refusé ${plural(count, 'adresse', 'adresses')} parmi les destinataires (laureatList dans la configuration).`,
} as const
