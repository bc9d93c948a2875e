import type { Day } from '../facts.ts'
import { foldEmail, type Group, type Instructeur } from './people.ts'

export type FollowMethod = 'least-loaded' | 'round-robin' | 'none'

/** Both days included. */
export interface Absence {
  /** E-mail. */
  readonly instructeur: string
  readonly from: Day
  readonly until: Day
}

export interface InstructeurQuestion {
  readonly method: FollowMethod
  readonly group: Group
  readonly robotEmail: string
  readonly absences: readonly Absence[]
  /** Today in Europe/Paris. */
  readonly today: Day
  /** Open dossiers followed, by instructeur id; who is not in it follows none. */
  readonly load: ReadonlyMap<string, number>
  /** Id of the instructeur to whom the last dossier of this group was given; null before the first. */
  readonly last: string | null
}

/** Who takes the dossier: someone of the group, present that day, never the robot. Null when there is nobody. */
export function chooseInstructeur(question: InstructeurQuestion): Instructeur | null {
  const { method, group, load, last } = question
  if (method === 'none') return null
  const everyone = group.instructeurs.toSorted(byEmail)
  // Whoever had the last dossier keeps a place in the round while absent.
  const start = method === 'round-robin' ? everyone.findIndex(({ id }) => id === last) + 1 : 0
  const available = [...everyone.slice(start), ...everyone.slice(0, start)].filter(
    (instructeur) => !isRobot(instructeur, question) && !isAbsent(instructeur, question),
  )
  if (method === 'round-robin') return available[0] ?? null
  const loadOf = ({ id }: Instructeur) => load.get(id) ?? 0
  // The sort is stable: at equal load, the order of the e-mails.
  return available.toSorted((a, b) => loadOf(a) - loadOf(b))[0] ?? null
}

/** By code unit: the order does not depend on the locale of the machine. */
function byEmail(a: Instructeur, b: Instructeur): number {
  const [left, right] = [foldEmail(a.email), foldEmail(b.email)]
  return left < right ? -1 : left > right ? 1 : 0
}

const isRobot = ({ email }: Instructeur, { robotEmail }: InstructeurQuestion) =>
  foldEmail(email) === foldEmail(robotEmail)

const isAbsent = ({ email }: Instructeur, { absences, today }: InstructeurQuestion) =>
  absences.some(
    ({ instructeur, from, until }) =>
      foldEmail(instructeur) === foldEmail(email) && from <= today && today <= until,
  )
