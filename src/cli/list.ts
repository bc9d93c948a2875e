import { createHash } from 'node:crypto'
import { InvalidArgumentError } from 'commander'
import { ConfigError } from '../config/problems.ts'
import type { Month } from '../domain/laureats/monthly-list.ts'
import { parisDay } from '../ds/report.ts'
import type { Delivery } from '../mail/message.ts'
import type { Transport } from '../mail/transport.ts'
import { readLaureatList } from '../service/laureat-list/read.ts'
import { laureatListMessage, mailingsOf } from '../service/laureat-list/send.ts'
import type { Readers } from '../service/services.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import type { CommandDefinition } from './program.ts'
import { parseTableFile, type TableFile, writeTable } from './table-file.ts'

interface Options {
  readonly month: Month
  readonly out?: TableFile
  readonly send?: boolean
}

export const list: CommandDefinition = {
  describe: (command) =>
    command
      .description('the list of the lauréats as they were known at the end of a month')
      .requiredOption('--month <month>', 'YYYY-MM, this month or a past one', parseMonth)
      .option('--out <file>', 'where to write it: .xlsx or .csv', parseTableFile)
      .option('--send', 'mail it to those whom laureatList names, even if it was mailed before'),

  async run(context: Context, { month, out, send }: Options) {
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
    if (out) {
      const campaigns = readers.config.campaigns.map(({ id }) => id)
      const { table } = await readLaureatList(readers, campaigns, month)
      await writeTable(out, table)
      print(`${table.rows.length} lauréats written to ${out.path}`)
    }
    return transport ? await mail(readers, transport, month) : EXIT.done
  },
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

async function mail(readers: Readers, transport: Transport, month: Month): Promise<number> {
  const { config, now } = readers
  let exit: number = EXIT.done
  for (const mailing of mailingsOf(config)) {
    const found = await readLaureatList(readers, mailing.campaigns, month)
    const message = await laureatListMessage(config, found, mailing)
    // Asked for by a person: another e-mail, not the one of the schedule.
    const id = createHash('sha256').update(`${month} ${mailing.campaigns.join()} ${now()}`)
    const delivery = await transport.send(message, id.digest('hex').slice(0, 32))
    print(`${mailing.campaigns.join(', ')}: ${describe(delivery)}`)
    if (delivery.state !== 'accepted') exit = EXIT.refused
  }
  return exit
}

function describe(delivery: Delivery): string {
  switch (delivery.state) {
    case 'accepted':
      return delivery.note === null ? 'sent' : `sent, but ${delivery.note}`
    case 'refused':
      return `refused (${delivery.reason})`
    case 'unknown':
      return `the server took it but did not answer (${delivery.reason}): ask a recipient`
  }
}

function parseMonth(text: string): Month {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text))
    throw new InvalidArgumentError('A month such as 2022-03 is expected.')
  return text
}
