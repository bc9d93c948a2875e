import tab from '@bomb.sh/tab/commander'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { LOG_LEVELS } from '../config/environment.ts'
import { readPackage } from '../package.ts'
import { check } from './check.ts'
import { committee } from './committee.ts'
import { Context, type GlobalOptions } from './context.ts'
import { demo } from './demo.ts'
import { EXIT, reportError } from './exit.ts'
import { explain } from './explain.ts'
import { exportJournal } from './export.ts'
import { failed } from './failed.ts'
import { importJournal } from './import.ts'
import { init } from './init.ts'
import { list } from './list.ts'
import { preview } from './preview.ts'
import { remind } from './remind.ts'
import { simulator } from './simulator.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { sync } from './sync.ts'

/** A command: its words for `--help`, and what it does. Returns the exit status. */
export interface CommandDefinition {
  describe(command: Command): Command
  // Commander gives what was typed: each command names the types of its own arguments.
  run(context: Context, ...args: never[]): Promise<number>
}

const COMMANDS: Readonly<Record<string, CommandDefinition>> = {
  init,
  start,
  sync,
  check,
  explain,
  remind,
  status,
  failed,
  list,
  committee,
  preview,
  export: exportJournal,
  import: importJournal,
  simulator,
  demo,
}

/** @param perform what is done of a command line that is right */
export function createProgram(perform: typeof runCommand = runCommand): {
  run(args: readonly string[]): Promise<number>
} {
  return {
    async run(args) {
      let exit: number = EXIT.done
      const program = new Command('guichet')
        .description('Instructs FITN7 dossiers on démarches-simplifiées, unattended.')
        .version(readPackage().version)
        .option(
          '--config <file>',
          'configuration file',
          process.env.GUICHET_CONFIG ?? 'guichet.yaml',
        )
        .option(
          '--now <datetime>',
          'freeze the clock (ISO date and time, with its offset)',
          parseInstant,
        )
        .addOption(new Option('--log-level <level>', 'what the log tells').choices(LOG_LEVELS))
        .showHelpAfterError('`--help` after a command tells its options.')
        .exitOverride()
        .configureHelp({ showGlobalOptions: true })
      for (const [name, definition] of Object.entries(COMMANDS)) {
        definition.describe(program.command(name)).action(async (...given: unknown[]) => {
          exit = await perform(definition, name, program.opts<GlobalOptions>(), given.slice(0, -1))
        })
      }
      tab(program, { completionCommandName: 'completion' })
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

async function runCommand(
  definition: CommandDefinition,
  name: string,
  options: GlobalOptions,
  args: readonly unknown[],
): Promise<number> {
  let context: Context | null = null
  try {
    context = new Context(options, name)
    return await definition.run(context, ...(args as never[]))
  } catch (error) {
    return reportError(error, context?.log ?? null, wantsJson(args))
  } finally {
    await context?.close()
  }
}

/** Commander gives the options of a command last. */
const wantsJson = (args: readonly unknown[]): boolean => {
  const options = args.at(-1)
  return typeof options === 'object' && options !== null && 'json' in options
}

function parseInstant(text: string): Date {
  const instant = new Date(text)
  // Without an offset the same command would mean two instants on two machines.
  if (Number.isNaN(instant.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    throw new InvalidArgumentError('A date and time such as 2021-07-16T18:00:00+02:00 is expected.')
  }
  return instant
}
