import { openApplicants } from '../../src/simulator/demo/applicants.ts'
import { marneForm } from '../../src/simulator/demo/forms/marne.ts'
import { project } from '../../src/simulator/demo/projects.ts'
import {
  demoWorld,
  depositReport,
  type Fault,
  type Simulator,
  startSimulator,
} from '../../src/simulator/index.ts'
import { type MailSink, startMailSink } from '../../src/simulator/mail-sink.ts'
import type { Dossier } from '../../src/simulator/world/demarche.ts'
import { serve } from '../children.ts'
import { liveAt } from './moved-time.ts'

/** DS and a mail server in a process of their own, and the people who use them: those of the demonstration, and new ones. */
export interface DsSetting {
  /** ms since the epoch */
  readonly at: number
  /** Where its e-mails are left. */
  readonly folder: string
}

export interface DsAddress {
  readonly ds: string
  readonly smtp: string
}

const DEMARCHE = 51_001
const PERSON = 'instructeur.a@marne.example.org'

/** One a day, in turn. */
const FAULTS: readonly Fault[] = [
  { kind: 'cut', when: 'before', on: 'query', times: 1 },
  { kind: 'bad-gateway', times: 1 },
  { kind: 'cut', when: 'after', on: 'mutation', times: 1 },
  { kind: 'crash', afterAliases: 0, on: 'mutation', times: 1 },
  { kind: 'maintenance', times: 2 },
]

let simulator: Simulator
let mail: MailSink
/** Dossiers of these two months. */
const deposited: number[] = []
let turn = 0

async function open({ at, folder }: DsSetting): Promise<DsAddress> {
  liveAt(at)
  const clock = () => new Date(Date.now())
  simulator = await startSimulator({ world: demoWorld(clock), clock })
  mail = await startMailSink(folder)
  return { ds: simulator.url, smtp: mail.url }
}

const dossiers = (isWanted: (dossier: Dossier) => boolean) =>
  [...simulator.world.demarche(DEMARCHE).dossiers].filter(isWanted)
const isLive = ({ state }: Dossier) => state === 'en_construction' || state === 'en_instruction'

const communes = openApplicants().communesOf('51')

/** Each from another commune. */
function deposit(count: number): void {
  const { world } = simulator
  for (let left = count; left > 0; left -= 1) {
    const commune = communes[deposited.length % communes.length]
    if (!commune) continue
    world.etablissements.set(commune.siret, commune)
    const { number } = world.usager.deposit({
      demarche: DEMARCHE,
      demandeur: { kind: 'morale', siret: commune.siret },
      champs: marneForm.answers(
        project('guichet'),
        `mairie-${deposited.length}@commune.example.org`,
      ),
    })
    deposited.push(number)
  }
}

serve({
  open,
  at: (instant: number) => liveAt(instant),
  deposit,
  /** People write in some dossiers: an instructeur over the opinion, an applicant another amount. */
  edit(count: number) {
    const { world } = simulator
    const live = dossiers(isLive)
    for (let left = Math.min(count, live.length); left > 0; left -= 1) {
      turn += 1
      const dossier = live[(turn * 37) % live.length]
      if (!dossier) continue
      if (turn % 3 > 0)
        world.instructeur.annotate(dossier.number, PERSON, {
          'Motifs de l’avis automatique': 'Vu.',
        })
      else if (dossier.state === 'en_construction')
        world.usager.submit(dossier.number, { 'Financement demandé': 4_000 + (turn % 50) * 10 })
      else world.instructeur.backToConstruction(dossier.number)
    }
  },
  /** The oldest are decided on, every other one granted. */
  decide(count: number) {
    const { world } = simulator
    for (const { number, state } of dossiers(isLive).slice(0, count)) {
      turn += 1
      if (state === 'en_construction') world.instructeur.instruct(number, PERSON)
      if (turn % 2 === 0) world.instructeur.refuse(number)
      else {
        world.instructeur.annotate(number, PERSON, { 'Montant accordé (€)': 5_000 })
        world.instructeur.accept(number)
      }
    }
  },
  /** A lauréat, another each time, tells how the project goes. */
  report() {
    turn += 1
    const laureats = dossiers(({ state }) => state === 'accepte')
    const laureat = laureats[turn % laureats.length]
    if (laureat) depositReport(simulator.world, laureat, new Date(Date.now()))
  },
  fault(day: number) {
    const fault = FAULTS[day % FAULTS.length]
    if (fault) simulator.faults.add(fault)
  },
  /** Dossiers of these months that were given no opinion. */
  unwritten: () =>
    deposited.filter((number) => simulator.world.dossier(number).annotations.size < 3).length,
})
