import type { DossierState, TraitementEvent } from '../../../../graphql/generated.ts'
import type { Dossier } from '../demarche.ts'
import { isDecision } from '../expiry.ts'
import type { Group, Instructeur } from '../form.ts'
import type { Records } from '../records.ts'
import type { Value } from '../values.ts'
import { type Answers, readAnswers } from './answers.ts'
import { post, postByPlatform } from './messages.ts'

const EVENTS = {
  en_construction: 'repasse_en_construction',
  en_instruction: 'passe_en_instruction',
  accepte: 'accepte',
  refuse: 'refuse',
  sans_suite: 'classe_sans_suite',
} as const satisfies Record<DossierState, TraitementEvent>
/** Of a dossier that was decided. */
const REOPENED: Partial<Record<DossierState, TraitementEvent>> = {
  en_instruction: 'repasse_en_instruction',
}

/** What instructeurs do, whether in DS's pages or through the API: dossiers by number, people by e-mail. */
export const instructeurHands = (world: Records) => {
  const pass = (number: number, state: DossierState, motivation: string | null = null) => {
    const dossier = world.dossier(number)
    const event = isDecision(dossier.state) ? REOPENED[state] : EVENTS[state]
    dossier.state = state
    if (state === 'en_construction') world.touch(dossier)
    else postByPlatform(world, dossier, `<p>Votre dossier n° ${number} a changé d’état.</p>`)
    dossier.treatments.push({ at: dossier.updatedAt, event: event ?? EVENTS[state] })
    if (!isDecision(state)) return
    dossier.decidedAt = dossier.updatedAt
    dossier.motivation = motivation
  }
  const setFollow = (number: number, email: string, follows: boolean) => {
    const dossier = world.dossier(number)
    if (follow(dossier, world.person(email), follows)) world.touch(dossier)
  }

  return {
    /** Edits annotations, by label. A date emptied here (`''`) can never be filled again by the API. */
    annotate(number: number, email: string, changes: Answers) {
      const dossier = world.dossier(number)
      const nextRowId = () => world.nextRowId()
      for (const [id, value] of readAnswers(dossier.revision.annotations, changes, nextRowId))
        if (setAnnotation(world, dossier, id, value, email)) {
          world.touch(dossier)
          dossier.annotationsUpdatedAt = dossier.updatedAt
        }
    },
    move(number: number, label: string) {
      const dossier = world.dossier(number)
      if (moveTo(dossier, dossier.demarche.group(label))) world.touch(dossier)
    },
    follow: (number: number, email: string) => setFollow(number, email, true),
    unfollow: (number: number, email: string) => setFollow(number, email, false),
    /** « Passer en instruction » makes its author follow the dossier. */
    instruct(number: number, email: string) {
      follow(world.dossier(number), world.person(email), true)
      pass(number, 'en_instruction')
    },
    backToConstruction: (number: number) => pass(number, 'en_construction'),
    accept: (number: number) => pass(number, 'accepte'),
    refuse: (number: number, motivation?: string) => pass(number, 'refuse', motivation),
    close: (number: number, motivation?: string) => pass(number, 'sans_suite', motivation),
    /** Writes to the applicant in the dossier's messages. */
    write: (number: number, email: string, body: string) =>
      post(world, world.dossier(number), email, body),
    /** « Repasser en instruction ». */
    reopen: (number: number) => pass(number, 'en_instruction'),
    /** « Conserver un mois de plus ». */
    keepOneMonthMore(number: number) {
      world.dossier(number).keptLonger += 1
    },
    archive(number: number) {
      world.dossier(number).archived = true
      world.touch(world.dossier(number))
    },
    /** Puts the dossier in the bin: the API no longer knows it. */
    hide(number: number) {
      world.dossier(number).hidden = true
      world.touch(world.dossier(number))
    },
    restore(number: number) {
      world.dossier(number).hidden = false
      world.touch(world.dossier(number))
    },
  }
}

/** True when the value or its last writer changed: DS then moves the date, else not. */
export function setAnnotation(
  world: Records,
  dossier: Dossier,
  stableId: number,
  value: Value,
  updatedBy: string,
): boolean {
  const before = dossier.annotations.get(stableId)
  if (before && before.updatedBy === updatedBy && sameValue(before.value, value)) return false
  const next = { value, updatedBy, updatedAt: world.clock().getTime() * 1000 }
  dossier.annotations = new Map(dossier.annotations).set(stableId, next)
  return true
}

/** True when followers changed. */
export function follow(dossier: Dossier, instructeur: Instructeur, follows: boolean): boolean {
  if (dossier.followers.includes(instructeur) === follows) return false
  dossier.followers = follows
    ? [...dossier.followers, instructeur]
    : dossier.followers.filter((one) => one !== instructeur)
  return true
}

/** True when the group changed. Followers who are not in the new one lose the dossier. */
export function moveTo(dossier: Dossier, group: Group): boolean {
  if (dossier.group === group) return false
  dossier.group = group
  dossier.followers = dossier.followers.filter((one) => group.instructeurs.has(one))
  return true
}

/** Rows are compared by identity: whoever changes one replaces the list. */
function sameValue(left: Value, right: Value): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right
  return left.length === right.length && left.every((item, place) => item === right[place])
}
