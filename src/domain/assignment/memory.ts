/**
 * What the robot remembers of a dossier so as never to undo what a person decided. DS does not tell who moved a
 * dossier, nor who once followed it. JSON, identifiers only: the journal keeps it.
 */
export interface AssignmentMemory {
  /** Id of the group in which the robot last saw or put the dossier. */
  readonly group: string
  /** Its group has been decided, by the robot or by someone else: the robot never moves it again. */
  readonly placed: boolean
  /** Ids of the groups in which someone has followed it, chosen by the robot or not: none is chosen there again. */
  readonly followedIn: readonly string[]
  /** Someone followed it in its group, and nobody does any more: whoever did has left the dossier, or the group. */
  readonly forsaken?: true
}

/** What DS says of the dossier now. */
export interface Place {
  /** Id of its group. */
  readonly group: string
  readonly followed: boolean
}

/**
 * The memory once the dossier has been seen. It is to be in the journal before DS is written to: if the process
 * dies between the two, the next look either finds the dossier where it was, and the move is tried again, or finds
 * it elsewhere, and the move is taken as done.
 */
export function look(place: Place, memory: AssignmentMemory | null): AssignmentMemory {
  const { group, placed, followedIn } = memory ?? {
    group: place.group,
    placed: false,
    followedIn: [],
  }
  return {
    group: place.group,
    placed: placed || group !== place.group,
    followedIn: place.followed ? including(followedIn, place.group) : followedIn,
    ...(!place.followed && followedIn.includes(place.group) && { forsaken: true }),
  }
}

/** Whether the robot may move the dossier: nobody follows it, and its group has not been decided. */
export const mayMove = (place: Place, looked: AssignmentMemory): boolean =>
  !place.followed && !looked.placed

/** Whether the robot may choose a follower in that group: nobody ever followed the dossier there. */
export const mayFollow = (looked: AssignmentMemory, group: string): boolean =>
  !looked.followedIn.includes(group)

/** The memory once DS has done what was asked of it; what it refused is left out, and tried again next time. */
export function remember(
  memory: AssignmentMemory,
  done: { readonly movedTo: string | null; readonly followed: boolean },
): AssignmentMemory {
  const group = done.movedTo ?? memory.group
  return {
    group,
    placed: memory.placed || done.movedTo !== null,
    followedIn: done.followed ? including(memory.followedIn, group) : memory.followedIn,
    ...(memory.forsaken && done.movedTo === null && !done.followed && { forsaken: true }),
  }
}

const including = (groups: readonly string[], group: string): readonly string[] =>
  groups.includes(group) ? groups : [...groups, group]
