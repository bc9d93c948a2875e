import { ConfigError } from '../failures/problems.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'
import { OFFICE_HOURS } from '../follow-up/office-hours.ts'
import { type Rehearsal, rehearseFollowUp } from '../follow-up/rehearse.ts'
import type { MailCounts } from '../queue/entries.ts'
import { resume } from '../queue/resume.ts'
import { questionsFor } from '../run/questions.ts'
import { type FollowUpRun, runFollowUp } from '../run/remind.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printJson } from './output.ts'
import { withProgress } from './progress.ts'

interface Options {
  readonly dryRun?: boolean
  readonly json?: boolean
}

export async function remind(context: Context, options: Options): Promise<number> {
  const campaigns = followedCampaigns(context.config)
  if (campaigns.length === 0) throw noFollowUp(context.configFile)
  if (options.dryRun) {
    const readers = await context.openReaders()
    const rehearsal = await withProgress(context.log, 'lauréats', () =>
      rehearseFollowUp(readers, campaigns),
    )
    if (options.json) printJson(rehearsal)
    else print(describeRehearsal(rehearsal))
    return EXIT.done
  }
  const services = await context.openServices()
  if (!services.transport) throw noMail(context.env.smtpUrl !== null)
  for (const { id } of campaigns) await services.campaigns.open(id)
  services.store.answer(questionsFor(services))
  await resume(
    services,
    campaigns.map(({ id }) => ({ job: 'follow-up', campaigns: [id], needs: ['ds', 'mail'] })),
  )
  const run = await withProgress(context.log, 'lauréats', () =>
    runFollowUp(
      services,
      campaigns.map(({ id }) => id),
    ),
  )
  if (options.json) printJson(totalsOf(run))
  else print(describeRun(run))
  return exitOf(run)
}

function totalsOf({ passes, mails }: FollowUpRun) {
  const records = [...passes.values()]
  const sum = (name: 'laureats' | 'annotations' | keyof MailCounts) =>
    records.reduce((total, record) => total + (record?.result[name] ?? 0), 0)
  return {
    laureats: sum('laureats'),
    ...mails,
    deferred: sum('deferred'),
    later: sum('later'),
    declined: sum('declined'),
    annotations: sum('annotations'),
    failed: [...passes].flatMap(([campaign, record]) => {
      if (record === null) return [{ campaign, reason: NOT_DONE }]
      const isDone = record.failure === null || record.failure.code === OUT_OF_HOURS
      return isDone ? [] : [{ campaign, reason: record.failure?.message ?? '' }]
    }),
  }
}

/** Nothing is wrong: e-mails leave at other hours. */
const OUT_OF_HOURS = 'mail.later'

const NOT_DONE =
  'its job did not come to its end: `guichet status` and the log of the service tell why'

function describeRun(run: FollowUpRun): string {
  const { laureats, failed, ...counts } = totalsOf(run)
  const { sent, copies, rejected, unknown, deferred, later, declined, annotations } = counts
  const refused = `${rejected} with an address that is refused, ${declined} refused for another reason`
  return [
    `${laureats} lauréats looked at: ${sent} e-mails sent, ${copies} copies to instructeurs; ${annotations} annotations written.`,
    ...(rejected + declined + unknown + deferred > 0
      ? [`Not sent: ${refused}, ${deferred} that wait; ${unknown} uncertain.`]
      : []),
    ...(later > 0
      ? [
          `${later} e-mails are due, but nobody is written to at this hour: they leave on working days from ${OFFICE_HOURS.from}:00 to ${OFFICE_HOURS.until}:00 in Paris, by the service or by this command.`,
        ]
      : []),
    ...failed.map(({ campaign, reason }) => `${campaign}: ${reason}`),
  ].join('\n')
}

/** One lauréat's trouble leaves work failed; a server away, or one that refuses us, is everybody's. */
const ONE_ONLY = new Set(['mail.deferred', 'ds.write-refused'])

function exitOf({ passes }: FollowUpRun): number {
  const records = [...passes.values()]
  const codes = records
    .flatMap((record) => (record ? (record.failure?.code ?? []) : ['no-end']))
    .filter((code) => code !== OUT_OF_HOURS)
  if (codes.some((code) => !ONE_ONLY.has(code))) return EXIT.refused
  const isLeft = records.some((one) => one && one.result.deferred + one.result.declined > 0)
  return codes.length > 0 || isLeft ? EXIT.failed : EXIT.done
}

function describeRehearsal({ emails, writes, stray, missing }: Rehearsal): string {
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
    ...missing.map((dossier) => `Dossier ${dossier}: DS cannot show it, so nobody is written to.`),
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
