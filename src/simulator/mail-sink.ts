import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export interface MailSink {
  /** `smtp://127.0.0.1:PORT` */
  readonly url: string
  /** Where each e-mail becomes a file to open. */
  readonly folder: string
  close(): Promise<void>
}

/** A real SMTP server that delivers nothing: every e-mail stays on this machine, as an `.eml` file. */
export async function startMailSink(folder: string, port = 0): Promise<MailSink> {
  await mkdir(folder, { recursive: true })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, { envelope }, done) {
      const file = createWriteStream(join(folder, `${randomUUID()}.eml`))
      file.write(trace(envelope))
      pipeline(stream, file).then(() => done(), done)
    },
  })
  // A client that hangs up is no event for a sink.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `smtp://127.0.0.1:${bound}`,
    folder,
    close: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** What the server that delivers an e-mail writes at its top: who it came from, and for whom. */
function trace({ mailFrom, rcptTo }: SMTPServerSession['envelope']): string {
  const sender = mailFrom ? mailFrom.address : ''
  const lines = rcptTo.map(({ address }) => `Delivered-To: ${address}\r\n`)
  return `Return-Path: <${sender}>\r\n${lines.join('')}`
}
