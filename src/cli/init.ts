import { writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { parseConfig } from '../config/load.ts'
import { configurationText } from '../config/template.ts'
import { packageRoot } from '../package.ts'
import { loadPresets } from '../presets/index.ts'
import type { Context } from './context.ts'
import { cannotWrite, EXIT } from './exit.ts'
import { ask, readAnswers, type Typed } from './init-questions.ts'
import { print } from './output.ts'
import type { CommandDefinition } from './program.ts'

interface Options extends Typed {
  readonly out: string
  readonly yes?: boolean
  readonly force?: boolean
}

export const init: CommandDefinition = {
  describe: (command) =>
    command
      .description('write a commented configuration, by asking or from the options')
      .option('--preset <name>', `the rules: ${[...loadPresets().keys()].join(', ')}`)
      .option('--demarche <number>', 'the démarche’s number in DS')
      .option('--robot <address>', 'the account in whose name the robot writes')
      .option('--departments <codes>', 'yours, such as 51,52: where the preset names none')
      .option('--id <id>', 'your name for the campaign (default: the preset’s)')
      .option('--envelope <euros>', 'at the campaign’s disposal')
      .option('--from <sender>', 'who sends the e-mails: an address, or "Name <address>"')
      .option('--operator <address>', 'who gets the alerts')
      .option('--out <file>', 'where to write it', 'guichet.yaml')
      .option('--force', 'write over a file that is there')
      .option('--yes', 'ask nothing'),

  async run(context: Context, { out, yes, force, ...given }: Options) {
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
    await write(out, configuration, force === true)
    const config = context.options.config === out ? '' : `--config ${out} `
    print(`${out} is written. Next:

  export DS_API_TOKEN_FILE=/path/to/the/token      # or DS_API_TOKEN
  ${context.commandLine(`${config}check --print-setup`)}    # what to create in DS, as a text to send
  ${context.commandLine(`${config}check`)}                  # what still lacks, with its remedy`)
    return EXIT.done
  },
}

async function write(out: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(out, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    throw cannotWrite('--out', out, error)
  }
}
