import type { Readers, Services } from '../campaign/services.ts'
import type { Config } from '../config/load.ts'
import { VERDICT_LABELS } from '../domain/eligibility/opinion.ts'
import { nearest } from '../domain/nearest.ts'
import { Failure } from '../failures/failure.ts'
import { ConfigError } from '../failures/problems.ts'
import type { Scope } from '../instruct/changed.ts'
import type { PlannedWrite } from '../instruct/decide.ts'
import { type DryRun, dryRun } from '../instruct/dry-run.ts'
import { errorLine } from '../log.ts'
import { stopOf } from '../queue/on-failure.ts'
import { resume } from '../queue/resume.ts'
import { questionsFor } from '../run/questions.ts'
import { type PassSummary, passSubjects, runPass } from '../run/sync.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printError, printJson } from './output.ts'
import { withProgress } from './progress.ts'

interface Options {
  readonly campaign?: string
  readonly full?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

export async function sync(context: Context, options: Options): Promise<number> {
  const scope: Scope = options.full ? 'all' : 'changed'
  if (options.dryRun) return await rehearse(await context.openReaders(), options, scope)
  return await pass(await context.openServices(), options, scope)
}

async function pass(services: Services, options: Options, scope: Scope): Promise<number> {
  const { ready, ending } = await openCampaigns(services, options.campaign)
  if (ready.length === 0) return ending
  services.store.answer(questionsFor(services))
  await resume(services, passSubjects(ready))
  const summary = await withProgress(services.log, 'dossiers', (update) =>
    runPass(services, ready, scope, ({ done, queued }) => update(done, queued)),
  )
  if (options.json) printJson(summary)
  else print(describeSummary(summary))
  if (summary.waiting > 0) return EXIT.refused
  if (summary.failed > 0) return EXIT.failed
  return ending
}

async function rehearse(readers: Readers, options: Options, scope: Scope): Promise<number> {
  const { ready, ending } = await openCampaigns(readers, options.campaign)
  if (ready.length === 0) return ending
  const { verdicts, dossiers, failed } = await withProgress(readers.log, 'dossiers', (update) =>
    dryRun(readers, ready, scope, (looked) => update(looked, null)),
  )
  for (const { dossier, reason } of failed) printError(`dossier ${dossier}: ${reason}`)
  if (options.json) printJson({ verdicts, dossiers })
  else {
    if (verdicts.length > 0) print(describeVerdicts(verdicts))
    for (const { dossier, campaign, writes } of dossiers)
      print(describeWrites(dossier, campaign, writes))
    print(`${dossiers.length} dossiers would be written to. Nothing was sent.`)
  }
  if (failed.length > 0) return EXIT.failed
  return ending
}

function chosenCampaigns(config: Config, id: string | undefined): string[] {
  const ids = config.campaigns.map((campaign) => campaign.id)
  if (id === undefined) return ids
  if (ids.includes(id)) return [id]
  const meant = nearest(id, ids)
  throw new ConfigError('--campaign', [
    {
      path: [],
      message: `no campaign is called ${id}`,
      remedy: meant ? `did you mean ${meant}?` : `the campaigns: ${ids.join(', ')}`,
    },
  ])
}

/**
 * Reads every démarche before anything is queued. One that lacks annotations, or that the token does not cover, is
 * said and left out; a DS that is away, or that refuses the token, stops the command.
 * @returns the campaigns that can be worked on, and the exit status that the others call for
 */
async function openCampaigns({ campaigns, config }: Readers, chosen: string | undefined) {
  const ids = chosenCampaigns(config, chosen)
  const opened = await Promise.allSettled(ids.map((id) => campaigns.open(id)))
  const reasons = opened.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  for (const error of reasons)
    if (!(error instanceof Failure) || stopOf(error) === 'ds') throw error
  for (const error of reasons) printError(`${errorLine(error)}`)
  // What passes by itself is not for a person to put right.
  const isWeather = reasons.some(({ kind }: Failure) => kind !== 'permanent')
  const wrong = isWeather ? EXIT.refused : EXIT.usage
  return {
    ready: ids.filter((_, index) => opened[index]?.status === 'fulfilled'),
    ending: reasons.length > 0 ? wrong : EXIT.done,
  }
}

function describeVerdicts(verdicts: DryRun['verdicts']): string {
  const lines = verdicts.map(
    ({ dossier, campaign, from, to, because }) =>
      `  dossier ${dossier} (${campaign}): ${VERDICT_LABELS[from]} → ${VERDICT_LABELS[to]}${because.length > 0 ? `, because of ${because.join(', ')}` : ''}`,
  )
  return [`${verdicts.length} verdicts would change:`, ...lines].join('\n')
}

function describeWrites(
  dossier: number,
  campaign: string,
  writes: readonly PlannedWrite[],
): string {
  const lines = writes.map((write) => {
    if ('follow' in write) return `  followed by ${write.follow}`
    if ('message' in write) return `  message to the applicant:${shown(write.message)}`
    if ('group' in write) return `  group: ${write.group.from} → ${write.group.to}`
    return `  ${write.annotation}: ${shown(write.from)} → ${shown(write.to)}`
  })
  return [`Dossier ${dossier} (${campaign})`, ...lines].join('\n')
}

const shown = (value: string | number | null) =>
  value === null
    ? 'empty'
    : typeof value === 'number'
      ? String(value)
      : `\n    ${value.replaceAll('\n', '\n    ')}`

export function describeSummary(summary: PassSummary): string {
  const { dossiers, verdicts } = summary
  const looked = Object.values(dossiers).reduce((sum, count) => sum + count, 0)
  const lines = [
    `${looked} dossiers looked at: ${dossiers.written ?? 0} written to, ${dossiers.unchanged ?? 0} already right, ${(dossiers['left-alone'] ?? 0) + (dossiers.gone ?? 0)} left alone or gone.`,
    `Opinions: ${verdicts.eligible ?? 0} eligible, ${verdicts.to_check ?? 0} to check, ${verdicts.ineligible ?? 0} ineligible.`,
    `Written: ${summary.annotations} annotations, ${summary.moved} moves to a group, ${summary.followed} followers, ${summary.messages} messages to applicants.`,
  ]
  if (summary.untaken > 0)
    lines.push(`${summary.untaken} dossiers that no campaign takes were left untouched.`)
  if (dossiers.waits)
    lines.push(`${dossiers.waits} wait for DS to look up their SIRET: it tells whose they are.`)
  if (summary.awaitingForm > 0)
    lines.push(
      `${summary.awaitingForm} dossiers wait for the new version of the form: DS brings them to it, and they are looked at again by themselves.`,
    )
  if (dossiers.hidden)
    lines.push(
      `${dossiers.hidden} dossiers do not show the opinion, which a condition of the form hides: \`guichet check\` tells more.`,
    )
  if (summary.waiting > 0)
    lines.push(`${summary.waiting} jobs wait for DS to answer again: run \`guichet sync\` later.`)
  if (summary.failed > 0)
    lines.push(`${summary.failed} jobs gave up: \`guichet failed\` tells why.`)
  return lines.join('\n')
}
