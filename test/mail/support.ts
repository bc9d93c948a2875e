import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { Letterhead } from '../../src/mail/templates/letter.ts'
import { openTransport, type Transport, type TransportOptions } from '../../src/mail/transport.ts'
import { mailJournal } from '../../src/queue/mail-journal.ts'
import type { Journal, ValueOf } from '../../src/store/port.ts'

export const head: Letterhead = { header: 'Préfecture de la Marne', canReply: true }

export interface Received {
  readonly raw: string
  readonly recipients: readonly string[]
}

export interface Server {
  readonly url: string
  readonly received: Received[]
  readonly server: SMTPServer
}

/** A real SMTP server on a port of its own. */
export async function startServer(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<Server> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, done) {
      text(stream).then((raw) => {
        received.push({ raw, recipients: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => {})
  server.listen(0, host)
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `${options.secure ? 'smtps' : 'smtp'}://${host}:${port}`, received, server }
}

export function transportTo(url: string, options: Partial<TransportOptions> = {}): Transport {
  const transport = openTransport({
    url,
    from: 'Guichet FITN7 <guichet@prefecture.example.org>',
    replyTo: 'numerique@prefecture.example.org',
    perMinute: 60_000,
    timeoutMs: 5_000,
    ...options,
  })
  onTestFinished(() => transport.close())
  return transport
}

/** An SMTP refusal as smtp-server gives it. */
export const refusal = (responseCode: number) =>
  Object.assign(new Error('mairie@commune.example.org: no'), { responseCode })

/** What e-mails need of a journal. */
export function mailsInMemory() {
  const journal = new MemoryJournal()
  return { ...mailJournal(journal), rows: journal.rows }
}

export class MemoryJournal implements Journal {
  readonly rows = new Map<string, unknown>()

  async get<K extends string>(key: K) {
    return (this.rows.get(key) as ValueOf<K> | undefined) ?? null
  }
  async list<R extends string>(prefix: R) {
    return [...this.rows.keys()]
      .filter((key) => key.startsWith(prefix))
      .sort()
      .map((key) => ({ key, value: this.rows.get(key) as ValueOf<R> }))
  }
  async set(key: string, value: unknown) {
    this.rows.set(key, value)
  }
  async setIfAbsent(key: string, value: unknown) {
    if (this.rows.has(key)) return false
    this.rows.set(key, value)
    return true
  }
  async delete(key: string) {
    this.rows.delete(key)
  }
}
