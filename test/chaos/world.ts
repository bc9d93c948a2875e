import type {
  DossierState,
  Entry,
  Mail,
  Outcome,
  SendingRow,
  Values,
  View,
} from '../../chaos/model.ts'
import { MARNE } from '../../src/simulator/demo/people.ts'

/** A small world in which all went well: a dossier instructed, one of the same applicant, a lauréat reminded. */
export const GOOD = 4_300_001
export const LATER = 4_300_002
export const LAUREAT = 4_300_003
const [A = '', B = ''] = MARNE
export const OTHER_INSTRUCTEUR = B

/** Ten days after the end of the first quarter. */
const END_AT = '2021-04-30T08:00:00.000Z'

export const opinion = (others: string): Values => ({
  'Avis automatique': 'Éligible',
  'Motifs de l’avis automatique': `✓ Date : bonne. [Source]\nℹ Autres dossiers : ${others} [Source]`,
  'Taux demandé (%)': 70,
})

const dossier = (number: number, change: Partial<DossierState>): DossierState => ({
  number,
  demarche: 51001,
  kind: 'good',
  state: 'en_construction',
  hidden: false,
  siret: '21510001000011',
  group: 'Marne',
  followers: [A],
  annotations: {},
  rows: 1,
  contact: `mairie-${number}@commune.example.org`,
  account: `compte-${number}@commune.example.org`,
  decidedOn: null,
  reports: [],
  ...change,
})

const robot = { who: 'robot', at: 1_000 } as const
export const entries = (number: number): Entry[] => [
  { at: 500, who: 'person', dossier: number, act: 'deposit' },
  { ...robot, dossier: number, act: 'read' },
  { ...robot, dossier: number, act: 'annotate', values: { 'Avis automatique': 'Éligible' } },
  { ...robot, dossier: number, act: 'move', group: 'Marne', refused: false },
  { ...robot, dossier: number, act: 'follow', instructeur: A, follows: true, refused: false },
]

export const letter: Mail = {
  at: 5_000,
  id: '<abc@prefecture.example.org>',
  to: [`mairie-${LAUREAT}@commune.example.org`],
  subject: `Rappel : état des lieux du premier trimestre 2021 (dossier n° ${LAUREAT})`,
}
export const row: SendingRow = {
  row: ['mail', String(LAUREAT), '2021-T1', 'reminder', 'laureat-abc'],
  state: 'sent',
}

export function finishedWorld(): Outcome {
  const dossiers = [
    dossier(GOOD, { annotations: opinion(`même SIREN : n° ${LATER}`) }),
    dossier(LATER, { annotations: opinion(`même SIREN : n° ${GOOD}`) }),
    dossier(LAUREAT, {
      siret: '21510002000019',
      state: 'accepte',
      decidedOn: '2021-01-15',
      group: 'défaut',
      annotations: { 'Montant accordé (€)': 5_000 },
    }),
  ]
  const alone = opinion('aucun autre dossier de ce SIREN')
  const view: View = {
    dossiers,
    wanted: { [GOOD]: alone, [LATER]: alone },
    failed: [],
    awaiting: [],
    entries: 100,
  }
  return {
    endAt: END_AT,
    timeline: [
      ...entries(GOOD),
      ...entries(LATER),
      {
        at: 400,
        who: 'person',
        dossier: LAUREAT,
        act: 'follow',
        instructeur: A,
        follows: true,
        refused: false,
      },
    ],
    settled: view,
    final: view,
    broken: [],
    mails: [letter],
    sendings: [row],
    epilogue: { timeline: [], dossiers, mails: [] },
    watermarks: [{ demarche: 51001, at: '2021-04-30T07:59:00.000Z' }],
    remembered: [GOOD, LATER],
    dsNow: END_AT,
    trouble: [],
  }
}

/** The same world in which one dossier is otherwise, in the end and when the queues were empty. */
export function changed(world: Outcome, number: number, change: Partial<DossierState>): Outcome {
  const view = (one: View): View => ({
    ...one,
    dossiers: one.dossiers.map((it) => (it.number === number ? { ...it, ...change } : it)),
  })
  const { epilogue } = world
  return {
    ...world,
    settled: world.settled && view(world.settled),
    final: view(world.final),
    epilogue: { ...epilogue, dossiers: view({ ...world.final, ...epilogue }).dossiers },
  }
}
