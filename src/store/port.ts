import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq'
import type { Failure } from '../failures/failure.ts'

/** BullMQ and the journal, on Redis or embedded. One module decides which; nothing else knows. */
export interface Store {
  /** Opened once per name; the store closes them. Jobs hold identifiers only. */
  queue(name: string): Queue
  /** The caller decides when it runs; the store closes what is still open. */
  worker(
    name: string,
    processor: Processor,
    options: Pick<WorkerOptions, 'concurrency' | 'autorun'>,
  ): Worker
  readonly journal: StoredJournal
  /** Counts that all processes of a store on Redis share; null for the embedded store, whose process is alone. */
  readonly counter: Counter | null
  describe(): Promise<StoreDescription>
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
  /** « Redis 7.0.15 », « PGlite 0.5 (PostgreSQL 18) in ./data » */
  readonly name: string
  /** What is wrong with it. */
  readonly problems: readonly string[]
  /** Of the embedded store: what its files weigh, and when they were last maintained (ISO instant). */
  readonly files: { readonly bytes: number; readonly maintainedAt: string } | null
}

export interface Counter {
  /** Adds to a count, which is forgotten `lifeMs` after its first addition. @returns the new count */
  add(name: string, amount: number, lifeMs: number): Promise<number>
}

/** Question name → answer. Input and output are JSON. */
export type Questions = Readonly<Record<string, (input: unknown) => Promise<unknown>>>

/**
 * What Guichet remembers besides DS: small JSON values under names such as `watermark:51001`.
 * Entries have no lifetime of their own. Every method is atomic.
 */
export interface Journal extends JournalReader {
  set(key: string, value: unknown): Promise<void>
  /** Writes only if the key is absent. True for the one caller that wrote, whatever the number of replicas. */
  setIfAbsent(key: string, value: unknown): Promise<boolean>
  delete(key: string): Promise<void>
}

export interface StoredJournal extends Journal {
  /** Everything in one step, or nothing: for an import, while no other process uses the store. */
  replaceAll(entries: readonly JournalEntry[]): Promise<void>
  /** What `list` gives, some at a time and in no order, for lists that may be long. An entry may come twice. */
  pages<T>(prefix: string): AsyncIterable<{ key: string; value: T }[]>
}

export interface JournalEntry<T = unknown> {
  readonly key: string
  readonly value: T
}

export interface JournalReader {
  get<T>(key: string): Promise<T | null>
  /** Every entry whose key starts with `prefix`, ordered by key. */
  list<T>(prefix: string): Promise<{ key: string; value: T }[]>
}
