import { ConfigError } from '../failures/problems.ts'
import { discardFailed, type FailedJob, failedJobs, retryFailed } from '../run/failed-jobs.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { parisTime, print, printError, printJson } from './output.ts'

interface Options {
  readonly json?: boolean
}

export async function failed(
  context: Context,
  action: string | undefined,
  ids: string[],
  options: Options,
): Promise<number> {
  if (action === undefined) return await list(context, options)
  if (action === 'retry') return await retry(context, ids, options)
  if (action === 'discard') return await discard(context, ids, options)
  printError(
    `unknown: failed ${action}. There are \`guichet failed retry\` and \`guichet failed discard\`.`,
  )
  return EXIT.usage
}

async function list(context: Context, options: Options): Promise<number> {
  const jobs = await context.askOrOpen<FailedJob[]>('failed', null, failedJobs)
  if (options.json) printJson(jobs)
  else if (jobs.length === 0) print('No job gave up.')
  else {
    for (const job of jobs) {
      const about = Object.values(job.about).join(' ')
      print(
        `${job.id}  ${job.job} ${about}  ${parisTime(job.at)}, after ${job.attempts} tries\n    ${job.reason}`,
      )
    }
    print(`Run them again with \`guichet failed retry\`, or some with \`guichet failed retry ID…\`.
Forget those that will never succeed with \`guichet failed discard ID…\`.`)
  }
  return jobs.length > 0 ? EXIT.failed : EXIT.done
}

async function retry(context: Context, ids: string[], options: Options): Promise<number> {
  const queued = await context.askOrOpen<string[]>('retry', ids, (store) => retryFailed(store, ids))
  const unknown = ids.filter((id) => !queued.includes(id))
  if (options.json) printJson({ queued, unknown })
  else {
    print(
      `${queued.length} queued: the service takes them at once, or else the next \`guichet sync\`.`,
    )
    tellUnknown(unknown)
  }
  return unknown.length > 0 ? EXIT.usage : EXIT.done
}

async function discard(context: Context, ids: string[], options: Options): Promise<number> {
  // Forgetting all of them by a slip would lose what `failed` has to tell.
  if (ids.length === 0)
    throw new ConfigError('failed discard', [
      { path: [], message: 'no job is named', remedy: 'give the ids that `guichet failed` shows' },
    ])
  const discarded = await context.askOrOpen<string[]>('discard', ids, (store) =>
    discardFailed(store, ids),
  )
  const unknown = ids.filter((id) => !discarded.includes(id))
  if (options.json) printJson({ discarded, unknown })
  else {
    print(
      `${discarded.length} forgotten: nothing was written to DS. A dossier is looked at again when it changes, and at the next full pass.`,
    )
    tellUnknown(unknown)
  }
  return unknown.length > 0 ? EXIT.usage : EXIT.done
}

function tellUnknown(ids: readonly string[]): void {
  if (ids.length > 0)
    print(`Not among those that gave up: ${ids.join(', ')}. \`guichet failed\` lists them.`)
}
