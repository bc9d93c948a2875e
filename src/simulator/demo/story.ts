import { DateTime } from 'luxon'
import type { Answers } from '../world/hands/answers.ts'
import type { World } from '../world/world.ts'
import type { Applicants } from './applicants.ts'
import type { DemoForm } from './forms/common.ts'
import { type Facts, grantAt, type ProjectName, project } from './projects.ts'

/** One dossier: who asks what, how it departs from a well-filled form, and what people did of it. */
export interface Story {
  /** Paris time of the deposit, `2021-04-06T09:12`. */
  readonly on: string
  /** INSEE code of a commune, SIREN of an EPCI. */
  readonly by: string
  readonly project: ProjectName
  /** `undefined` leaves the champ empty. */
  readonly but?: { readonly [fact in keyof Facts]?: Facts[fact] | undefined }
  /** Asked rate, in percent; 70 otherwise. */
  readonly rate?: number
  /** The demandeur's SIRET is not resolved yet. */
  readonly incomplete?: boolean
  /** A test of the administrator, on the draft revision. */
  readonly onDraft?: boolean
  readonly prefilledAnnotations?: Answers
  readonly deeds?: readonly Deed[]
}

export interface Deed {
  readonly on: string
  readonly deed: 'follow' | 'instruct' | 'accept' | 'refuse' | 'close' | 'hide' | 'move'
  /** E-mail, for what an instructeur does in his own name. */
  readonly who?: string
  readonly group?: string
  /** Euros, for an acceptance. */
  readonly granted?: number
}

export interface Call {
  readonly demarche: number
  readonly form: DemoForm
  readonly stories: readonly Story[]
}

/** Tells the stories on the world's own calendar, deposits first, and leaves its clock as it was. */
export function tell(world: World, applicants: Applicants, calls: readonly Call[]) {
  const clock = world.clock
  const at = (time: string) => {
    const date = DateTime.fromISO(time, { zone: 'Europe/Paris' }).toJSDate()
    world.clock = () => date
  }
  const byDate = calls
    .flatMap((call) => call.stories.map((story) => ({ call, story })))
    .sort((left, right) => left.story.on.localeCompare(right.story.on))

  const deeds = byDate.flatMap(({ call, story }, place) => {
    at(story.on)
    const { number } = deposit(world, applicants, call, story, place + 1)
    return (story.deeds ?? []).map((deed) => ({ number, deed }))
  })
  for (const { number, deed } of deeds.sort((a, b) => a.deed.on.localeCompare(b.deed.on))) {
    at(deed.on)
    perform(world, number, deed)
  }
  world.clock = clock
}

function deposit(world: World, applicants: Applicants, call: Call, story: Story, place: number) {
  const etablissement = applicants.etablissement(story.by)
  world.etablissements.set(etablissement.siret, etablissement)
  return world.usager.deposit({
    demarche: call.demarche,
    demandeur: { kind: story.incomplete ? 'incomplete' : 'morale', siret: etablissement.siret },
    champs: call.form.answers(factsOf(story), `usager-${place}@example.org`),
    onDraft: story.onDraft ?? false,
    prefilledAnnotations: story.prefilledAnnotations ?? {},
  })
}

function factsOf({ project: name, rate = 70, but }: Story): Partial<Facts> {
  const facts = project(name)
  const requestedGrant = grantAt(rate, facts.totalCost)
  const kept = Object.entries({ ...facts, requestedGrant, ...but })
  return Object.fromEntries(kept.filter(([, fact]) => fact !== undefined))
}

function perform({ instructeur }: World, number: number, deed: Deed) {
  const { who = '', group = '', granted } = deed
  switch (deed.deed) {
    case 'follow':
      return instructeur.follow(number, who)
    case 'instruct':
      return instructeur.instruct(number, who)
    case 'accept':
      if (granted !== undefined)
        instructeur.annotate(number, who, { 'Montant accordé (€)': granted })
      return instructeur.accept(number)
    case 'refuse':
      return instructeur.refuse(number)
    case 'close':
      return instructeur.close(number)
    case 'hide':
      return instructeur.hide(number)
    case 'move':
      return instructeur.move(number, group)
  }
}
