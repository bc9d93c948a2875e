import { type FailedJob, failedJobs, retryFailed } from '../run/failed-jobs.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printJson } from './output.ts'
import type { CommandDefinition } from './program.ts'

export const failed: CommandDefinition = {
  describe: (command) =>
    command
      .description('jobs that gave up, with their reason; `failed retry` runs them again')
      .argument('[retry]', 'retry: queue them again')
      .argument('[ids...]', 'those jobs only')
      .option('--json', 'for scripts'),

  async run(
    context: Context,
    action: string | undefined,
    ids: string[],
    options: { json?: boolean },
  ) {
    if (action === undefined) return await list(context, options)
    if (action === 'retry') return await retry(context, ids, options)
    process.stderr.write(`unknown: failed ${action}. Did you mean \`guichet failed retry\`?\n`)
    return EXIT.usage
  },
}

async function list(context: Context, options: { json?: boolean }): Promise<number> {
  const jobs = await context.askOrOpen<FailedJob[]>('failed', null, failedJobs)
  if (options.json) printJson(jobs)
  else if (jobs.length === 0) print('No job gave up.')
  else {
    for (const job of jobs) {
      const about = Object.values(job.about).join(' ')
      print(
        `${job.id}  ${job.job} ${about}  ${job.at}, after ${job.attempts} tries\n    ${job.reason}`,
      )
    }
    print('Run them again with `guichet failed retry`, or some with `guichet failed retry ID…`.')
  }
  return jobs.length > 0 ? EXIT.failed : EXIT.done
}

async function retry(
  context: Context,
  ids: string[],
  options: { json?: boolean },
): Promise<number> {
  const queued = await context.askOrOpen<string[]>('retry', ids, (store) => retryFailed(store, ids))
  const unknown = ids.filter((id) => !queued.includes(id))
  if (options.json) printJson({ queued, unknown })
  else {
    print(
      `${queued.length} queued: the service takes them at once, or else the next \`guichet sync\`.`,
    )
    if (unknown.length > 0)
      print(`Not among those that gave up: ${unknown.join(', ')}. \`guichet failed\` lists them.`)
  }
  return unknown.length > 0 ? EXIT.usage : EXIT.done
}
