import { MARNE, ROBOT, SGAR } from '../../src/simulator/demo/people.ts'
import type { DossierState, Entry, Violation } from '../model.ts'
import { isLive } from '../wanted.ts'
import { GRANTED } from '../world.ts'

/** A decision taken on what was read may be carried out so long after. */
export const DECISION_MS = 45_000

/** A follower who is not in the group to which a dossier goes loses it. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  défaut: MARNE,
  Marne: MARNE,
  SGAR,
}

type Moved = Extract<Entry, { act: 'move' }>
type Followed = Extract<Entry, { act: 'follow' }>

/** One dossier, replayed act after act: where it is, who follows it, and what the robot had no right to do. */
export class Story {
  readonly violations: Violation[] = []
  moves = 0
  follows = 0
  raced = 0
  readonly #number: number
  #place = -1
  #group = 'défaut'
  /** As which act it came there. */
  #groupSince = -1
  /** Who follows, since which act. */
  readonly #followers = new Map<string, number>()
  #read: { readonly place: number; readonly at: number } | null = null
  /** The last reading on which the robot wrote something: what it then saw is in its journal. */
  #knownUpTo = -1
  #movedByHand: number | null = null
  /** The robot's move: from which group, as which act. */
  #ownMove: { readonly from: string; readonly place: number } | null = null
  /** Groups in which somebody stopped following. */
  readonly #stoppedIn = new Map<string, number>()
  #assignedByHand = false
  #granted: unknown = null

  constructor(number: number) {
    this.#number = number
  }

  add(entry: Entry): void {
    this.#place += 1
    const isDone = !('refused' in entry && entry.refused)
    if (entry.act === 'read') this.#read = { place: this.#place, at: entry.at }
    else if (entry.act === 'annotate') this.#annotate(entry)
    else if (entry.act === 'move' && isDone) this.#move(entry)
    else if (entry.act === 'follow' && isDone) this.#follow(entry)
    // A message is noted apart.
    if (entry.who === 'robot' && entry.act !== 'read' && entry.act !== 'message' && isDone)
      this.#knownUpTo = this.#read?.place ?? -1
  }

  /** Once everything is calm. @param isBroken DS lets nobody write it */
  end(found: DossierState, isBroken: boolean): void {
    const followers = [...this.#followers.keys()]
    if (
      found.group !== this.#group ||
      found.followers.toSorted().join() !== followers.sort().join()
    )
      this.#blame('the replay differs', 'DS shows another group or other followers')
    if (this.#granted !== null && found.annotations[GRANTED] !== this.#granted)
      this.#blame('an instructeur’s annotation', 'the amount granted is not the one he typed')
    if (found.rows !== 1) this.#blame('a repetition row doubled', `${found.rows} rows`)
    if (!isLive(found) || this.#assignedByHand || isBroken) return
    if (found.group !== 'Marne') this.#blame('not assigned', `left in ${found.group}`)
    if (found.followers.length !== 1)
      this.#blame('not assigned', `${found.followers.length} followers`)
  }

  #annotate({ who, values }: Extract<Entry, { act: 'annotate' }>): void {
    if (!(GRANTED in values)) return
    if (who === 'person') this.#granted = values[GRANTED]
    else this.#blame('an instructeur’s annotation', 'written by the robot')
  }

  #move({ who, at, group }: Moved): void {
    if (who === 'person') {
      this.#assignedByHand = true
      if (this.#isBackUnseen(group)) this.#ownMove = null
      // Before the robot's first write, nothing tells it that somebody moved the dossier.
      else if (this.#knownUpTo >= 0) this.#movedByHand = this.#place
    } else {
      this.moves += 1
      if (this.#movedByHand !== null) this.#judge('a move by hand undone', this.#movedByHand, at)
      else if (this.#ownMove) this.#blame('moved twice', `the second time to ${group}`)
      this.#ownMove = { from: this.#group, place: this.#place }
      if (this.#followers.size > 0)
        this.#judge('moved although followed', Math.min(...this.#followers.values()), at)
    }
    this.#group = group
    this.#groupSince = this.#place
    const members = MEMBERS[group] ?? []
    for (const one of this.#followers.keys())
      if (!members.includes(one)) this.#followers.delete(one)
  }

  /**
   * Killed before it noted its move, the robot finds the dossier where it was before, as if nothing had been done,
   * unless it looked in between: DS tells nobody's moves.
   */
  #isBackUnseen(group: string): boolean {
    const own = this.#ownMove
    return own !== null && own.from === group && this.#knownUpTo <= own.place
  }

  #follow({ who, at, instructeur, follows }: Followed): void {
    const since = this.#followers.get(instructeur)
    if (who === 'person') {
      this.#assignedByHand = true
      if (follows) this.#followers.set(instructeur, since ?? this.#place)
      else this.#followers.delete(instructeur)
      // Killed before it noted whom it gave the dossier to, the robot knows of a follower only if it looked since, and
      // that somebody followed it in this group only if it looked there.
      const isKnown = since !== undefined && this.#knownUpTo > Math.max(since, this.#groupSince)
      if (!follows && isKnown) this.#stoppedIn.set(this.#group, this.#place)
      return
    }
    if (!follows) {
      this.#blame('unfollowed', 'by the robot')
      return
    }
    if (instructeur === ROBOT) this.#blame('not assigned', 'the robot follows it')
    // Asked for again after a lost answer: nothing changes.
    if (since !== undefined) return
    const stopped = this.#stoppedIn.get(this.#group)
    if (stopped !== undefined) this.#judge('given back to a follower', stopped, at)
    if (this.#followers.size > 0)
      this.#judge('a second follower', Math.min(...this.#followers.values()), at)
    this.follows += 1
    this.#followers.set(instructeur, this.#place)
  }

  /** The robot wrote although something had happened: it knew, or should have read again. */
  #judge(rule: string, happened: number, at: number): void {
    const read = this.#read
    if (read && happened > read.place && at - read.at <= DECISION_MS) this.raced += 1
    else this.#blame(rule, 'the robot had read it since, or had decided long before')
  }

  #blame(rule: string, about: string): void {
    this.violations.push({ rule, about: `dossier ${this.#number}: ${about}` })
  }
}
