import type { Group, Instructeur } from '../domain/assignment/people.ts'

export type { Group, Instructeur }

/**
 * A document whose answer did not come may be running in DS for 30 s more (its own limit): reading sooner would not
 * show its end.
 */
export const STILL_RUNNING_MS = 35_000

/**
 * DS as the rest of Guichet sees it. Nothing of GraphQL, of graphql-request or of HTTP crosses this border;
 * what fails is a `Failure` (src/failures/failure.ts). Jobs ask for one dossier at a time: how many travel together in
 * one request is this room's business alone.
 */
export interface Ds {
  /** The démarche, its form, its groups. @throws Failure `ds.demarche-…`: it is at fault alone */
  demarche(number: number): Promise<Demarche>
  /**
   * One page of the dossiers modified at or after `since` (ISO instant with offset), oldest change first. Those of
   * several démarches, asked for at the same time, come in one request.
   */
  changedDossiers(
    demarche: number,
    since: string,
    after: string | null,
  ): Promise<Page<ListedDossier>>
  /**
   * The dossier as it is now; null when DS does not know it (deleted, hidden, never submitted).
   * @throws Failure `ds.dossier-too-slow` when DS answers, but not about this one
   */
  dossier(number: number): Promise<FreshDossier | null>
  /** The same listing to its end, page by page, with what opinions and assignments need of each dossier. */
  neighbours(
    demarche: number,
    since: string,
    ids: NeighbourIds,
  ): AsyncIterable<Page<NeighbourDossier>>
  /** The same as `dossier`, for a lauréat or a report, with its dates. */
  datedDossier(number: number): Promise<DatedDossier | null>
  /**
   * Waits until what is read next can be written soon after. Whoever reads a dossier in order to write it takes a
   * place before, and gives it back once he has nearly written it or has nothing to write.
   * @returns what gives the place back
   */
  place(): Promise<() => void>
  /**
   * Writes one dossier's difference in the order annotate, move, follow. What DS refuses is told in the outcome,
   * never thrown; a lost answer is thrown as `ambiguous`: read again before writing again. So is `ds.read-again`:
   * a decision that could not leave within seconds, or a document that failed because of one of its dossiers.
   * @param onNearlyDone called, when it can be foreseen, shortly before DS is expected to answer: what is read from
   *   then on is ready when DS is
   */
  write(change: DossierChange, onNearlyDone?: () => void): Promise<WriteOutcome>
  /** Proves the right to write without writing anything: `read-only` or `granted`. */
  writeAccess(): Promise<'granted' | 'read-only'>
  /** The page where applicants begin a dossier of that démarche; null when DS does not tell. */
  publicAddress(demarche: number): Promise<string | null>
  /** What of our operations the live schema no longer bears; empty when all is well. */
  schemaProblems(): Promise<string[]>
  /** DS's clock by its last `Date` header (ms since the epoch), or null before the first answer. */
  lastServerTime(): number | null
  /** Requests sent since the start. */
  requestsSent(): { queries: number; mutations: number }
}

export type DossierState =
  | 'en_construction'
  | 'en_instruction'
  | 'accepte'
  | 'refuse'
  | 'sans_suite'
/** DS calls these « en cours »: no decision yet. */
export const isLive = (state: DossierState) =>
  state === 'en_construction' || state === 'en_instruction'

export interface Demarche {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly state: 'brouillon' | 'publiee' | 'close' | 'depubliee'
  /** Dossiers on this revision are the administrator's tests. */
  readonly draftRevisionId: string
  readonly champs: readonly Descriptor[]
  readonly annotations: readonly Descriptor[]
  readonly groups: readonly Group[]
}

export interface Descriptor {
  readonly id: string
  readonly label: string
  /** DS's type in short: `text`, `textarea`, `integerNumber`, `dropDownList`, `repetition`… (the __typename less « ChampDescriptor », first letter small). */
  readonly type: string
  readonly options: readonly string[]
  /** A drop-down that accepts any text (« autre »). */
  readonly otherOption: boolean
  /** The champs of one row, for a repetition. */
  readonly champs: readonly Descriptor[]
}

/** What shows who changed a dossier last, without reading its champs. All dates are cut to the second by DS. */
export interface Trace {
  readonly state: DossierState
  /** Moved by nearly every change, ours included. */
  readonly modifiedAt: string
  /** Moved when the applicant submits. */
  readonly champsModifiedAt: string
  /** Moved when an instructeur edits an annotation in DS's pages; never by the API. */
  readonly annotationsModifiedAt: string
  readonly groupId: string
  readonly followerIds: readonly string[]
}

export interface ListedDossier extends Trace {
  readonly number: number
  readonly revisionId: string
}

export interface Page<Listed> {
  readonly draftRevisionId: string
  readonly dossiers: readonly Listed[]
  /** Dossiers that DS listed but could not show (a null node): the watermark may not pass this page. */
  readonly unreadable: number
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null
}

export interface Dossier extends ListedDossier {
  readonly id: string
  readonly demarche: number
  readonly archived: boolean
  readonly depositedAt: string
  readonly followers: readonly Instructeur[]
  readonly demandeur: Demandeur
  readonly champs: readonly Champ[]
  readonly annotations: readonly Champ[]
}

export interface FreshDossier extends Dossier {
  /** When the answer that shows it came, in ms since the epoch by the machine's clock. */
  readonly readAt: number
}

/** A dossier with what following the lauréats needs besides. */
export interface DatedDossier extends Dossier {
  /** Instant of the last decision, with offset; null on dossiers that DS imported without one. */
  readonly decidedAt: string | null
  /** E-mail of the account that deposited the dossier. */
  readonly depositor: string
  /** ISO instant of the last change of a champ, by the applicant or by an instructeur in his name. */
  readonly champsChangedAt: string
  /**
   * The annotations written after the deposit: id → ISO instant of the last write. An applicant can fill annotations only through the link by
   * which he begins his dossier: what is in this map is the work of the robot or of an instructeur.
   */
  readonly writtenSinceDeposit: ReadonlyMap<string, string>
}

export type Demandeur =
  | {
      kind: 'personne-morale'
      siret: string
      siren: string | null
      name: string | null
      legalCategory: string | null
      /** DS says that it has ceased its activity. */
      closed?: boolean
      cityCode: string | null
      department: string | null
    }
  | { kind: 'personne-morale-incomplete'; siret: string }
  | { kind: 'personne-physique' }

/** A champ or an annotation. `text` is what a person reads in DS (French), empty when not filled. */
export interface Champ {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly value: ChampValue
}

/** The typed value, by kind. `null` inside means not filled. Numbers are decimal strings: exactness is the reader's. */
export type ChampValue =
  | { kind: 'text' }
  | { kind: 'boolean'; boolean: boolean | null }
  | { kind: 'number'; number: string | null }
  | { kind: 'date'; date: string | null }
  | { kind: 'choices'; choices: readonly string[] }
  | { kind: 'files'; count: number }
  | { kind: 'siret'; siret: string | null; department: string | null }
  | { kind: 'rows'; rows: readonly { id: string; champs: readonly Champ[] }[] }
  | { kind: 'heading' }
  | { kind: 'other' }

export interface NeighbourIds {
  /** Descriptor ids of the champ and of the annotations wanted; null: not wanted. */
  readonly requestedGrant: string | null
  readonly grantedAmount: string | null
  readonly verdict: string | null
}

export interface NeighbourDossier extends ListedDossier {
  readonly depositedAt: string
  readonly siret: string | null
  readonly requestedGrant: Champ | null
  /** null too when it has not been written since the deposit. */
  readonly grantedAmount: Champ | null
  /** The opinion, on the same condition. */
  readonly verdict: Champ | null
}

/** One annotation to write. `type` is the descriptor's: DS refuses a value under another type's key. */
export type AnnotationWrite =
  | { id: string; type: 'text' | 'textarea' | 'dropDownList' | 'date'; value: string }
  | { id: string; type: 'integerNumber' | 'decimalNumber'; value: number }
  | { id: string; type: 'checkbox' | 'yesNo'; value: boolean }

export interface DossierChange {
  readonly dossierId: string
  /** When what it was decided on was read (`readAt`): it does not leave much later. Infinity: it may at any time. */
  readonly decidedAt: number
  /** The instructeur in whose name annotations are written: must be in the dossier's group. */
  readonly robotId: string
  readonly annotations: readonly AnnotationWrite[]
  readonly moveTo: string | null
  readonly follow: string | null
  /**
   * True when the robot is not in the target group: once moved, it could no longer correct an annotation.
   * Move and follow then wait for every annotation to be saved (two requests instead of one).
   */
  readonly moveOnlyAfterAnnotations: boolean
}

/** Per part: done, refused with DS's own words, or not asked for. A part after a refused one may be `not-run`. */
export type PartOutcome =
  | { state: 'done' }
  | { state: 'refused'; message: string }
  | { state: 'not-run' }
  | { state: 'not-asked' }

export interface WriteOutcome {
  /** `done` only when every annotation was saved; else DS's messages and the ids that were not. */
  readonly annotate: PartOutcome & { readonly unsaved?: readonly string[] }
  readonly move: PartOutcome
  readonly follow: PartOutcome
  /** The dossier as DS showed it right after the last of our changes; null when only annotations were written. */
  readonly left: Trace | null
}
