import { Command, CommanderError, Option } from 'commander'
import { LOG_LEVELS } from '../config/log-levels.ts'
import { readPackage } from '../package.ts'
import { parseInstant } from './arguments.ts'
import { COMMANDS, type CommandDefinition } from './commands.ts'
import { SHELLS, type Shell, scriptFor } from './completion/scripts.ts'
import type { GlobalOptions } from './context.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import type { Perform } from './perform.ts'

/** @param perform what is done of a command line that is right */
export function createProgram(perform: Perform = performLoaded): {
  run(args: readonly string[]): Promise<number>
} {
  return {
    async run(args) {
      let exit: number = EXIT.done
      const program = declareProgram((name, definition) => async (...given) => {
        exit = await perform(definition, name, program.opts<GlobalOptions>(), given.slice(0, -1))
      })
      try {
        await program.parseAsync(args, { from: 'user' })
        return exit
      } catch (error) {
        // Commander has already said what was wrong.
        if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
        throw error
      }
    },
  }
}

/** All that can be typed. @param actionOf what a command does with its arguments, its options and itself */
export function declareProgram(
  actionOf: (
    name: string,
    definition: CommandDefinition,
  ) => (...given: unknown[]) => Promise<void> = () => async () => {},
): Command {
  const program = new Command('guichet')
    .description('Instructs FITN7 dossiers on démarches-simplifiées, unattended.')
    .version(readPackage().version)
    .option('--config <file>', 'configuration file (default: GUICHET_CONFIG, or guichet.yaml)')
    .option(
      '--now <datetime>',
      'freeze the clock (ISO date and time, with its offset)',
      parseInstant,
    )
    .addOption(new Option('--log-level <level>', 'what the log tells').choices(LOG_LEVELS))
    .showHelpAfterError('`--help` after a command tells its options.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
  for (const [name, definition] of Object.entries(COMMANDS))
    definition
      .declare(program.command(name).description(definition.description))
      .action(actionOf(name, definition))
  program
    .command('completion')
    .description('a script that completes commands and options, for a shell')
    .addArgument(program.createArgument('<shell>', 'which one').choices(SHELLS))
    .action((shell: Shell) => print(scriptFor(shell)))
  return program
}

/** Everything a command needs is loaded here: `--help` and completion answer without. */
const performLoaded: Perform = async (...asked) =>
  await (await import('./perform.ts')).perform(...asked)
