import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq'
import type { Failure } from '../failures/failure.ts'

/** BullMQ and the journal, on Redis or embedded. One module decides which; nothing else knows. */
export interface Store {
  /** Opened once per name; the store closes them. Jobs hold identifiers only. */
  queue(name: string): Queue<unknown>
  /** The caller decides when it runs; the store closes what is still open. */
  worker(
    name: string,
    processor: Processor<unknown>,
    options: Pick<WorkerOptions, 'concurrency' | 'autorun'>,
  ): Worker
  readonly journal: StoredJournal
  /** Counts that all processes of a store on Redis share; null for the embedded store, whose process is alone. */
  readonly counter: Counter | null
  /**
   * Takes a name for this process, or keeps it for `lifeMs` more. False: another process of this store holds it. The
   * embedded store has but one process.
   */
  hold(name: string, lifeMs: number): Promise<boolean>
  letGo(name: string): Promise<void>
  describe(): Promise<StoreDescription>
  /** The instants for which jobs of a queue wait, the furthest first, a thousand at most. */
  waits(queue: string): Promise<readonly Wait[]>
  /** What a process keeps for a moment, and another takes over after it, lasts no longer because a clock was set back. */
  boundLocks(queues: readonly string[]): Promise<void>
  /**
   * Before this process works: jobs that a dead one had in hand are taken again at once, where none can be alive. On
   * Redis one that is cut off may be, in the middle of an e-mail: only the time of its locks tells.
   */
  takeUp(queues: readonly string[]): Promise<void>
  /** Settles when this process cannot use the store any more, and has to end; a new one may go on. */
  readonly lost: Promise<Failure>
  /**
   * Answers questions of other processes of this machine about this store (`status`, `failed`): the embedded
   * store belongs to one process. On Redis there is nobody to answer: each command opens Redis itself.
   */
  answer(questions: Questions): void
  /** Commands, such as « guichet start », of the other processes that have this store open. None when embedded. */
  others(): Promise<string[]>
  /** Closes workers (waiting at most `graceMs` for active jobs), queues, connections. Safe to call twice. */
  close(graceMs?: number): Promise<void>
}

/** What `check` shows. */
export interface StoreDescription {
  /** « Redis 7.0.15 », « PGlite 0.5 (PostgreSQL 18), ./data » */
  readonly name: string
  /** What is wrong with it. */
  readonly problems: readonly string[]
  /** Of the embedded store: what its files weigh, and when they were last maintained (ISO instant). */
  readonly files: { readonly bytes: number; readonly maintainedAt: string } | null
}

/** Of a job that was put off, or that tries again later. */
export interface Wait {
  /** ms since the epoch, by the clock of whoever put it off. */
  readonly at: number
  /** How long it was to wait then. */
  readonly ms: number
}

export interface Counter {
  /** Adds to a count, which is forgotten `lifeMs` after its first addition. @returns the new count */
  add(name: string, amount: number, lifeMs: number): Promise<number>
}

/** Question name → answer. Input and output are JSON. */
export type Questions = Readonly<Record<string, (input: unknown) => Promise<unknown>>>

declare const VALUE: unique symbol
declare const VALUES: unique symbol

/** The name of an entry, which says the type of its value: no reader chooses it. `queue/keys.ts` makes all of them. */
export type Key<T> = string & { readonly [VALUE]: T }
/** How the names of entries of one type begin. */
export type KeyRange<T> = string & { readonly [VALUES]: T }

/** What stands under a key; nothing is known of it under a mere string. */
export type ValueOf<K> = K extends Key<infer T> ? T : K extends KeyRange<infer T> ? T : unknown

export const keyOf = <T>(name: string): Key<T> => name as Key<T>
export const rangeOf = <T>(prefix: string): KeyRange<T> => prefix as KeyRange<T>

/**
 * What Guichet remembers besides DS: small JSON values under names such as `watermark:51001`.
 * Entries have no lifetime of their own. Every method is atomic.
 */
export interface Journal extends JournalReader {
  set<K extends string>(key: K, value: ValueOf<K>): Promise<void>
  /** Writes only if the key is absent. True for the one caller that wrote, whatever the number of replicas. */
  setIfAbsent<K extends string>(key: K, value: ValueOf<K>): Promise<boolean>
  delete(key: string): Promise<void>
}

export interface StoredJournal extends Journal {
  /** Everything in one step, or nothing: for an import, while no other process uses the store. */
  replaceAll(entries: readonly JournalEntry[]): Promise<void>
  /** What `list` gives, some at a time and in no order, for lists that may be long. An entry may come twice. */
  pages<R extends string>(range: R): AsyncIterable<JournalEntry<ValueOf<R>>[]>
}

export interface JournalEntry<T = unknown> {
  readonly key: string
  readonly value: T
}

export interface JournalReader {
  get<K extends string>(key: K): Promise<ValueOf<K> | null>
  /** Every entry whose key begins so, ordered by key. */
  list<R extends string>(range: R): Promise<JournalEntry<ValueOf<R>>[]>
}
