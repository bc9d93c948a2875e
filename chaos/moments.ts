import type { Trigger } from './model.ts'
import type { Tap } from './wire.ts'

/** An instant seen on the wire, before the piece that shows it goes on. @returns true to swallow that piece */
export type OnMoment = (trigger: Trigger) => boolean

const MUTATION = Buffer.from('"query":"mutation')
const A_MESSAGE = Buffer.from('dossierEnvoyerMessage')
const END_OF_CONTENT = Buffer.from('\r\n.\r\n')

/** Recognises what a worker and DS say to each other in HTTP, wherever the pieces are cut. */
export function watchDs(onMoment: OnMoment): Tap {
  const asked = finder(MUTATION)
  let mutating: 'message' | 'mutation' | null = null
  return (way, piece) => {
    if (way === 'to-server') {
      if (!asked(piece)) return true
      // Its name comes early in a document that asks for nothing else.
      mutating = piece.includes(A_MESSAGE) ? 'message' : 'mutation'
      return !onMoment(`${mutating}-not-sent`)
    }
    if (mutating === null) return true
    const what = mutating
    mutating = null
    if (onMoment(`${what}-unanswered`)) return false
    onMoment(`${what}-answered`)
    return true
  }
}

/** The same in SMTP: the content of an e-mail begins after 354, and ends with a line that is a point. */
export function watchSmtp(onMoment: OnMoment): Tap {
  const ended = finder(END_OF_CONTENT)
  let phase: 'commands' | 'content' | 'sent' = 'commands'
  return (way, piece) => {
    if (way === 'to-server') {
      if (phase !== 'content') return true
      if (ended(piece)) phase = 'sent'
      return !onMoment('mail-half-sent')
    }
    if (phase === 'sent') {
      phase = 'commands'
      if (onMoment('mail-unanswered')) return false
      onMoment('mail-answered')
    } else if (piece.toString('latin1').startsWith('354')) phase = 'content'
    return true
  }
}

/** Tells whether the words end in a piece that follows the others. */
function finder(words: Buffer): (piece: Buffer) => boolean {
  let tail = Buffer.alloc(0)
  return (piece) => {
    const seen = Buffer.concat([tail, piece])
    const found = seen.includes(words)
    tail = found ? Buffer.alloc(0) : seen.subarray(1 - words.length)
    return found
  }
}
