import { copyJournal, type JournalCopy, linesOf } from '../run/journal-file.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import { writeOutput } from './output-file.ts'

export async function exportJournal(context: Context, { out }: { out: string }): Promise<number> {
  const copy = await context.askOrOpen<JournalCopy>('journal-copy', null, copyJournal)
  await writeOutput('--out', out, linesOf(copy))
  print(`${copy.entries.length} entries written to ${out}`)
  return EXIT.done
}
