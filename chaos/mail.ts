import { appendFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { serve } from '../bench/children.ts'
import type { Mail, SmtpMood } from './model.ts'
import { isRefusedAddress } from './world.ts'

/** A mail server that delivers nothing: each e-mail is a line of a file before it is answered for. */
let file: string
const moods: SmtpMood[] = []

class Answer extends Error {
  readonly responseCode: number
  constructor(responseCode: number, text: string) {
    super(text)
    this.responseCode = responseCode
  }
}

const SLOW_MS = 2_000
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onRcptTo({ address }, _session, done) {
    if (isRefusedAddress(address)) return done(new Answer(550, '5.1.1 No such mailbox'))
    const mood = moods.shift()
    if (mood === 'greylisting') return done(new Answer(451, '4.7.1 Greylisted, try again later'))
    if (mood === 'closing') return done(new Answer(421, '4.3.2 Closing'))
    setTimeout(done, mood === 'slow' ? SLOW_MS : 0)
  },
  async onData(stream, session, done) {
    try {
      const text = (await buffer(stream)).toString('utf8')
      const mail: Mail = {
        at: Date.now(),
        id: headerOf(text, 'Message-ID'),
        to: session.envelope.rcptTo.map(({ address }) => address),
        subject: decoded(headerOf(text, 'Subject')),
      }
      await appendFile(file, `${JSON.stringify(mail)}\n`)
      done()
    } catch (error) {
      // The client hung up in the middle: nothing was taken.
      done(error instanceof Error ? error : new Error('not taken'))
    }
  },
})
server.on('error', () => {})

/** Long headers are folded. */
const headerOf = (text: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im')
    .exec(text)?.[1]
    ?.replace(/\r?\n[ \t]+/g, ' ') ?? ''

/** RFC 2047, in UTF-8: words that follow one another are one text. */
const decoded = (header: string) =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, words: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString('utf8')
        : decodeURIComponent(
            words.replaceAll('_', ' ').replaceAll('%', '%25').replaceAll('=', '%'),
          ),
    )

serve({
  /** @returns the port */
  async open(path: string) {
    file = path
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.server.address()
    return typeof address === 'object' && address ? address.port : 0
  },
  mood({ mood, times }: { mood: SmtpMood; times: number }) {
    for (let time = 0; time < times; time += 1) moods.push(mood)
  },
  calm: () => void moods.splice(0),
})
