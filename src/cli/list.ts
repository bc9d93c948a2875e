import { createHash } from 'node:crypto'
import type { Readers } from '../campaign/services.ts'
import { parisDay } from '../domain/dates.ts'
import type { Month } from '../domain/laureats/monthly-list.ts'
import { Failure } from '../failures/failure.ts'
import { ConfigError } from '../failures/problems.ts'
import { readLaureatList } from '../lists/monthly.ts'
import { laureatListMessages, mailingsOf } from '../lists/send.ts'
import type { Delivery } from '../mail/message.ts'
import type { Transport } from '../mail/transport.ts'
import type { TableFile } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printJson } from './output.ts'
import { withProgress } from './progress.ts'
import { writeTable } from './table-file.ts'

interface Options {
  readonly month: Month
  readonly out?: TableFile
  readonly send?: boolean
  readonly json?: boolean
}

/** What became of one e-mail. */
interface Mailed {
  readonly campaigns: readonly string[]
  readonly recipient: string
  readonly state: Delivery['state'] | 'failed'
  readonly outcome: string
}

export async function list(context: Context, { month, out, send, json }: Options): Promise<number> {
  if (!out && !send)
    throw new ConfigError('list', [
      { path: [], message: 'nothing to do', remedy: 'give --out FILE, --send, or both' },
    ])
  const today = parisDay(new Date(context.now()).toISOString())
  if (month > today.slice(0, 7)) {
    throw new ConfigError('--month', [
      { path: [], message: `${month} has not begun`, remedy: 'give this month or a past one' },
    ])
  }
  const transport = send ? transportOf(context) : null
  const readers = await context.openReaders()
  const tell = json ? () => {} : print
  const written = out ? await write(readers, month, out) : null
  if (written) tell(`${written.rows} lauréats written to ${written.file}`)
  const mailed: Mailed[] = []
  if (transport)
    for await (const one of mail(readers, transport, month)) {
      tell(`${one.campaigns.join(', ')}, ${one.recipient}: ${one.outcome}`)
      mailed.push(one)
    }
  if (json) printJson({ month, ...written, mailed })
  return mailed.every(({ state }) => state === 'accepted') ? EXIT.done : EXIT.refused
}

async function write(readers: Readers, month: Month, out: TableFile) {
  const campaigns = readers.config.campaigns.map(({ id }) => id)
  const { table } = await withProgress(readers.log, 'lauréats', () =>
    readLaureatList(readers, campaigns, month),
  )
  await writeTable(out, table)
  return { file: out.path, rows: table.rows.length }
}

function transportOf(context: Context): Transport {
  if (mailingsOf(context.config).length === 0) {
    throw new ConfigError('--send', [
      {
        path: ['campaigns'],
        message: 'nobody to send to',
        remedy: 'add laureatList to a campaign',
      },
    ])
  }
  const transport = context.openTransport()
  if (transport) return transport
  throw new ConfigError('--send', [
    {
      path: ['SMTP_URL'],
      message: 'no way to send',
      remedy: 'set SMTP_URL, and mail in the configuration',
    },
  ])
}

/** A server that refuses us ends it: what has left is known all the same. */
async function* mail(readers: Readers, transport: Transport, month: Month): AsyncGenerator<Mailed> {
  const { config, now } = readers
  for (const mailing of mailingsOf(config)) {
    const found = await readLaureatList(readers, mailing.campaigns, month)
    for (const message of await laureatListMessages(config, found, mailing)) {
      const { recipient } = message
      // Asked for by a person: another e-mail, not the one of the schedule.
      const id = createHash('sha256').update(
        `${month} ${mailing.campaigns.join()} ${recipient} ${now()}`,
      )
      const { campaigns } = mailing
      try {
        const delivery = await transport.send(message, id.digest('hex').slice(0, 32))
        yield { campaigns, recipient, state: delivery.state, outcome: describe(delivery) }
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        yield { campaigns, recipient, state: 'failed', outcome: error.message }
        return
      }
    }
  }
}

function describe(delivery: Delivery): string {
  switch (delivery.state) {
    case 'accepted':
      return 'sent'
    case 'rejected':
      return `the address is refused (${delivery.reason})`
    case 'deferred':
      return `put off by the server (${delivery.reason}): run the command again later`
    case 'declined':
      return `refused for a reason that is not the address (${delivery.reason}): look at the server’s policy and limits`
    case 'unknown':
      return `the server took it but did not answer (${delivery.reason}): ask the recipient`
  }
}
