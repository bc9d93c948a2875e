import { JOBS } from '../jobs/index.ts'
import { awaitingForm } from '../src/instruct/waits.ts'
import { DOSSIERS } from '../src/queue/add.ts'
import { keys } from '../src/queue/keys.ts'
import { openStore } from '../src/store/index.ts'
import { rangeOf } from '../src/store/port.ts'
import { playEpilogue } from './epilogue.ts'
import { mailsIn } from './mails-file.ts'
import {
  CAMPAIGNS,
  type DossierState,
  type Entry,
  type FailedJob,
  type Outcome,
  type Plan,
  type SendingRow,
  type View,
} from './model.ts'
import { command } from './settle.ts'
import type { Stage } from './stage.ts'
import { wantedNow } from './wanted.ts'

/** What DS's process says of itself to the chaos. */
export interface DsLook {
  readonly dossiers: readonly DossierState[]
  readonly entries: number
  readonly now: string
  readonly broken: readonly number[]
  readonly hands: number
  readonly posts: number
}

/** Runs what an operator would run the next day, and gathers all that is to be judged. */
export async function observe(
  plan: Plan,
  stage: Stage,
  settledMs: number | null,
  trouble: readonly string[],
): Promise<{ outcome: Outcome; look: DsLook }> {
  const told = [...trouble]
  const settled = settledMs === null ? null : await view(stage)
  if (settled === null) told.push('the queues were not empty in time')
  const run = async (allowed: readonly number[], ...args: string[]) => {
    const { exit, stdout } = await command(stage, args)
    if (exit === null || !allowed.includes(exit))
      told.push(`guichet ${args.join(' ')}: exit ${exit}`)
    return stdout
  }
  // 1: what is refused for good, and is said so.
  await run([0, 1], 'sync', '--json')
  await run([0, 1], 'remind', '--json')
  await run([0, 1], 'sync', '--full', '--json')
  const rehearsed = await run([0, 1], 'sync', '--full', '--dry-run', '--json')

  const look = await stage.ds.ask<DsLook>('look')
  const { dossiers = [] }: { dossiers?: { dossier: number }[] } = JSON.parse(rehearsed || '{}')
  for (const { dossier } of dossiers)
    if (!look.broken.includes(dossier))
      told.push(`after a full pass, another one would write to dossier ${dossier}`)
  const { failed, awaiting, sendings, watermarks, remembered } = await readStore(stage)
  const final = { ...(await viewOf(look, stage)), failed, awaiting }
  const timeline = await stage.ds.ask<Entry[]>('timeline')
  const mails = mailsIn(stage)
  const epilogue = await playEpilogue(stage, told)
  const outcome: Outcome = {
    endAt: plan.endAt,
    timeline,
    settled,
    final,
    broken: look.broken,
    mails,
    epilogue,
    sendings,
    watermarks,
    remembered,
    dsNow: look.now,
    trouble: told,
  }
  return { outcome, look }
}

async function view(stage: Stage): Promise<View> {
  const look = await stage.ds.ask<DsLook>('look')
  const { failed, awaiting } = await readStore(stage)
  return { ...(await viewOf(look, stage)), failed, awaiting }
}

async function viewOf(
  { dossiers, entries }: DsLook,
  stage: Stage,
): Promise<Omit<View, 'failed' | 'awaiting'>> {
  return { dossiers, entries, wanted: await wantedNow(dossiers, stage.calmEnv) }
}

/** Nothing else holds the store by now. */
async function readStore({ calmEnv: { REDIS_URL, DATA_DIR = '' } }: Stage) {
  const store = await openStore({
    dataDir: DATA_DIR,
    command: 'chaos',
    ...(REDIS_URL !== undefined && { redisUrl: REDIS_URL }),
  })
  try {
    const { journal } = store
    const failed: FailedJob[] = []
    for (const { name } of JOBS)
      for (const job of await store.queue(name).getFailed())
        failed.push({
          job: name,
          dossier: DOSSIERS.payload.safeParse(job.data).data?.dossier ?? null,
          reason: job.failedReason ?? '',
        })
    const rows = await journal.list(rangeOf<{ state: string }>('mail'))
    const marks = await journal.list(keys.watermarks)
    const dossiers = await journal.list('dossier:')
    const awaiting = await Promise.all(
      CAMPAIGNS.map(({ demarche }) => awaitingForm({ journal }, demarche)),
    )
    return {
      failed,
      awaiting: awaiting.flat(),
      sendings: rows.map(
        ({ key, value }): SendingRow => ({ row: key.split(':'), state: value.state }),
      ),
      watermarks: marks.map(({ key, value }) => ({
        demarche: Number(key.split(':')[1]),
        at: value.at,
      })),
      remembered: dossiers.map(({ key }) => Number(key.split(':')[2])),
    }
  } finally {
    await store.close(0)
  }
}
