import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { readPackage } from '../package.ts'
import { NotUnderstood } from './arguments.ts'
import {
  COMMANDS,
  COMPLETION,
  type CommandDefinition,
  type CommandWords,
  GLOBAL_OPTIONS,
  type Parameter,
} from './commands.ts'
import { type Shell, scriptFor } from './completion/scripts.ts'
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

/** @param actionOf what a command does with its arguments, its options and itself */
function declareProgram(
  actionOf: (name: string, definition: CommandDefinition) => (...given: unknown[]) => Promise<void>,
): Command {
  const program = new Command('guichet')
    .description('Instructs FITN7 dossiers on démarches-simplifiées, unattended.')
    .version(readPackage().version)
    .showHelpAfterError('`--help` after a command tells its options.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
  for (const one of GLOBAL_OPTIONS) program.addOption(optionOf(one))
  for (const [name, definition] of Object.entries(COMMANDS))
    declare(program, name, definition).action(actionOf(name, definition))
  declare(program, 'completion', COMPLETION).action((shell: Shell) => print(scriptFor(shell)))
  return program
}

function declare(program: Command, name: string, words: CommandWords): Command {
  const command = program.command(name).description(words.description)
  for (const one of words.arguments ?? [])
    command.addArgument(reading(new Argument(one.flags, one.says), one))
  for (const one of words.options ?? []) command.addOption(optionOf(one))
  return words.afterwards ? command.addHelpText('after', words.afterwards) : command
}

function optionOf(one: Parameter): Option {
  const option = reading(new Option(one.flags, one.says), one)
  return option.default(one.initially).makeOptionMandatory(one.required === true)
}

/** How commander reads it. */
function reading<T extends Argument | Option>(one: T, { choices, read }: Parameter): T {
  if (choices) one.choices(choices)
  if (read)
    one.argParser((text) => {
      try {
        return read(text)
      } catch (error) {
        throw error instanceof NotUnderstood ? new InvalidArgumentError(error.message) : error
      }
    })
  return one
}

/** Everything a command needs is loaded here: `--help` answers without. */
const performLoaded: Perform = async (...asked) =>
  await (await import('./perform.ts')).perform(...asked)
