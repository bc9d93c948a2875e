import type { DossierState, Entry, Outcome, Violation } from '../model.ts'
import { isLive } from '../wanted.ts'
import { QUESTIONS } from '../world.ts'
import { DECISION_MS } from './story.ts'

export interface Messages {
  readonly violations: readonly Violation[]
  /** By instructeurs. */
  readonly ticks: number
  readonly sent: number
}

/** Every tick that stayed has its message, once, as it stood there; nothing leaves without one. */
export function checkMessages({ timeline, final, epilogue, broken }: Outcome): Messages {
  const now = new Map(
    [...final.dossiers, ...epilogue.dossiers].map((dossier) => [dossier.number, dossier]),
  )
  const letters = new Map([...now.keys()].map((number) => [number, new Letters(number)]))
  for (const entry of [...timeline, ...epilogue.timeline]) letters.get(entry.dossier)?.add(entry)
  for (const dossier of now.values())
    if (!broken.includes(dossier.number)) letters.get(dossier.number)?.end(dossier)
  const all = [...letters.values()]
  const sum = (count: (one: Letters) => number) => all.reduce((total, one) => total + count(one), 0)
  return {
    violations: all.flatMap(({ violations }) => violations),
    ticks: sum(({ ticks }) => ticks),
    sent: sum(({ sent }) => sent),
  }
}

interface Tick {
  readonly at: number
  readonly place: number
  /** What stood there, then what people put in its place. */
  readonly texts: string[]
  /** The robot, who had not seen it, wrote another text: it is not sent in the name of who ticked. */
  rewritten: boolean
  sent: boolean
}

/** The messages of one dossier, replayed act after act. */
class Letters {
  readonly violations: Violation[] = []
  ticks = 0
  sent = 0
  readonly #number: number
  #place = -1
  #read = { place: -1, at: 0 }
  /** The tick that stands; then the last one that stood, and since when it does no more. */
  #tick: Tick | null = null
  #past: { readonly tick: Tick; readonly until: number } | null = null
  /** A text that a person typed, and that nobody but people may replace before it was sent. */
  #edited: { readonly text: string; readonly place: number; sent: boolean } | null = null

  constructor(number: number) {
    this.#number = number
  }

  add(entry: Entry): void {
    this.#place += 1
    const { act, at } = entry
    if (act === 'read') this.#read = { place: this.#place, at }
    else if (act === 'decide') this.#endTick(at)
    else if (act === 'submit' && this.#edited?.sent) this.#edited = null
    else if (act === 'tick' && entry.by === 'instructeur') this.#ticked(entry)
    else if (act === 'edit') {
      this.#edited = { text: plain(entry.text), place: this.#place, sent: false }
      this.#tick?.texts.push(plain(entry.text))
    } else if (act === 'annotate' && entry.who === 'robot' && QUESTIONS in entry.values)
      this.#written(letterIn(String(entry.values[QUESTIONS])), at)
    else if (act === 'message' && !entry.refused) this.#left(plain(entry.text), at)
  }

  /** Once everything is calm. */
  end(found: DossierState): void {
    const tick = this.#tick
    if (!tick || !isLive(found)) return
    const isOwed = tick.texts[0] !== '' && !tick.rewritten
    if (isOwed && !tick.sent) this.#blame('a message lost', 'its tick stands, and nothing left')
    const text = plain(String(found.annotations[QUESTIONS] ?? ''))
    if (tick.sent && !text.startsWith('Message envoyé le'))
      this.#blame('a message not told', 'the annotation does not say that it left')
  }

  #ticked({ ticked, text, at }: Extract<Entry, { act: 'tick' }>): void {
    this.#endTick(at)
    if (!ticked) return
    this.ticks += 1
    const texts = [letterIn(text)]
    this.#tick = { at, place: this.#place, texts, rewritten: false, sent: false }
  }

  #endTick(at: number): void {
    if (this.#tick) this.#past = { tick: this.#tick, until: at }
    this.#tick = null
  }

  #written(letter: string, at: number): void {
    const edited = this.#edited
    if (edited && letter !== edited.text) {
      if (!this.#hadNotSeen(edited.place, at))
        this.#blame('a text of a person overwritten', 'the robot had read it')
      this.#edited = null
    }
    const tick = this.#tick
    if (!tick || tick.sent || tick.rewritten || tick.texts.includes(letter)) return
    // With nothing to send, that tick is over.
    if (tick.texts[0] !== '' && !this.#hadNotSeen(tick.place, at))
      this.#blame('the text of a tick overwritten', 'the robot had read it')
    tick.rewritten = true
    if (at - tick.at < SECOND_MS) tick.texts.push(letter)
  }

  #left(text: string, at: number): void {
    this.sent += 1
    if (this.#edited) this.#edited.sent = true
    const past = this.#past && at - this.#past.until <= DECISION_MS ? this.#past.tick : null
    // Who unticks and ticks again while it leaves may get either.
    const tick = this.#tick && !this.#tick.sent ? this.#tick : (past ?? this.#tick)
    if (!tick) this.#blame('a message that nobody asked for', 'no tick stood')
    else if (tick.sent) this.#blame('a message doubled', 'its tick had one')
    else if (![...tick.texts, ...(past?.texts ?? [])].includes(text))
      this.#blame('another text sent', 'not the one that stood at the tick')
    if (tick) tick.sent = true
  }

  /** The robot decides on what it read: it had not, or not since. */
  #hadNotSeen(place: number, at: number): boolean {
    return this.#read.place < place && at - this.#read.at <= DECISION_MS
  }

  #blame(rule: string, about: string): void {
    this.violations.push({ rule, about: `dossier ${this.#number}: ${about}` })
  }
}

/** DS tells instants to the second: what is written in that of a tick may have stood there. */
const SECOND_MS = 1_000

/** What stands below the line that tells what became of the last tick. */
const letterIn = (text: string): string =>
  plain(plain(text).replace(/^Message (?:non )?envoyé le [^\n]*/, ''))

/** Spaces and ends of lines are what DS and browsers make of them. */
const plain = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim()
