import { dirname, join, relative, resolve } from 'node:path'
import { DEFAULT_CONFIG } from '../config/defaults.ts'
import { parseConfig } from '../config/load.ts'
import { configurationText } from '../config/template.ts'
import { packageRoot } from '../package.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { ask, readAnswers, type Typed } from './init-questions.ts'
import { print } from './output.ts'
import { writeOutput } from './output-file.ts'

interface Options extends Typed {
  readonly out?: string
  readonly yes?: boolean
  readonly force?: boolean
}

export async function init(
  context: Context,
  { out = context.options.config ?? DEFAULT_CONFIG, yes, force, ...given }: Options,
): Promise<number> {
  const canAsk = process.stdin.isTTY && process.stdout.isTTY && !yes
  const typed = canAsk ? await ask(given) : given
  if (typed === null) {
    print('Nothing was written.')
    return EXIT.usage
  }
  const answers = readAnswers(typed)
  const folder = dirname(resolve(out))
  const configuration = configurationText(
    answers,
    relative(folder, join(packageRoot, 'config.schema.json')),
  )
  parseConfig(configuration, out)
  // Whoever runs the service reads it, who may be another user; it holds no secret.
  await writeOutput('--out', out, configuration, { replace: force === true, mode: 0o644 })
  const config = out === (process.env.GUICHET_CONFIG || DEFAULT_CONFIG) ? '' : `--config ${out} `
  print(`${out} is written. Next:

  export DS_API_TOKEN_FILE=/path/to/the/token      # or DS_API_TOKEN
  ${context.commandLine(`${config}check --print-setup`)}    # what to create in DS, as a text to send
  ${context.commandLine(`${config}check`)}                  # what still lacks, with its remedy`)
  return EXIT.done
}
