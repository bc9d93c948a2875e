import { DateTime } from 'luxon'
import { frenchSpaces } from '../french.ts'
import { plain } from './letter.ts'

/** The first line of `questions` once a tick was dealt with: what became of it, and when. */
export interface Stamp {
  readonly fate: Fate
  /** ISO instant. Read back from the line, it is known to the minute: this is its beginning. */
  readonly at: string
}

/** `nothing`: the annotation was empty at the tick. `changed`: its text was not that of the tick any more. */
export type Fate = 'sent' | 'nothing' | 'changed'

const ZONE = 'Europe/Paris'
const AGAIN = 'décochez la case, puis cochez-la de nouveau'

const AFTER: Readonly<Record<Fate, string>> = {
  sent: '.',
  nothing: ` : il n’y avait rien à demander. Pour envoyer une demande, écrivez-la ci-dessous, ${AGAIN}.`,
  changed: ` : le texte a changé au moment où la case était cochée. Relisez-le, ${AGAIN}.`,
}

const line = ({ fate, at }: Stamp): string => {
  const when = DateTime.fromISO(at, { zone: ZONE }).toFormat("dd/MM/yyyy 'à' H 'h' mm")
  return `${fate === 'sent' ? 'Message envoyé' : 'Message non envoyé'} le ${when}${AFTER[fate]}`
}

/** What stands in the annotation: the stamp of the last tick, and the message below. */
export interface Standing {
  readonly stamp: Stamp | null
  readonly letter: string
}

export const writeStanding = ({ stamp, letter }: Standing): string =>
  [stamp === null ? '' : frenchSpaces(line(stamp)), letter]
    .filter((part) => part !== '')
    .join('\n\n')

const LINE = /^Message (?:non )?envoyé le (\d\d\/\d\d\/\d{4} à \d{1,2} h \d\d)([^\n]*)(?:\n|$)/

/** The letter comes as it stands, the line of the stamp less. */
export function readStanding(text: string): Standing {
  const [first = '', ...rest] = text.trim().split('\n')
  const found = LINE.exec(plain(first))
  if (found === null) return { stamp: null, letter: text.trim() }
  const at = DateTime.fromFormat(found[1] ?? '', "dd/MM/yyyy 'à' H 'h' mm", { zone: ZONE }).toISO()
  const fate = FATES.find((one) => plain(AFTER[one]) === plain(found[2] ?? ''))
  return at === null || fate === undefined
    ? { stamp: null, letter: text.trim() }
    : { stamp: { fate, at }, letter: rest.join('\n').trim() }
}

const FATES: readonly Fate[] = ['sent', 'nothing', 'changed']
