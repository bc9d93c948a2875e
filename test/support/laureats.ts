import { parseConfig } from '../../src/config/load.ts'
import type {
  Champ,
  ChampValue,
  Demarche,
  Descriptor,
  DossierState,
  Ds,
  LaureatDossier,
  ListedDossier,
  Page,
} from '../../src/ds/port.ts'
import { createLog } from '../../src/log.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { Desks } from '../../src/service/desks.ts'
import { followedCampaigns } from '../../src/service/follow-up/campaigns.ts'
import type { Services } from '../../src/service/services.ts'
import type { Store } from '../../src/store/port.ts'
import { MemoryJournal } from '../mail/support.ts'

const ROBOT = { id: 'I0', email: 'robot@prefecture.example.org' }
export const INSTRUCTEUR = { id: 'I1', email: 'instructeur.a@marne.example.org' }

export interface Report {
  readonly dossier: number
  readonly siret: string
  /** ISO instant. */
  readonly depositedAt: string
  readonly state?: DossierState
  readonly laureat: string
  readonly period: string
  readonly projectEnd?: string
}

export interface Laureat {
  readonly dossier: number
  readonly siret: string
  /** ISO instant. */
  decidedAt: string
  state: DossierState
  readonly email: string
  readonly projectEnd: string
  /** By label; `since`: written after the deposit. */
  readonly annotations: Map<string, { readonly text: string; readonly since: boolean }>
}

/** The first dossier number of the lauréats, and of their reports. */
export const FIRST = 5_001
const FIRST_REPORT = 9_001

const descriptor = (
  id: string,
  label: string,
  type: string,
  options: string[] = [],
): Descriptor => ({
  id,
  label,
  type,
  options,
  otherOption: false,
  champs: [],
})

const ANNOTATIONS = [
  descriptor('A1', 'Avis automatique', 'dropDownList', ['Éligible', 'À vérifier', 'Inéligible']),
  descriptor('A2', 'Motifs de l’avis automatique', 'textarea'),
  descriptor('A3', 'Date de fin du projet', 'date'),
  descriptor('A4', 'Entreprises bénéficiaires', 'textarea'),
  descriptor('A5', 'Dernier état des lieux', 'date'),
  descriptor('A6', 'Relances envoyées', 'textarea'),
]

/** Lauréats and their reports in memory, as the port shows them: a year of passes takes seconds. */
export class LaureatWorld {
  readonly laureats = new Map<number, Laureat>()
  readonly reports = new Map<number, Report>()
  /** Annotation writes DS received. */
  writes = 0
  /** What DS answers to the next writes, instead of doing them. */
  refuseWrites: Error | null = null

  accept(change: Partial<Laureat> = {}): Laureat {
    const dossier = change.dossier ?? FIRST + this.laureats.size
    const laureat: Laureat = {
      dossier,
      siret: `2151${String(dossier).padStart(5, '0')}00012`,
      decidedAt: '2021-10-05T10:00:00+02:00',
      state: 'accepte',
      email: `mairie-${dossier}@commune.example.org`,
      projectEnd: '2022-10-31',
      annotations: new Map(),
      ...change,
    }
    this.laureats.set(dossier, laureat)
    return laureat
  }

  report(of: Laureat, depositedAt: string, change: Partial<Report> = {}): Report {
    const dossier = FIRST_REPORT + this.reports.size
    const report = {
      dossier,
      siret: of.siret,
      depositedAt,
      laureat: String(of.dossier),
      period: '',
      ...change,
    }
    this.reports.set(dossier, report)
    return report
  }

  /** What the `reminders` annotation of a dossier says, with ordinary spaces. */
  remindersOf(dossier: number): string[] {
    const text = this.laureats.get(dossier)?.annotations.get('Relances envoyées')?.text ?? ''
    return text === '' ? [] : text.replace(/[^\S\n]/g, ' ').split('\n')
  }

  /** @param now ms: reports not yet deposited are not shown */
  ds(now: () => number): Ds {
    const unused = () => {
      throw new Error('not part of following lauréats')
    }
    const isVisible = ({ depositedAt }: Report, at = now()) => Date.parse(depositedAt) <= at
    return {
      demarche: async (number) => (number === 51001 ? LAUREATS : REPORTS),
      laureats: async function* (this: undefined, world: LaureatWorld) {
        yield page(
          [...world.laureats.values()].filter(({ state }) => state === 'accepte').map(toDossier),
        )
      }.bind(undefined, this),
      changedDossiers: async () => {
        const at = now()
        return page(
          [...this.reports.values()].filter((one) => isVisible(one, at)).map(toReportDossier),
        )
      },
      dossier: async (number) => {
        const report = this.reports.get(number)
        if (report && isVisible(report)) return toReportDossier(report)
        const laureat = this.laureats.get(number)
        return laureat ? toDossier(laureat) : null
      },
      write: async ({ dossierId, annotations }) => {
        if (this.refuseWrites) throw this.refuseWrites
        const laureat = this.laureats.get(Number(dossierId))
        for (const { id, value } of annotations) {
          const label = ANNOTATIONS.find((one) => one.id === id)?.label ?? ''
          laureat?.annotations.set(label, { text: String(value), since: true })
          this.writes += 1
        }
        const done = { state: 'done' } as const
        const notAsked = { state: 'not-asked' } as const
        return { annotate: done, move: notAsked, follow: notAsked, left: null }
      },
      neighbours: unused,
      writeAccess: unused,
      schemaProblems: unused,
      lastServerTime: () => null,
      requestsSent: () => ({ queries: 0, mutations: 0 }),
    }
  }
}

const page = <Listed>(dossiers: Listed[]): Page<Listed> => ({
  draftRevisionId: 'draft',
  dossiers,
  unreadable: 0,
  next: null,
})

const demarche = (number: number, champs: Descriptor[], annotations: Descriptor[]): Demarche => ({
  id: `D${number}`,
  number,
  title: 'FITN7',
  state: 'publiee',
  draftRevisionId: 'draft',
  champs,
  annotations,
  groups: [{ id: 'G1', label: 'défaut', closed: false, instructeurs: [ROBOT, INSTRUCTEUR] }],
})
const LAUREATS = demarche(51001, [], ANNOTATIONS)
const REPORTS = demarche(
  51002,
  [
    descriptor('Q2hhbXAtMQ==', 'Numéro du dossier FITN7', 'integerNumber'),
    descriptor('Q2hhbXAtMg==', 'Trimestre', 'text'),
  ],
  [],
)

const champ = (label: string, text: string, value: ChampValue = { kind: 'text' }): Champ => ({
  id: Buffer.from(label).toString('base64'),
  label,
  text,
  value,
})
const date = (label: string, day: string | undefined) =>
  champ(label, day ?? '', { kind: 'date', date: day ?? null })

const listed = (number: number, state: DossierState, at: string): ListedDossier => ({
  number,
  state,
  modifiedAt: at,
  champsModifiedAt: at,
  annotationsModifiedAt: at,
  groupId: 'G1',
  followerIds: [],
  revisionId: 'active',
})

function toDossier(laureat: Laureat): LaureatDossier {
  const { dossier, siret, decidedAt, state, email, projectEnd, annotations } = laureat
  return {
    ...listed(dossier, state, decidedAt),
    id: String(dossier),
    demarche: 51001,
    archived: false,
    depositedAt: '2021-05-10T09:30:00+02:00',
    followers: [ROBOT, INSTRUCTEUR],
    demandeur: personneMorale(siret),
    champs: [
      champ('Intitulé du projet', 'Un guichet en ligne'),
      champ('Courriel', email),
      date('Date de fin du projet', projectEnd),
    ],
    annotations: ANNOTATIONS.map(({ id, label, type }) => {
      const text = annotations.get(label)?.text ?? ''
      return {
        id,
        label,
        text,
        value: type === 'date' ? { kind: 'date', date: text || null } : { kind: 'text' },
      }
    }),
    decidedAt,
    depositor: `usager-${dossier}@example.org`,
    writtenSinceDeposit: new Set(
      ANNOTATIONS.filter(({ label }) => annotations.get(label)?.since).map(({ id }) => id),
    ),
  }
}

function toReportDossier(report: Report) {
  const { dossier, siret, depositedAt, state = 'en_construction', laureat, period } = report
  return {
    ...listed(dossier, state, depositedAt),
    id: `R${dossier}`,
    demarche: 51002,
    archived: false,
    depositedAt,
    followers: [],
    demandeur: personneMorale(siret),
    champs: [
      champ('Numéro du dossier FITN7', laureat),
      champ('Trimestre', period),
      champ('Avancement', 'Les ateliers sont terminés.'),
      date('Date de fin du projet', report.projectEnd),
    ],
    annotations: [],
  }
}

const personneMorale = (siret: string) => ({
  kind: 'personne-morale' as const,
  siret,
  siren: siret.slice(0, 9),
  name: 'COMMUNE DE EXEMPLE-SUR-MARNE',
  legalCategory: '7210',
  cityCode: '51001',
  department: '51',
})

/** What the jobs work with, over a world of lauréats. The store may be lost: give another journal. */
export function followUpServices(
  world: LaureatWorld,
  transport: Transport | null,
  now: () => number,
  options: { journal?: MemoryJournal; followUp?: string } = {},
) {
  const journal = options.journal ?? new MemoryJournal()
  const config = parseConfig(CONFIG(options.followUp ?? BY_FORM), 'test')
  const log = createLog('silent', false)
  const ds = world.ds(now)
  const unused = () => {
    throw new Error('not part of following lauréats')
  }
  const store: Store = {
    queue: unused,
    worker: unused,
    journal: Object.assign(journal, {
      pages: async function* <T>(prefix: string) {
        yield await journal.list<T>(prefix)
      },
    }),
    counter: null,
    describe: unused,
    answer: unused,
    close: async () => {},
  }
  const services: Services = {
    config,
    ds,
    journal,
    store,
    transport,
    now,
    log,
    dsUrl: 'https://ds.example.org/api/v2/graphql',
    territory: { find: () => null },
    desks: new Desks(config, ds, journal, now, log),
  }
  const [campaign] = followedCampaigns(config)
  if (!campaign) throw new Error('the configuration follows nobody')
  return { services, campaign, journal }
}

const BY_FORM = '{ reports: { demarche: 51002, path: etat-des-lieux } }'
export const BY_HAND = '{ reports: { annotation: true } }'

const CONFIG = (followUp: string) => `
mail:
  from: "Guichet <guichet@prefecture.example.org>"
  operator: exploitation@prefecture.example.org
campaigns:
  - id: marne
    preset: marne-volet-1
    demarche: 51001
    robot: ${ROBOT.email}
    followUp: ${followUp}
`
