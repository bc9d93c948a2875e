import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { letterheadOf } from '../config/letterhead.ts'
import { previews } from '../mail/preview.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import { cannotWrite, writeOutput } from './output-file.ts'

export async function preview({ config }: Context, { out }: { out: string }): Promise<number> {
  try {
    await mkdir(out, { recursive: true })
    for (const [name, { html, text }] of Object.entries(previews(letterheadOf(config)))) {
      await writeOutput('--out', join(out, `${name}.html`), html)
      await writeOutput('--out', join(out, `${name}.txt`), text)
      print(join(out, `${name}.html`))
    }
  } catch (error) {
    throw cannotWrite('--out', out, error)
  }
  return EXIT.done
}
