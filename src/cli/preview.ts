import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { letterheadOf } from '../follow-up/letter.ts'
import { previews } from '../mail/preview.ts'
import type { Context } from './context.ts'
import { cannotWrite, EXIT } from './exit.ts'
import { print } from './output.ts'
import type { CommandDefinition } from './program.ts'

export const preview: CommandDefinition = {
  describe: (command) =>
    command
      .description('write each e-mail to a file, with a made-up lauréat: send nothing')
      .requiredOption('--out <folder>', 'where to write them, as .html and .txt'),

  async run({ config }: Context, { out }: { out: string }) {
    try {
      await mkdir(out, { recursive: true })
      for (const [name, { html, text }] of Object.entries(previews(letterheadOf(config)))) {
        await writeFile(join(out, `${name}.html`), html)
        await writeFile(join(out, `${name}.txt`), text)
        print(join(out, `${name}.html`))
      }
    } catch (error) {
      throw cannotWrite('--out', out, error)
    }
    return EXIT.done
  },
}
