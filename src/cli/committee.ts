import { readCommitteeTable } from '../service/committee.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import type { CommandDefinition } from './program.ts'
import { showProgress } from './progress.ts'
import { parseTableFile, type TableFile, writeTable } from './table-file.ts'

export const committee: CommandDefinition = {
  describe: (command) =>
    command
      .description('the table of proposals for the comité')
      .requiredOption('--out <file>', 'where to write it: .xlsx or .csv', parseTableFile),

  async run(context: Context, { out }: { out: TableFile }) {
    const readers = await context.openReaders()
    const campaigns = readers.config.campaigns.map(({ id }) => id)
    const progress = showProgress('dossiers')
    const table = await readCommitteeTable(readers, campaigns, (looked) =>
      progress.update(looked, null),
    )
    progress.stop()
    await writeTable(out, table)
    print(`${table.rows.length} proposals written to ${out.path}`)
    return EXIT.done
  },
}
