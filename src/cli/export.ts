import { rename, writeFile } from 'node:fs/promises'
import { ConfigError } from '../config/problems.ts'
import { copyJournal, type JournalCopy, linesOf } from '../run/journal-file.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import type { CommandDefinition } from './program.ts'

export const exportJournal: CommandDefinition = {
  describe: (command) =>
    command
      .description(
        'the journal (what DS cannot tell) as a file: a backup, or the way to another store',
      )
      .requiredOption('--out <file>', 'where to write it: JSON lines, identifiers only')
      .addHelpText(
        'after',
        `
From the embedded store to Redis:
  guichet status                      wait until nothing is waiting or active
                                      stop the service
  guichet export --out journal.jsonl
  export REDIS_URL=redis://…
  guichet import journal.jsonl
  guichet start
Beside a running service the file is a backup: what is written afterwards is not in it.`,
      ),

  async run(context: Context, { out }: { out: string }) {
    const copy = await context.askOrOpen<JournalCopy>('journal-copy', null, copyJournal)
    const unfinished = `${out}.part`
    try {
      await writeFile(unfinished, linesOf(copy), { mode: 0o600 })
      await rename(unfinished, out)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      throw new ConfigError('--out', [
        { path: [], message: `${out} cannot be written (${code})`, remedy: 'give another place' },
      ])
    }
    print(`${copy.entries.length} entries written to ${out}`)
    return EXIT.done
  },
}
