import { ConfigError } from '../config/problems.ts'
import { Failure } from '../failure.ts'
import { errorLine } from '../log.ts'
import { followedCampaigns } from '../service/follow-up/campaigns.ts'
import { type Rehearsal, rehearseFollowUp } from '../service/follow-up/rehearse.ts'
import { type FollowUpRun, runFollowUp } from '../service/follow-up/run.ts'
import { questionsFor } from '../service/questions.ts'
import type { Context } from './context.ts'
import { EXIT, reportError } from './exit.ts'
import { print, printJson } from './output.ts'
import type { CommandDefinition } from './program.ts'

interface Options {
  readonly dryRun?: boolean
  readonly json?: boolean
}

export const remind: CommandDefinition = {
  describe: (command) =>
    command
      .description('the follow-up of the lauréats now: reports collected, e-mails due sent')
      .option('--dry-run', 'send nothing, write nothing; print who would get what')
      .option('--json', 'for scripts'),

  async run(context: Context, options: Options) {
    const campaigns = followedCampaigns(context.config)
    if (campaigns.length === 0) throw noFollowUp(context.options.config)
    if (options.dryRun) {
      const rehearsal = await rehearseFollowUp(await context.openReaders(), campaigns)
      if (options.json) printJson(rehearsal)
      else print(describeRehearsal(rehearsal))
      return EXIT.done
    }
    const services = await context.openServices()
    if (!services.transport) throw noMail(context.env.smtpUrl !== null)
    for (const { id } of campaigns) await services.desks.open(id)
    services.store.answer(questionsFor(services))
    const run = await runFollowUp(
      services,
      campaigns.map(({ id }) => id),
    )
    if (options.json) printJson(totalsOf(run))
    else
      print(
        describeRun(
          run,
          campaigns.map(({ id }) => id),
        ),
      )
    return exitOf(run, context)
  },
}

function totalsOf({ results, failures }: FollowUpRun) {
  const sum = (name: string) =>
    [...results.values()].reduce((total, result) => total + Number(result[name] ?? 0), 0)
  return {
    laureats: sum('laureats'),
    sent: sum('sent'),
    unknown: sum('unknown'),
    rejected: sum('rejected'),
    annotations: sum('annotations'),
    failed: [...failures].map(([campaign, error]) => ({ campaign, reason: errorLine(error) })),
  }
}

function describeRun(run: FollowUpRun, campaigns: readonly string[]): string {
  const { laureats, sent, unknown, rejected, annotations } = totalsOf(run)
  return [
    `${laureats} lauréats looked at: ${sent} e-mails sent, ${rejected} refused by the server, ${unknown} uncertain; ${annotations} annotations written.`,
    ...[...run.failures].map(([campaign, error]) => `${campaign}: ${errorLine(error)}`),
    ...campaigns
      .filter((campaign) => !run.results.has(campaign) && !run.failures.has(campaign))
      .map((campaign) => `${campaign}: a running service took it, its log tells the result`),
  ].join('\n')
}

/** One lauréat's trouble leaves work failed; a server away, or one that refuses us, is everybody's. */
const ONE_ONLY = new Set(['mail.deferred', 'ds.write-refused'])

function exitOf({ failures }: FollowUpRun, { log }: Context): number {
  const [error] = failures.values()
  if (error === undefined) return EXIT.done
  if (error instanceof Failure && ONE_ONLY.has(error.code)) return EXIT.failed
  return reportError(error, log)
}

function describeRehearsal({ emails, writes, stray }: Rehearsal): string {
  return [
    ...emails.map(
      ({ dossier, campaign, period, step, to, cc }) =>
        `Dossier ${dossier} (${campaign}): ${step} for ${period} to ${to ?? 'nobody, no address can be read'}${cc.length > 0 ? `, copy to ${cc.join(', ')}` : ''}`,
    ),
    ...writes.map(
      ({ dossier, annotation, to }) =>
        `Dossier ${dossier}: ${annotation} →\n    ${String(to).replaceAll('\n', '\n    ')}`,
    ),
    ...stray.map((dossier) => `Report ${dossier} belongs to no lauréat.`),
    `${emails.length} e-mails would be sent, ${writes.length} annotations written. Nothing was.`,
  ].join('\n')
}

const noFollowUp = (file: string) =>
  new ConfigError(file, [
    {
      path: ['campaigns'],
      message: 'no campaign follows its lauréats',
      remedy: 'add followUp to a campaign',
    },
  ])

const noMail = (hasServer: boolean) =>
  new ConfigError(hasServer ? 'Configuration' : 'Environment', [
    hasServer
      ? { path: ['mail'], message: 'missing', remedy: 'say at least who sends: mail: { from: … }' }
      : { path: ['SMTP_URL'], message: 'missing', remedy: 'set it, or SMTP_URL_FILE' },
  ])
