import type { Group, Instructeur } from '../domain/assignment/people.ts'
import type { Failure } from '../failures/failure.ts'

export type { Group, Instructeur }

/**
 * A document whose answer did not come may be running in DS for 30 s more (its own limit): reading sooner would not
 * show its end.
 */
export const STILL_RUNNING_MS = 35_000

/** What became of one item of a list: its failure is its own. */
export type Result<T> = { readonly ok: T } | { readonly failure: unknown }

/** The only result of a list of one. @throws what it failed of */
export function only<T>(results: readonly Result<T>[]): T {
  const [result] = results
  if (result === undefined) throw new TypeError('a list of one was asked for')
  if ('failure' in result) throw result.failure
  return result.ok
}

/**
 * DS as the rest of Guichet sees it. Nothing of GraphQL, of graphql-request or of HTTP crosses this border; what
 * fails is a `Failure` (src/failures). It takes lists and gives one result an item, in order: how many travel in one
 * document, how large it is, how it is split and when it is tried again is this room's business alone.
 */
export interface Ds {
  /** Démarches, their forms, their groups. Fails by `ds.demarche-…` when it is at fault alone. */
  demarches(numbers: readonly number[]): Promise<Result<Demarche>[]>
  /**
   * One page of each listing, light: what changed in its démarche at or after `since`, oldest change first.
   * @param forms démarches whose forms come in the same request
   */
  changes(
    listings: readonly Listing[],
    forms?: readonly number[],
  ): Promise<{
    readonly pages: readonly Result<Page<ListedDossier>>[]
    readonly forms: readonly Result<Demarche>[]
  }>
  /** The same with what opinions and assignments need of each dossier. */
  others(listings: readonly OthersListing[]): Promise<readonly Result<Page<OtherDossier>>[]>
  /** The same with the opinions that stand on the dossiers and what people decided. */
  decisions(listings: readonly DecisionsListing[]): Promise<Result<Page<ListedDecision>>[]>
  /** The same with which annotations each dossier shows. */
  places(listings: readonly Listing[]): Promise<Result<Page<ListedPlaces>>[]>
  /**
   * The first whole dossiers of each listing, by a third of what they cost by their numbers. One that DS cannot show
   * is left out.
   */
  pages(pages: readonly WholePage[]): Promise<Result<FreshDossier[]>[]>
  /** How many whole dossiers of a page make one document, by what they cost lately. */
  pageSize(): number
  /**
   * Dossiers by their numbers; null when DS does not know one (deleted, hidden, never submitted). Fails by
   * `ds.dossier-too-slow` when DS answers, but not about this one.
   */
  dossiers(numbers: readonly number[]): Promise<Result<FreshDossier | null>[]>
  /** The same, for lauréats or reports, with their dates. */
  datedDossiers(numbers: readonly number[]): Promise<Result<DatedDossier | null>[]>
  /** The forms that these dossiers are on; null when DS does not know one. */
  ownForms(numbers: readonly number[]): Promise<Result<OwnForm | null>[]>
  /**
   * Writes the differences of some dossiers in one document, each in the order annotate, move, follow: as many of the
   * changes, from the front, as DS is expected to bear.
   */
  write(changes: readonly DossierChange[]): Promise<Written>
  /** The messages of these dossiers, in the order in which they were written. */
  messages(numbers: readonly number[]): Promise<Result<readonly Message[] | null>[]>
  /** Sends one message to an applicant. DS sends twice what is asked twice: look into `messages` before. */
  send(message: OutgoingMessage): Promise<SendOutcome>
  /** Proves the right to write without writing anything: `read-only` or `granted`. */
  writeAccess(): Promise<'granted' | 'read-only'>
  /** What DS tells of a démarche beside its form; null: it does not tell. */
  publication(demarche: number): Promise<Publication>
  /** What of our operations the live schema no longer bears; empty when all is well. */
  schemaProblems(): Promise<string[]>
  /** DS's clock by its last `Date` header (ms since the epoch), or null before the first answer. */
  lastServerTime(): number | null
  /** Requests sent since the start. */
  requestsSent(): { queries: number; mutations: number }
}

/** One page of the dossiers of a démarche that were modified at or after `since` (ISO instant with offset). */
export interface Listing {
  readonly demarche: number
  readonly since: string
  /** Cursor of the page before; null: the first one. */
  readonly after: string | null
}

export interface DecisionsListing extends Listing {
  /** Descriptor ids of the annotations; null: the form has none. */
  readonly ids: { readonly verdict: string | null; readonly reasons: string | null }
}

/** A dossier, decided or not. Texts are empty where nothing was written since the deposit. */
export interface ListedDecision {
  readonly number: number
  readonly state: DossierState
  readonly revisionId: string
  readonly motivation: string | null
  readonly verdict: string
  readonly reasons: string
}

/** A dossier, decided or not, with the annotations of its own revision of the form that no condition hides. */
export interface ListedPlaces {
  readonly number: number
  readonly state: DossierState
  readonly revisionId: string
  readonly groupId: string
  readonly followed: boolean
  /** Ids. */
  readonly annotations: ReadonlySet<string>
}

export interface OthersListing extends Listing {
  readonly ids: OtherIds
}

/** The first whole dossiers of a démarche that were modified at or after `since`. */
export interface WholePage {
  readonly demarche: number
  readonly since: string
  readonly first: number
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
  /** The published form: its champs and annotations are these. */
  readonly activeRevisionId: string
  readonly champs: readonly Descriptor[]
  readonly annotations: readonly Descriptor[]
  readonly groups: readonly Group[]
}

/** The annotations of the revision of the form that a dossier is on. */
export interface OwnForm {
  readonly number: number
  readonly revisionId: string
  readonly annotations: readonly Descriptor[]
}

export interface Publication {
  /** The page where applicants begin a dossier. */
  readonly address: string | null
  /** How many months after its decision a dossier is hidden, then erased. */
  readonly keptMonths: number | null
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
  /** Annotation id → ISO instant of its last write; that of the deposit or before where nobody wrote since. */
  readonly annotationsWrittenAt: ReadonlyMap<string, string>
}

/** A message to the applicant, or from him. */
export interface Message {
  /** An e-mail address. */
  readonly author: string
  readonly writtenAt: string
}

export interface OutgoingMessage {
  readonly dossierId: string
  /** The instructeur in whose name it leaves: must be in the dossier's group. */
  readonly robotId: string
  readonly body: string
  /** As DS's own demande de correction. */
  readonly correction: boolean
}

/** `lost`: it may have left. */
export type SendOutcome =
  | { readonly state: 'sent'; readonly sentAt: string }
  | { readonly state: 'refused'; readonly message: string }
  | { readonly state: 'lost' }

/** A dossier with the day on which DS forgets it. */
export interface KeptDossier extends Dossier {
  /** Instant at which DS will hide it, then erase it; null: never, as far as DS knows. */
  readonly expiresAt: string | null
}

export interface FreshDossier extends KeptDossier {
  /** DS's clock (ms since the epoch) before it was asked for; null when it was not known. */
  readonly askedAt: number | null
}

/** A dossier with what following the lauréats needs besides. */
export interface DatedDossier extends KeptDossier {
  /** Instant of the last decision, with offset; null on dossiers that DS imported without one. */
  readonly decidedAt: string | null
  /** Every decision and re-opening, the oldest first: whether the dossier was accepted after it. */
  readonly decisions: readonly { readonly at: string; readonly isAccepted: boolean }[]
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

export interface OtherIds {
  /** Descriptor ids of the champ and of the annotations wanted; null: not wanted. */
  readonly requestedGrant: string | null
  readonly grantedAmount: string | null
  readonly verdict: string | null
}

export interface OtherDossier extends ListedDossier {
  readonly depositedAt: string
  readonly siret: string | null
  /** Of the applicant's address. */
  readonly department: string | null
  /** False while DS has not looked up the SIRET. */
  readonly resolved: boolean
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
  /** The instructeur in whose name annotations are written: must be in the dossier's group. */
  readonly robotId: string
  readonly annotations: readonly AnnotationWrite[]
  readonly moveTo: string | null
  readonly follow: string | null
}

/**
 * What one document did: for each of the changes that were in it, from the front, its outcome. `not-run`: DS had no
 * time left to begin it. What DS refuses is told in the outcome; a lost answer fails as `ambiguous`: read again before
 * writing again.
 */
export type Written =
  | { readonly results: readonly (Result<WriteOutcome> | 'not-run')[] }
  /** The whole document failed, with as many changes in it. `ambiguous`: they may have been done. */
  | { readonly failed: Failure; readonly changes: number }

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
