import { open } from 'node:fs/promises'
import { notUtf8 } from '../config/read-text.ts'
import { Failure } from '../failures/failure.ts'
import { ConfigError } from '../failures/problems.ts'
import { readJournalLines, replaceJournal } from '../run/journal-file.ts'
import type { JournalEntry } from '../store/port.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'

export async function importJournal(
  context: Context,
  file: string,
  { replace }: { replace?: boolean },
): Promise<number> {
  const entries = await read(file)
  const store = await context.openStore()
  const others = await store.others()
  if (others.length > 0) {
    throw new Failure(
      'permanent',
      'store.in-use',
      `Other processes use this store (${others.join(', ')}): stop them first.`,
    )
  }
  const { length } = await store.journal.list('')
  if (length > 0 && !replace) {
    throw new ConfigError('--replace', [
      {
        path: [],
        message: `the journal of this store is not empty (${length} entries)`,
        remedy:
          'keep a copy with `guichet export`, then give --replace to put this one in its place',
      },
    ])
  }
  const kept = await replaceJournal(store, entries)
  print(`${kept} entries imported. The next pass looks at every dossier.`)
  return EXIT.done
}

async function read(path: string): Promise<JournalEntry[]> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError('The file', [
      { path: [], message: `${path} cannot be read (${error.code})`, remedy: 'give another one' },
    ])
  })
  try {
    return await readJournalLines(linesOf(file.createReadStream()))
  } finally {
    await file.close()
  }
}

/** @throws ConfigError when the bytes are not UTF-8 */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw new ConfigError('The file', [
        { path: [], ...notUtf8('another encoding than UTF-8', 'WINDOWS-1252') },
      ])
    }
  }
  let begun = ''
  for await (const chunk of chunks) {
    const lines = `${begun}${decode(chunk)}`.split(/\r?\n/)
    begun = lines.pop() ?? ''
    yield* lines
  }
  begun += decode()
  if (begun !== '') yield begun
}
