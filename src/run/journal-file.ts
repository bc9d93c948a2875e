import * as z from 'zod'
import { ConfigError } from '../failures/problems.ts'
import { keys, shapeOf } from '../queue/keys.ts'
import { JOURNAL_VERSION, lift } from '../store/journal-format.ts'
import type { JournalEntry, Store } from '../store/port.ts'

/** The journal as a file of JSON lines: a heading, one line an entry in the order of their keys, and their count. */
export interface JournalCopy {
  readonly version: number
  readonly entries: readonly JournalEntry[]
}

const HEADING = z.strictObject({ guichet: z.literal('journal'), version: z.int().positive() })
const ENTRY = z.strictObject({ key: z.string().min(1), value: z.unknown() })
const END = z.strictObject({ entries: z.int().nonnegative() })

/** What the store remembers at this moment: of a service that goes on, only a backup. */
export async function copyJournal(store: Store): Promise<JournalCopy> {
  return { version: JOURNAL_VERSION, entries: await store.journal.list('') }
}

export function* linesOf({ version, entries }: JournalCopy): Generator<string> {
  yield `${JSON.stringify({ guichet: 'journal', version } satisfies z.infer<typeof HEADING>)}\n`
  for (const { key, value } of entries) yield `${JSON.stringify({ key, value })}\n`
  yield `${JSON.stringify({ entries: entries.length } satisfies z.infer<typeof END>)}\n`
}

/**
 * Reads such a file, of this release or of an earlier one, whole.
 * @throws ConfigError when it is anything else, or is cut, or holds an entry that Guichet could not read
 */
export async function readJournalLines(lines: AsyncIterable<string>): Promise<JournalEntry[]> {
  let version: number | undefined
  let end: number | undefined
  const entries = new Map<string, JournalEntry>()
  for await (const line of lines) {
    const content = parse(line)
    if (version === undefined) {
      const heading = HEADING.safeParse(content)
      if (!heading.success) throw refused('it is not a journal that `guichet export` wrote')
      version = heading.data.version
      if (version > JOURNAL_VERSION) {
        throw refused(
          `a later release wrote it (version ${version}, this release knows ${JOURNAL_VERSION})`,
          'import it with that release',
        )
      }
      continue
    }
    if (end !== undefined) throw refused('something follows its end')
    const entry = ENTRY.safeParse(content)
    if (entry.success) entries.set(entry.data.key, { key: entry.data.key, value: entry.data.value })
    else end = END.safeParse(content).data?.entries ?? refuse(entries.size)
  }
  if (version === undefined || end !== entries.size) throw refused('it is cut: its end is missing')
  const lifted = lift([...entries.values()], version)
  for (const entry of lifted) check(entry)
  return lifted
}

/** @throws ConfigError unless the name is one that Guichet gives, and the value what it reads under such a name */
function check({ key, value }: JournalEntry): void {
  const shape = shapeOf(key)
  if (shape === null) throw refused(`no entry of Guichet is called ${key}`)
  const { error } = shape.safeParse(value)
  const where = error?.issues.map(({ path }) => path.join('.') || 'the value').join(', ')
  if (where) throw refused(`the entry ${key} is not what it should be (${where})`)
}

/**
 * Puts a copy in the place of the journal, in one step. The queue does not travel: without watermarks, the next pass
 * looks at whatever may have been waiting in it.
 */
export async function replaceJournal(
  store: Store,
  entries: readonly JournalEntry[],
): Promise<number> {
  const kept = entries.filter(({ key }) => !key.startsWith(keys.watermarks))
  await store.journal.replaceAll(kept)
  return kept.length
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function refuse(good: number): never {
  throw refused(`line ${good + 2} is not an entry`)
}

const refused = (message: string, remedy = 'export the journal again'): ConfigError =>
  new ConfigError('The file', [{ path: [], message, remedy }])
