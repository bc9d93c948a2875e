import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import { DEMO_TOKENS } from '../src/simulator/index.ts'
import type { Store } from '../src/store/port.ts'
import { crowdedConfig } from '../test/support/crowd.ts'
import { startChild } from './children.ts'
import type { Verdict } from './cost-table.ts'
import { openServiceStage } from './service-stage.ts'

/** What the worker asks of its store and of the machine. */

const MAIN = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))

/** Every read of the journal in a first pass over 20 campaigns, for each of their dossiers. */
export async function journalReads(redisUrl: string | null): Promise<Verdict[]> {
  const [demarches, dossiersEach] = [20, 20]
  let reads = 0
  const counted = (store: Store): Store => {
    const { journal } = store
    const counting =
      <A extends unknown[], R>(read: (...args: A) => R) =>
      (...args: A): R => {
        reads += 1
        return read(...args)
      }
    const { get, list, pages } = journal
    return {
      ...store,
      journal: {
        ...journal,
        get: counting(get) as typeof get,
        list: counting(list) as typeof list,
        pages: counting(pages) as typeof pages,
      },
    }
  }
  const stage = await openServiceStage({ demarches, dossiersEach, redisUrl, around: counted })
  await stage.tick()
  await stage.close()
  const found = reads / (demarches * dossiersEach)
  return [{ what: 'journal reads a dossier, 20 campaigns', found, atMost: 10 }]
}

const ROWS = 100_000

/** The passes over all keys that an idle tick makes, however many there are. */
export async function scans(redisUrl: string): Promise<Verdict[]> {
  const redis = new Redis(redisUrl)
  const stage = await openServiceStage({ demarches: 20, dossiersEach: 1, redisUrl })
  await stage.tick()
  for (let row = 0; row < ROWS; row += 1_000) {
    const names = Array.from({ length: 1_000 }, (_, one) => `dossier:51001:${row + one}`)
    await redis.mset(names.flatMap((name) => [`guichet:journal:${name}`, '{"value":{}}']))
    await redis.zadd('guichet:journal-names', ...names.flatMap((name) => [0, name]))
  }
  await stage.tick()
  await redis.config('RESETSTAT')
  await stage.tick()
  const calls = /cmdstat_scan:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1] ?? 0
  await stage.close()
  redis.disconnect()
  const what = `SCANs of an idle tick, 20 campaigns, ${ROWS} rows`
  return [{ what, found: Number(calls), atMost: 20 }]
}

/** The most, and the last, that a command as it is delivered holds of memory (MiB): what it shares is shared out. */
async function memoryOf(args: string[], env: NodeJS.ProcessEnv, forMs?: number) {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: 'ignore' })
  let [most, last] = [0, 0]
  const look = setInterval(() => {
    last = heldBy(child.pid) ?? last
    most = Math.max(most, last)
  }, 100)
  if (forMs !== undefined) setTimeout(() => child.kill(), forMs)
  const [exit] = await once(child, 'exit')
  clearInterval(look)
  if (exit !== 0) throw new Error(`guichet ${args.join(' ')} ended with ${exit}: npm run build`)
  return { most, last }
}

/** MiB; null where Linux does not say, or no more. */
function heldBy(pid: number | undefined): number | null {
  try {
    const told = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(told)?.[1]) / 1024
  } catch {
    return null
  }
}

const REST_MS = 60_000

/** On the embedded store: `sync` over new dossiers, then the service a minute after its start. */
export async function memoryOfCommands(dossiers: number): Promise<Verdict[]> {
  const ds = startChild('./ds.ts')
  const setting = { start: Date.now(), speed: 1, demarches: 1, dossiersEach: dossiers }
  const url = await ds.ask<string>('open', setting)
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
  writeFileSync(join(folder, 'guichet.yaml'), crowdedConfig(1))
  const env = {
    DS_API_URL: url,
    DS_API_TOKEN: DEMO_TOKENS.readWrite,
    DATA_DIR: join(folder, 'data'),
    GUICHET_CONFIG: join(folder, 'guichet.yaml'),
    HTTP_PORT: '0',
  }
  const first = await memoryOf(['sync'], env)
  const service = await memoryOf(['start'], env, REST_MS)
  ds.stop()
  rmSync(folder, { recursive: true })
  const about = `embedded, ${dossiers} dossiers, compiled: MiB`
  return [
    { what: `${about} at most, first sync`, found: first.most, atMost: 450 },
    { what: `${about} at rest, service`, found: service.last, atMost: 300 },
  ]
}

/** As it is delivered: the best of five, since other programs only add to it. */
export function help(): Verdict[] {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    const { status } = spawnSync(process.execPath, [MAIN, '--help'])
    if (status !== 0) throw new Error(`${MAIN} --help ended with ${status}: npm run build`)
    return performance.now() - started
  })
  const found = Math.min(...times) / 1_000
  return [{ what: 'guichet --help, compiled: seconds', found, atMost: 0.3 }]
}

/** From the tick that finds it to its follower, on this machine's clock. */
export async function untilFollowed(redisUrl: string | null): Promise<Verdict[]> {
  const stage = await openServiceStage({ demarches: 1, dossiersEach: 100, redisUrl })
  for (let quiet = 0; quiet < 3; quiet += 1) await stage.tick()
  const seconds: number[] = []
  for (let deposit = 0; deposit < 40; deposit += 1) {
    stage.deposit(1)
    const started = performance.now()
    await stage.tick()
    seconds.push((performance.now() - started) / 1_000)
  }
  await stage.close()
  const found = seconds.sort((one, other) => one - other)[Math.ceil(0.95 * seconds.length) - 1] ?? 0
  return [{ what: 'a deposit, from its poll to followed: seconds, 95 of 100', found, atMost: 4 }]
}
