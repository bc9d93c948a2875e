import { readCommitteeTable } from '../lists/committee.ts'
import type { TableFile } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printJson } from './output.ts'
import { withProgress } from './progress.ts'
import { writeTable } from './table-file.ts'

export async function committee(
  context: Context,
  { out, json }: { out: TableFile; json?: boolean },
): Promise<number> {
  const readers = await context.openReaders()
  const campaigns = readers.config.campaigns.map(({ id }) => id)
  const { rows, notes } = await withProgress(context.log, 'dossiers', async (update) => {
    const table = await readCommitteeTable(readers, campaigns, (looked) => update(looked, null))
    await writeTable(out, table)
    return table
  })
  if (json) printJson({ file: out.path, rows: rows.length, notes })
  else print([`${rows.length} proposals written to ${out.path}`, ...notes].join('\n'))
  return EXIT.done
}
