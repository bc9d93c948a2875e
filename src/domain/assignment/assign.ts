import { chooseGroup, type GroupProblem, type GroupQuestion } from './choose-group.ts'
import { chooseInstructeur, type InstructeurQuestion } from './choose-instructeur.ts'
import { type AssignmentMemory, look, mayFollow, mayMove, type Place } from './memory.ts'
import type { Group, Instructeur } from './people.ts'

export interface AssignmentQuestion
  extends GroupQuestion,
    Omit<InstructeurQuestion, 'group' | 'last'> {
  readonly place: Place
  /** Neither accepted, refused nor closed. */
  readonly live: boolean
  readonly memory: AssignmentMemory | null
  /** By group id: the instructeur to whom its last dossier was given. */
  readonly last: ReadonlyMap<string, string>
}

export interface Assignment {
  readonly moveTo: Group | null
  /** Someone of `moveTo`, or of the present group when the dossier stays. */
  readonly follow: Instructeur | null
  /** To be in the journal before DS is written to. */
  readonly memory: AssignmentMemory
  readonly problem: GroupProblem | null
}

/** Where the dossier belongs and who takes it: only what differs from what DS says. */
export function assign(question: AssignmentQuestion): Assignment {
  const { place, live, groups } = question
  const memory = look(place, question.memory)
  const nothing: Assignment = { moveTo: null, follow: null, memory, problem: null }
  if (!live) return nothing

  let group = groups.find(({ id }) => id === place.group)
  if (mayMove(place, memory)) {
    const choice = chooseGroup(question)
    // A follower would hold the dossier in a group which may not be its own.
    if (choice.state === 'undecided') return nothing
    if (choice.state === 'problem') {
      return { ...nothing, problem: { problem: choice.problem, label: choice.label } }
    }
    if (choice.state === 'chosen') group = choice.group
  }
  // A group created since the démarche was read is for next time.
  if (!group) return nothing

  const last = question.last.get(group.id) ?? null
  return {
    ...nothing,
    moveTo: group.id === place.group ? null : group,
    follow: mayFollow(memory, group.id) ? chooseInstructeur({ ...question, group, last }) : null,
  }
}
