import { readFileSync } from 'node:fs'

// Loaded before the service (node --import): its clock is the machine's, moved by what a file says, in ms. The file
// may change while it runs, as when somebody sets the clock of the machine.
const { CHAOS_CLOCK_FILE = '', CHAOS_CLOCK_SKEW_MS = '0' } = process.env
const LOOK_EVERY_MS = 200
const RealDate = Date

let ahead = 0
const look = () => {
  ahead = Number(readFileSync(CHAOS_CLOCK_FILE, 'utf8')) + Number(CHAOS_CLOCK_SKEW_MS)
}
look()
setInterval(look, LOOK_EVERY_MS).unref()

globalThis.Date = class MovedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead)
    else super(...given)
  }

  static now() {
    return RealDate.now() + ahead
  }
}
