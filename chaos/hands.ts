import { marneForm } from '../src/simulator/demo/forms/marne.ts'
import { ROBOT } from '../src/simulator/demo/people.ts'
import type { World } from '../src/simulator/index.ts'
import type { Dossier } from '../src/simulator/world/demarche.ts'
import { lastDue, quarterOf } from './calendar.ts'
import { factsOf, type KindName } from './kinds.ts'
import { type Act, CAMPAIGNS, type Hand, REPORTS_DEMARCHE } from './model.ts'
import { annotationOf, contactOf, decisionDay, GRANTED, inForm, QUESTIONS, TICK } from './world.ts'

/** What people know of dossiers besides what DS holds. */
export interface Knowledge {
  /** In the order of deposit. */
  readonly numbers: number[]
  /** Those that DS lets nobody write: left alone. */
  readonly broken: Set<number>
  readonly kinds: Map<number, KindName>
  readonly reports: Map<number, { quarter: string; at: number }[]>
  deposit(kind: KindName, demarche: number, prefilled?: boolean): number
  note(dossier: number, act: Act): void
}

type HandOn = Exclude<Hand, { act: 'deposit' }>

const isVisible = ({ hidden }: Dossier) => !hidden
const isNew = ({ state, hidden }: Dossier) => !hidden && state === 'en_construction'
const isInHand = ({ state, hidden }: Dossier) => !hidden && state === 'en_instruction'
const isLive = (dossier: Dossier) => isNew(dossier) || isInHand(dossier)
const isTicked = (dossier: Dossier) => annotationOf(dossier, TICK)?.value === true
/** What stands there, but for what the applicant slipped in. */
const textOf = (dossier: Dossier) => {
  const found = annotationOf(dossier, QUESTIONS)
  return found === null || found.updatedBy === null ? '' : String(found.value)
}

/** With which dossiers DS lets people do it, where it makes a difference. */
const FITS: Readonly<Record<HandOn['act'], (dossier: Dossier) => boolean>> = {
  submit: isNew,
  instruct: isNew,
  hide: isNew,
  move: isLive,
  follow: (dossier) => isLive(dossier) && dossier.followers.length === 0,
  unfollow: (dossier) => isLive(dossier) && dossier.followers.length > 0,
  accept: isInHand,
  refuse: isInHand,
  scribble: isVisible,
  grant: isVisible,
  restore: ({ hidden }) => hidden,
  report: ({ state, hidden }) => !hidden && state === 'accepte',
  tick: (dossier) => isLive(dossier) && !isTicked(dossier) && textOf(dossier) !== '',
  'tick-blank': (dossier) => isLive(dossier) && !isTicked(dossier) && textOf(dossier) === '',
  untick: (dossier) => isLive(dossier) && isTicked(dossier),
  edit: (dossier) => isLive(dossier) && textOf(dossier) !== '',
}

/** Does what a person would, to a dossier to which it can be done. @returns false when there is none */
export function lendHand(world: World, known: Knowledge, hand: Hand): boolean {
  if (hand.act === 'deposit') {
    const demarche = CAMPAIGNS[hand.campaign]?.demarche ?? 0
    const number = known.deposit(hand.kind, demarche, hand.prefilled)
    known.note(number, { act: 'deposit' })
    if (hand.prefilled) known.note(number, { act: 'tick', by: 'applicant', ticked: true, text: '' })
    return true
  }
  const fitting = known.numbers
    .filter((number) => !known.broken.has(number))
    .map((number) => world.dossier(number))
    .filter(FITS[hand.act])
  const dossier = fitting[hand.of % fitting.length]
  const done = dossier && act(world, known, hand, dossier)
  if (done) known.note(dossier.number, done)
  return Boolean(done)
}

function act(world: World, known: Knowledge, hand: HandOn, dossier: Dossier): Act | null {
  const { usager, instructeur } = world
  const { number, group, followers } = dossier
  const person = [...group.instructeurs].find(({ email }) => email !== ROBOT)?.email ?? ''
  const follow = (instructeur: string, follows: boolean): Act => ({
    act: 'follow',
    instructeur,
    follows,
    refused: false,
  })

  switch (hand.act) {
    case 'submit':
      usager.submit(number, {
        ...EMPTY,
        ...inForm(dossier.revision, marneForm.answers(factsOf(hand.kind), contactOf(dossier))),
      })
      known.kinds.set(number, hand.kind)
      return { act: 'submit' }
    case 'move':
      if (group.label === hand.group) return null
      instructeur.move(number, hand.group)
      return { act: 'move', group: hand.group, refused: false }
    case 'follow':
      instructeur.follow(number, person)
      return follow(person, true)
    case 'unfollow': {
      const { email } = followers[0] ?? { email: '' }
      instructeur.unfollow(number, email)
      return follow(email, false)
    }
    case 'instruct':
      instructeur.instruct(number, person)
      return follow(person, true)
    case 'scribble':
    case 'grant': {
      const values =
        hand.act === 'grant'
          ? { [GRANTED]: 1_000 + (hand.of % 9_000) }
          : { 'Avis automatique': 'Éligible', 'Motifs de l’avis automatique': 'Vu.' }
      instructeur.annotate(number, person, values)
      return { act: 'annotate', values }
    }
    case 'report':
      return report(world, known, dossier)
    case 'tick':
    case 'tick-blank':
    case 'untick':
      return tick(world, dossier, person, hand.act !== 'untick')
    case 'edit': {
      const text = `Bonjour, que devient votre projet (question ${hand.of}) ?`
      instructeur.annotate(number, person, { [QUESTIONS]: text })
      return { act: 'edit', text }
    }
    case 'accept':
    case 'refuse':
      instructeur[hand.act](number)
      return { act: 'decide' }
    default:
      instructeur[hand.act](number)
      return { act: 'state' }
  }
}

/** DS tells instants to the second: nobody ticks, unticks and ticks again within one. */
const TICK_MS = 3_000

function tick(world: World, dossier: Dossier, person: string, ticked: boolean): Act | null {
  const before = annotationOf(dossier, TICK)
  if (before && before.updatedAt / 1_000 > world.clock().getTime() - TICK_MS) return null
  world.instructeur.annotate(dossier.number, person, { [TICK]: ticked })
  return { act: 'tick', by: 'instructeur', ticked, text: textOf(dossier) }
}

/** What the applicant empties when he fills the form anew: all the rest is filled in every kind. */
const EMPTY = { 'Nature du projet': '' }

/** The lauréat reports on the quarter for which he was last asked. */
function report(world: World, known: Knowledge, laureat: Dossier): Act | null {
  const campaign = CAMPAIGNS.find(({ demarche }) => demarche === laureat.demarche.number)
  const decidedOn = decisionDay(laureat)
  if (!campaign || decidedOn === null) return null
  const due = lastDue(campaign.calendar, decidedOn, world.clock().toISOString().slice(0, 10))
  if (due === null) return null
  const quarter = quarterOf(due)
  world.usager.deposit({
    demarche: REPORTS_DEMARCHE,
    demandeur: laureat.demandeur,
    champs: {
      'Numéro du dossier FITN7': laureat.number,
      Trimestre: quarter,
      Avancement: 'Les ateliers sont terminés.',
      'Montant consommé': 2_100,
      'Date de fin du projet': '2022-11-30',
    },
  })
  const earlier = known.reports.get(laureat.number) ?? []
  known.reports.set(laureat.number, [...earlier, { quarter, at: Date.now() }])
  return { act: 'report' }
}
