import type { CommandDefinition } from './commands.ts'
import { Context, type GlobalOptions } from './context.ts'
import { reportError } from './report-error.ts'

/** Does what was typed, once the command line is right. Returns the exit status. */
export type Perform = (
  definition: CommandDefinition,
  name: string,
  options: GlobalOptions,
  args: readonly unknown[],
) => Promise<number>

/** Runs a command, tells what stopped it, and closes what it opened. */
export const perform: Perform = async (definition, name, options, args) => {
  let context: Context | null = null
  try {
    context = new Context(options, name)
    const run = await definition.load()
    return await run(context, ...(args as never[]))
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
