import type {
  CorrectionReason,
  DemarcheState,
  DossierState,
  TraitementEvent,
} from '../../../graphql/generated.ts'
import type { Group, Instructeur, NewChamp, Revision } from './form.ts'
import type { Micros } from './time.ts'
import { TimeIndex } from './time-index.ts'
import type { AnnotationValue, Demandeur, Values } from './values.ts'

export interface NewDemarche {
  readonly number: number
  readonly title: string
  readonly path?: string
  readonly champs: readonly NewChamp[]
  readonly annotations: readonly NewChamp[]
  /** The first one is the default group. */
  readonly groups: readonly { label: string; instructeurs: readonly string[]; closed?: boolean }[]
}

export class Demarche {
  readonly number: number
  readonly title: string
  /** The last part of the address where applicants begin. */
  readonly path: string
  /** Months for which decided dossiers are kept, as its descriptor says: DS's own by default. */
  keptMonths = 12
  /** Whether it hides those decided longer ago. */
  expires = false
  /** Months after which it hides those still in construction; null: never. */
  waitingMonths: number | null = null
  state: DemarcheState = 'publiee'
  activeRevision: Revision
  draftRevision: Revision
  /** Instant (ms) at which a job brings dossiers to the active revision; null: none is queued. */
  bringsAt: number | null = null
  readonly groups: Group[] = []
  readonly dossiers = new Set<Dossier>()
  readonly byUpdate = new TimeIndex<Dossier>((dossier) => dossier.updatedAt)
  readonly byDeposit = new TimeIndex<Dossier>((dossier) => dossier.depositedAt)

  constructor(
    { number, title, path = `demarche-${number}` }: NewDemarche,
    activeRevision: Revision,
    draftRevision: Revision,
  ) {
    this.number = number
    this.title = title
    this.path = path
    this.activeRevision = activeRevision
    this.draftRevision = draftRevision
  }

  group(label: string): Group {
    const group = this.groups.find((one) => one.label === label)
    if (!group) throw new Error(`démarche ${this.number} has no group « ${label} »`)
    return group
  }
}

/** A change of state, as DS keeps it for ever. */
export interface Treatment {
  readonly at: Micros
  readonly event: TraitementEvent
}

export interface Message {
  readonly id: number
  /** Its author. */
  readonly email: string
  readonly body: string
  readonly correction: CorrectionReason | null
  readonly createdAt: Micros
}

export interface Dossier {
  readonly number: number
  readonly demarche: Demarche
  revision: Revision
  state: DossierState
  archived: boolean
  hidden: boolean
  demandeur: Demandeur
  group: Group
  followers: readonly Instructeur[]
  messages: readonly Message[]
  champs: Values
  annotations: ReadonlyMap<number, AnnotationValue>
  /** E-mail of the account that deposited it. */
  readonly usager: string
  readonly depositedAt: Micros
  /** The last decision; a re-opening leaves it. */
  decidedAt: Micros | null
  /** Every decision and re-opening, the oldest first. */
  readonly treatments: Treatment[]
  /** Of the last decision, in the words of who decided. */
  motivation: string | null
  /** Months that instructeurs added to those of the démarche. */
  keptLonger: number
  updatedAt: Micros
  /** Last submission by the applicant; last edit of an annotation in DS's pages, which the API does not move. */
  champsUpdatedAt: Micros
  annotationsUpdatedAt: Micros
}
