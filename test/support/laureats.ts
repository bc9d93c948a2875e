import { JOBS } from '../../jobs/index.ts'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Services } from '../../src/campaign/services.ts'
import { parseConfig } from '../../src/config/load.ts'
import type {
  Champ,
  ChampValue,
  DatedDossier,
  Demarche,
  Descriptor,
  DossierState,
  Ds,
  ListedDossier,
  Page,
} from '../../src/ds/port.ts'
import { Failure } from '../../src/failures/failure.ts'
import { followedCampaigns } from '../../src/follow-up/campaigns.ts'
import { createLog } from '../../src/log.ts'
import type { Message } from '../../src/mail/message.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { MemoryJournal } from '../mail/support.ts'
import { memoryStore } from './memory-store.ts'

const NO_TERRITORY = { find: () => null }
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
  readonly progress?: string
  readonly company?: string
  /** E-mail of the account that deposits it. */
  readonly account?: string
  /** ISO instant of the last correction, and of the decision of an instructeur. */
  readonly changedAt?: string
  readonly decidedAt?: string
}

export interface Laureat {
  readonly dossier: number
  readonly siret: string
  /** ISO instant. */
  decidedAt: string
  state: DossierState
  email: string
  /** Of the account that deposited it. */
  readonly depositor?: string
  projectEnd: string
  /** ISO instant at which DS hides it. */
  expiresAt?: string
  decisions?: DatedDossier['decisions']
  followers?: DatedDossier['followers']
  /** ISO instant of the last edit of an annotation in the pages of DS. */
  annotationsEditedAt?: string
  /** By label; `since`: written after the deposit. */
  readonly annotations: Map<
    string,
    { readonly text: string; readonly since: boolean; readonly at?: string }
  >
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
  descriptor('A7', 'Avancement du projet', 'textarea'),
  descriptor('A8', 'Montant accordé (€)', 'text'),
]

/** Lauréats and their reports in memory, as the port shows them: a year of passes takes seconds. */
export class LaureatWorld {
  readonly laureats = new Map<number, Laureat>()
  readonly reports = new Map<number, Report>()
  /** Annotation writes DS received. */
  writes = 0
  /** Dossiers that DS lists as null nodes, and those that it cannot show whole. */
  readonly nullNodes = new Set<number>()
  readonly broken = new Set<number>()
  /** Listed, but gone when they are asked for. */
  readonly unknown = new Set<number>()
  /** Whether the form of the lauréats has the annotation that tells of e-mails and reports. */
  hasReminders = true
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
    this.reports.set(report.dossier, report)
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
    const find = (number: number): DatedDossier | null => {
      const report = this.reports.get(number)
      if (report && isVisible(report)) return toReportDossier(report)
      const laureat = this.laureats.get(number)
      return laureat ? toDossier(laureat) : null
    }
    return {
      demarches: async (numbers) =>
        numbers.map((number) => {
          if (number === 51002) return { ok: REPORTS }
          const annotations = ANNOTATIONS.filter(({ id }) => this.hasReminders || id !== 'A6')
          return { ok: { ...LAUREATS, id: `D${number}`, number, annotations } }
        }),
      changes: async (listings) => {
        const at = now()
        const pages = listings.map(({ demarche }) => {
          const dossiers =
            demarche === 51001
              ? [...this.laureats.values()].map(toDossier)
              : demarche === 51002
                ? [...this.reports.values()]
                    .filter((one) => isVisible(one, at))
                    .map(toReportDossier)
                : []
          const shown = dossiers.filter(({ number }) => !this.nullNodes.has(number))
          return { ok: { ...page(shown), unreadable: dossiers.length - shown.length } }
        })
        return { pages, forms: [] }
      },
      datedDossiers: async (numbers) =>
        numbers.map((number) => {
          if (this.broken.has(number)) return { failure: cannotShow(number) }
          return { ok: this.unknown.has(number) ? null : find(number) }
        }),
      dossiers: async (numbers) =>
        numbers.map((number) => {
          if (this.broken.has(number)) return { failure: cannotShow(number) }
          const dossier = find(number)
          return { ok: dossier && { ...dossier, askedAt: now() } }
        }),
      write: async (changes) => {
        if (this.refuseWrites) throw this.refuseWrites
        for (const { dossierId, annotations } of changes) {
          const laureat = this.laureats.get(Number(dossierId))
          for (const { id, value } of annotations) {
            const label = ANNOTATIONS.find((one) => one.id === id)?.label ?? ''
            laureat?.annotations.set(label, {
              text: String(value),
              since: true,
              at: new Date(now()).toISOString(),
            })
            this.writes += 1
          }
        }
        const done = { state: 'done' } as const
        const notAsked = { state: 'not-asked' } as const
        const ok = { annotate: done, move: notAsked, follow: notAsked, left: null }
        return { results: changes.map(() => ({ ok })) }
      },
      others: unused,
      messages: unused,
      ownForms: unused,
      places: unused,
      decisions: unused,
      send: unused,
      pages: unused,
      pageSize: () => 1,
      writeAccess: unused,
      publication: unused,
      schemaProblems: unused,
      lastServerTime: () => null,
      requestsSent: () => ({ queries: 0, mutations: 0 }),
    }
  }
}

const cannotShow = (number: number) =>
  new Failure('permanent', 'ds.dossier-unreadable', `DS cannot show ${number}`)

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
  activeRevisionId: 'active',
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

const DEPOSITED_AT = '2021-05-10T09:30:00+02:00'

function toDossier(laureat: Laureat): DatedDossier {
  const { dossier, siret, decidedAt, state, email, projectEnd, annotations } = laureat
  return {
    ...listed(dossier, state, decidedAt),
    annotationsModifiedAt: laureat.annotationsEditedAt ?? DEPOSITED_AT,
    id: String(dossier),
    demarche: 51001,
    archived: false,
    depositedAt: DEPOSITED_AT,
    followers: laureat.followers ?? [ROBOT, INSTRUCTEUR],
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
    expiresAt: laureat.expiresAt ?? null,
    decisions: laureat.decisions ?? [{ at: decidedAt, isAccepted: true }],
    depositor: laureat.depositor ?? `usager-${dossier}@example.org`,
    annotationsWrittenAt: new Map(),
    champsChangedAt: '2021-05-10T09:30:00+02:00',
    writtenSinceDeposit: new Map(
      ANNOTATIONS.flatMap(({ id, label }) => {
        const one = annotations.get(label)
        return one?.since ? [[id, one.at ?? decidedAt] as const] : []
      }),
    ),
  }
}

function toReportDossier(report: Report): DatedDossier {
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
      champ('Avancement', report.progress ?? 'Les ateliers sont terminés.'),
      date('Date de fin du projet', report.projectEnd),
      champ('Entreprises', report.company ?? ''),
    ],
    annotations: [],
    decidedAt: report.decidedAt ?? null,
    expiresAt: null,
    decisions: [],
    depositor: report.account ?? 'mairie@commune.example.org',
    annotationsWrittenAt: new Map(),
    champsChangedAt: report.changedAt ?? depositedAt,
    writtenSinceDeposit: new Map(),
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

/** An SMTP server that takes everything, and what it took. */
export function collectingTransport(): { transport: Transport; sent: Message[] } {
  const sent: Message[] = []
  const transport: Transport = {
    async send(message) {
      sent.push(message)
      return { state: 'accepted' }
    },
    verify: async () => {},
    close: () => {},
  }
  return { transport, sent }
}

/** What the jobs work with, over a world of lauréats. The store may be lost: give another journal. `others`: see CONFIG. */
export function followUpServices(
  world: LaureatWorld,
  transport: Transport | null,
  now: () => number,
  options: { journal?: MemoryJournal; followUp?: string; others?: readonly number[] } = {},
) {
  const journal = options.journal ?? new MemoryJournal()
  const config = parseConfig(CONFIG(options.followUp ?? BY_FORM, options.others), 'test')
  const log = createLog('silent', false)
  const ds = world.ds(now)
  const store = memoryStore(journal)
  const services: Services = {
    config,
    ds,
    journal,
    store,
    transport,
    jobs: JOBS,
    now,
    log,
    dsUrl: 'https://ds.example.org/api/v2/graphql',
    territory: NO_TERRITORY,
    campaigns: new Campaigns(config, ds, journal, now, log, NO_TERRITORY),
  }
  const [campaign] = followedCampaigns(config)
  if (!campaign) throw new Error('the configuration follows nobody')
  return { services, campaign, journal }
}

const BY_FORM = '{ reports: { demarche: 51002, path: etat-des-lieux } }'
export const BY_HAND = '{ reports: { annotation: true } }'

/** @param others démarches of other campaigns, of which nobody is a lauréat */
const CONFIG = (followUp: string, others: readonly number[] = []) => `
mail:
  from: "Guichet <guichet@prefecture.example.org>"
  operator: exploitation@prefecture.example.org
campaigns:
${[51001, ...others]
  .map(
    (demarche) => `  - id: ${demarche === 51001 ? 'marne' : `other-${demarche}`}
    preset: marne-volet-1
    demarche: ${demarche}
    robot: ${ROBOT.email}
    followUp: ${followUp}`,
  )
  .join('\n')}
`
