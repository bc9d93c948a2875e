import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { type Child, startChild } from '../bench/children.ts'
import { DEMO_TOKENS } from '../src/simulator/index.ts'
import { CAMPAIGNS, type Peer, type Plan, REPORTS_DEMARCHE, type Trigger } from './model.ts'
import { watchDs, watchSmtp } from './moments.ts'
import { RedisServer } from './redis.ts'
import { Wire } from './wire.ts'
import { type Env, WorkerProcess } from './worker.ts'

export interface Actor {
  readonly process: WorkerProcess
  readonly wires: Readonly<Partial<Record<Peer, Wire>>>
}

/** Everything that runs: DS, the mail server, Redis, and the workers behind their wires. */
export interface Stage {
  readonly ds: Child
  readonly mail: Child
  readonly redis: RedisServer | null
  readonly actors: readonly Actor[]
  readonly folder: string
  /** For what is run once all is calm: nothing on the wire. */
  readonly calmEnv: Env
  /** One line an e-mail. */
  readonly mailFile: string
  /** Whom to tell of the instants seen on the workers' wires. */
  watch(onMoment: OnMomentOf): void
  /** The clock of DS and of the workers goes on from there. @param at ISO */
  setClock(at: string): Promise<void>
  /** The clock of a worker's machine alone is set. @param byMs forward, or back */
  stepClock(worker: number, byMs: number): void
  close(): Promise<void>
}

/** @returns true when what shows it is to be lost */
type OnMomentOf = (worker: number, trigger: Trigger) => boolean

const MOVED_CLOCK = new URL('moved-clock.mjs', import.meta.url).href

export async function setStage(plan: Plan, folder: string): Promise<Stage> {
  for (const part of ['redis', 'data']) mkdirSync(join(folder, part), { recursive: true })
  const config = join(folder, 'guichet.yaml')
  writeFileSync(config, configuration())
  const ds = startChild(new URL('ds.ts', import.meta.url).href)
  const mail = startChild(new URL('mail.ts', import.meta.url).href)
  const calmClock = { file: join(folder, 'clock'), stepMs: 0 }
  const clocks = Array.from({ length: plan.workers }, (_, index) => ({
    file: join(folder, `clock-${index + 1}`),
    stepMs: 0,
  }))
  let ahead = 0
  const showClocks = () => {
    for (const { file, stepMs } of [calmClock, ...clocks]) {
      // Whole, whenever it is read.
      writeFileSync(`${file}.next`, String(ahead + stepMs))
      renameSync(`${file}.next`, file)
    }
  }
  const setClock = async (at: string) => {
    ahead = await ds.ask<number>('advance', at)
    showClocks()
  }
  const mailFile = join(folder, 'mails.jsonl')
  writeFileSync(mailFile, '')
  const { deposited, laureats, broken, rounds } = plan
  const dsUrl = new URL(
    await ds.ask<string>('open', { at: rounds[0]?.at ?? plan.endAt, deposited, laureats, broken }),
  )
  await setClock(rounds[0]?.at ?? plan.endAt)
  const smtpPort = await mail.ask<number>('open', mailFile)
  const redis = plan.store === 'redis' ? await RedisServer.start(join(folder, 'redis')) : null

  const envOf = (
    ports: { ds: number; smtp: number; redis: number | null },
    { file }: { readonly file: string },
  ): Env => ({
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    DS_API_URL: Object.assign(new URL(dsUrl), { port: String(ports.ds) }).href,
    DS_API_TOKEN: DEMO_TOKENS.readWrite,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    GUICHET_CONFIG: config,
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'info',
    NODE_OPTIONS: `--import ${MOVED_CLOCK}`,
    CHAOS_CLOCK_FILE: file,
    ...(ports.redis !== null && { REDIS_URL: `redis://127.0.0.1:${ports.redis}/0` }),
  })

  let onMoment: OnMomentOf = () => false
  const actors: Actor[] = []
  for (let index = 0; index < plan.workers; index += 1) {
    const seen = (trigger: Trigger) => onMoment(index, trigger)
    const wires = {
      ds: new Wire(Number(dsUrl.port), () => watchDs(seen)),
      smtp: new Wire(smtpPort, () => watchSmtp(seen)),
      ...(redis && { redis: new Wire(redis.port) }),
    }
    const ports = {
      ds: await wires.ds.listen(),
      smtp: await wires.smtp.listen(),
      redis: (await wires.redis?.listen()) ?? null,
    }
    const env = envOf(ports, clocks[index] ?? calmClock)
    const log = join(folder, `worker-${index + 1}.log`)
    actors.push({ process: new WorkerProcess(env, log), wires })
  }

  // What has no other tie to this process than its end.
  const abandon = () => {
    for (const { process: worker } of actors) worker.kill('the end')
    redis?.resume()
    redis?.kill()
  }
  process.on('exit', abandon)

  return {
    ds,
    mail,
    redis,
    actors,
    folder,
    calmEnv: envOf(
      { ds: Number(dsUrl.port), smtp: smtpPort, redis: redis?.port ?? null },
      calmClock,
    ),
    mailFile,
    watch(next) {
      onMoment = next
    },
    setClock,
    stepClock(worker, byMs) {
      const clock = clocks[worker]
      if (clock) clock.stepMs += byMs
      showClocks()
    },
    async close() {
      abandon()
      process.off('exit', abandon)
      for (const { wires } of actors) for (const wire of Object.values(wires)) await wire.close()
      ds.stop()
      mail.stop()
    },
  }
}

/** The full pass by the nightly clock is left out: what polls miss must show. */
const configuration = () =>
  stringify({
    mail: {
      from: 'Guichet <guichet@prefecture.example.org>',
      operator: 'exploitation@prefecture.example.org',
      perMinute: 600,
    },
    schedules: { poll: '* * * * *', reconcile: '0 0 1 1 *', followUp: '30 8 * * 1-5' },
    campaigns: CAMPAIGNS.map(({ id, demarche, calendar, correction }) => ({
      id,
      preset: 'marne-volet-1',
      demarche,
      robot: 'robot.fitn7@prefecture.example.org',
      assignment: { groups: [{ departments: ['51'], group: 'Marne' }] },
      requests: { annotation: true, correction },
      followUp: { reports: { demarche: REPORTS_DEMARCHE, path: 'etat-des-lieux' }, calendar },
    })),
  })
