import { Readable } from 'node:stream'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { createTransport } from 'nodemailer'

/** An answer to the content that leaves before its end is in our hands within this time, and found out. */
const HOLD_MS = 20
/** However late this process runs: an answer that has arrived is read in the first of these turns of the event loop. */
const HOLD_TURNS = 10

/**
 * Tells how much of a message the server was given. nodemailer does not say in which phase a connection broke, nor
 * whether the answer came before the end; it reads the content only once the server has agreed to take it.
 */
export function watchContent(
  smtp: ReturnType<typeof createTransport>,
): (messageId: string) => 'none' | 'some' | 'all' {
  let last: { id: string; content: Readable } | null = null
  smtp.use('stream', (mail, done) => {
    const { message } = mail
    const open = message.createReadStream.bind(message)
    message.createReadStream = (streamOptions) => {
      const content = Readable.from(
        heldBack(() => open(streamOptions)),
        { objectMode: false },
      )
      last = { id: message.messageId(), content }
      return content
    }
    done()
  })
  return (messageId) => {
    if (last?.id !== messageId || !last.content.readableDidRead) return 'none'
    return last.content.readableEnded ? 'all' : 'some'
  }
}

/** Begins when it is read, and ends some time after its last byte. */
async function* heldBack(open: () => Readable) {
  yield* open()
  await sleep(HOLD_MS)
  for (let turn = 0; turn < HOLD_TURNS; turn += 1) await nextTurn()
}
