import type { Store } from '../../src/store/port.ts'
import { MemoryJournal } from '../mail/support.ts'

/** A store of which only the journal is used. */
export function memoryStore(journal = new MemoryJournal()): Store {
  const unused = () => {
    throw new Error('only the journal is part of this test')
  }
  return {
    queue: unused,
    worker: unused,
    journal: Object.assign(journal, {
      pages: async function* <R extends string>(prefix: R) {
        yield await journal.list(prefix)
      },
      replaceAll: unused,
    }),
    counter: null,
    hold: async () => true,
    letGo: async () => {},
    describe: unused,
    lost: new Promise(() => {}),
    waits: unused,
    boundLocks: unused,
    takeUp: unused,
    others: unused,
    answer: unused,
    close: async () => {},
  }
}
