import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changedPages } from '../campaign/pages.ts'
import type { Services } from '../campaign/services.ts'
import { EPOCH } from '../campaign/watermark.ts'
import { examine } from '../check/index.ts'
import { only } from '../ds/port.ts'
import { keys } from '../queue/keys.ts'
import { ROLES } from '../run/roles.ts'
import { readStatus } from '../run/status.ts'
import { runPass } from '../run/sync.ts'
import {
  DEMO_TOKENS,
  demoWorld,
  hideDemarche,
  startSimulator,
  type World,
} from '../simulator/index.ts'
import { startMailSink } from '../simulator/mail-sink.ts'
import { Context } from './context.ts'
import { tellList, tellYear } from './demo-year.ts'
import { EXIT } from './exit.ts'
import { print, quote, table } from './output.ts'
import { withProgress } from './progress.ts'
import { firstSignal } from './signal.ts'
import { DEMO_CONFIG } from './simulator.ts'
import { openPages, startBehind } from './start.ts'
import { describeSummary } from './sync.ts'

/** Of a dashboard that shows made-up dossiers to this machine alone. */
const DEMO_PASSWORD = 'demo'

export async function demo(context: Context, options: { keep?: boolean }): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-demo-'))
  // The e-mails and the list stay, to be opened.
  const dataDir = join(folder, 'data')
  context.onClose(async () => await rm(dataDir, { recursive: true, force: true }))
  const clock = () => new Date(context.now())
  const simulator = await startSimulator({ world: demoWorld(clock), clock })
  context.onClose(() => simulator.close())
  const mail = await startMailSink(join(folder, 'mails'))
  context.onClose(() => mail.close())

  const inner = new Context({ ...context.options, config: DEMO_CONFIG }, 'demo', {
    DS_API_URL: simulator.url,
    DS_API_TOKEN: DEMO_TOKENS.readWrite,
    DATA_DIR: dataDir,
    SMTP_URL: mail.url,
    HTTP_PORT: String(context.env.httpPort),
    HTTP_PASSWORD: context.env.httpPassword ?? DEMO_PASSWORD,
    // What there is to say is told here.
    LOG_LEVEL: context.env.logLevel ?? 'fatal',
  })
  context.onClose(() => inner.close())
  print(
    `A local DS API runs at ${simulator.url}, a mail server at ${mail.url}; the store is being made in ${folder}.`,
  )
  const services = await inner.openServices()

  await tellCheck(inner, services)
  const clean = await tellPass(services)
  await tellCampaigns(services)
  await tellExample(services)
  await tellSecondPass(services)
  await tellYear(services, simulator.world)
  await tellList(services, join(folder, 'lauréats-2021-10'))
  print(`  The e-mails are in ${mail.folder}.`)
  print(next(context))
  if (options.keep) await keepRunning(context, inner, services, simulator.world)
  return clean ? EXIT.done : EXIT.failed
}

async function tellCheck({ env }: Context, services: Services): Promise<void> {
  const diagnoses = await examine({
    ...services,
    env,
    openStore: async () => services.store,
    remembered: (key) => services.journal.get(key),
    fetch,
    clock: services.now,
    node: process.versions.node,
  })
  const of = (level: string) => diagnoses.filter((diagnosis) => diagnosis.level === level)
  title('Check')
  print(
    `  ${of('ok').length} points in order, ${of('warning').length} warnings, ${of('error').length} errors.`,
  )
  const [first] = of('warning')
  if (first) print(`  The first warning:\n${quote(`${first.about} : ${first.message}`)}`)
}

async function tellPass(services: Services): Promise<boolean> {
  const campaigns = services.config.campaigns.map(({ id }) => id)
  const before = services.ds.requestsSent()
  const started = performance.now()
  const summary = await withProgress(services.log, 'dossiers', (update) =>
    runPass(services, campaigns, 'changed', ({ done, queued }) => update(done, queued)),
  )
  const sent = services.ds.requestsSent()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  title('First pass')
  print(indent(describeSummary(summary)))
  print(
    `  ${sent.queries - before.queries + sent.mutations - before.mutations} requests to DS (${sent.mutations - before.mutations} of them writes), ${seconds} s.`,
  )
  return summary.failed === 0 && summary.waiting === 0
}

async function tellCampaigns({ store, config, ds, campaigns, now }: Services): Promise<void> {
  title('Campaigns')
  const status = await readStatus(store, config, now())
  const rows: (string | number)[][] = [
    ['campaign', 'eligible', 'to check', 'ineligible', 'dossiers by group', 'by instructeur'],
  ]
  for (const { id, demarche, verdicts } of status.campaigns) {
    const { groups } = (await campaigns.open(id)).demarche
    const emails = new Map(
      groups.flatMap(({ instructeurs }) => instructeurs.map((one) => [one.id, one.email])),
    )
    const byGroup = new Map<string, number>()
    const byInstructeur = new Map<string, number>()
    for await (const { dossiers } of changedPages(ds, demarche, EPOCH)) {
      for (const { groupId, followerIds } of dossiers) {
        count(byGroup, groups.find((group) => group.id === groupId)?.label ?? groupId)
        for (const id of followerIds)
          count(byInstructeur, (emails.get(id) ?? id).replace(/@.*/, ''))
      }
    }
    rows.push([
      id,
      verdicts.eligible,
      verdicts.to_check,
      verdicts.ineligible,
      counts(byGroup),
      counts(byInstructeur),
    ])
  }
  print(table(rows))
}

/** What an instructeur finds in DS, for a dossier whose opinion has something to say. */
async function tellExample({ store, ds, config, campaigns }: Services): Promise<void> {
  const [campaign] = config.campaigns
  if (!campaign) return
  const remembered = await store.journal.list(keys.dossiers(campaign.demarche))
  const chosen = remembered.find(({ value }) => value.verdict === 'ineligible') ?? remembered[0]
  if (!chosen) return
  const number = Number(chosen.key.split(':').at(-1))
  const dossier = only(await ds.dossiers([number]))
  const { form } = await campaigns.open(campaign.id)
  title(`What an instructeur reads in dossier ${number}`)
  for (const [, { id, label }] of form.annotations) {
    const text = dossier?.annotations.find((annotation) => annotation.id === id)?.text
    if (text) print(quote(`${label} :${text.includes('\n') ? `\n${indent(text)}` : ` ${text}`}`))
  }
}

async function tellSecondPass(services: Services): Promise<void> {
  const before = services.ds.requestsSent().mutations
  await runPass(
    services,
    services.config.campaigns.map(({ id }) => id),
    'all',
  )
  title('Second pass, over everything')
  print(
    `  ${services.ds.requestsSent().mutations - before} writes: DS already holds what it should.`,
  )
}

async function keepRunning(
  context: Context,
  inner: Context,
  services: Services,
  world: World,
): Promise<void> {
  // Something to look at: an administrator has taken Aube from the token.
  hideDemarche(world, DEMO_TOKENS.readWrite, 10001)
  const pages = await openPages(inner, services, ROLES)
  const running = startBehind(pages, inner, services, ROLES)
  print(`\nThe simulator and the service are still running until Ctrl-C.

The dashboard: ${running.url}/ (user: guichet, password: ${inner.env.httpPassword})
It shows an incident made for it: the token has just lost its right to the démarche of Aube.

In another terminal:

  export DS_API_URL=${inner.env.dsApiUrl}
  export DS_API_TOKEN=${DEMO_TOKENS.readWrite}
  export GUICHET_CONFIG=${DEMO_CONFIG}
  export DATA_DIR=${inner.env.dataDir}
  ${context.commandLine('status')}`)
  await firstSignal()
  await running.stop(8_000)
}

const next = (context: Context) => `
What next
${table([
  [context.commandLine('demo --keep'), 'the same, left running, with its dashboard'],
  [context.commandLine('simulator'), 'the local DS API alone'],
  ['README.md', 'point Guichet at a real démarche'],
])}`

const title = (text: string) => print(`\n${text}`)
const indent = (text: string) => text.replace(/^/gm, '  ')
const counts = (map: ReadonlyMap<string, number>) =>
  [...map].map(([key, value]) => `${key} ${value}`).join(', ')

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}
