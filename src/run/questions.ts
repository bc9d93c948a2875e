import * as z from 'zod'
import type { Services } from '../campaign/services.ts'
import type { JournalReader, Questions } from '../store/port.ts'
import { discardFailed, failedJobs, retryFailed } from './failed-jobs.ts'
import { copyJournal } from './journal-file.ts'
import { readStatus } from './status.ts'

/**
 * What another command of this machine may ask of the process that holds the embedded store.
 * On Redis nobody asks: each command opens Redis itself.
 */
export function questionsFor(services: Services): Questions {
  const { journal } = services.store
  return {
    status: async () => await readStatus(services.store, services.config, services.now()),
    failed: async () => await failedJobs(services.store),
    retry: async (input) => await retryFailed(services.store, z.array(z.string()).parse(input)),
    discard: async (input) => await discardFailed(services.store, z.array(z.string()).parse(input)),
    'journal-copy': async () => await copyJournal(services.store),
    'journal-get': async (input) => await journal.get(z.string().parse(input)),
    'journal-list': async (input) => await journal.list(z.string().parse(input)),
  }
}

/** Reads the journal through the process that holds it. */
export function journalThrough(
  ask: <T>(question: string, input: unknown) => Promise<T>,
): JournalReader {
  return {
    get: (key) => ask('journal-get', key),
    list: (prefix) => ask('journal-list', prefix),
  }
}
