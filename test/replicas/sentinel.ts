import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort, type RedisServer, startRedisServer } from '../support/redis.ts'

export interface Watched {
  /** `redis+sentinel://…` */
  readonly url: string
  readonly master: RedisServer
  readonly replica: RedisServer
  stop(): Promise<void>
}

/** A master and its replica, watched by three sentinels that replace a master silent for a second. */
export async function startWatched(): Promise<Watched | undefined> {
  const master = await startRedisServer()
  if (!master) return undefined
  const follows = ['--replicaof', '127.0.0.1', String(master.port)]
  const replica = await startRedisServer(['--appendonly', 'yes', ...follows])
  if (!replica) throw new Error('the replica did not start')
  const folder = await mkdtemp(join(tmpdir(), 'guichet-sentinel-'))
  const ports = [await freePort(), await freePort(), await freePort()]
  const sentinels: ChildProcess[] = []
  for (const port of ports) {
    const file = join(folder, `${port}.conf`)
    await writeFile(
      file,
      [
        `port ${port}`,
        'bind 127.0.0.1',
        `dir ${folder}`,
        `sentinel monitor main 127.0.0.1 ${master.port} 2`,
        'sentinel down-after-milliseconds main 1000',
        'sentinel failover-timeout main 5000',
      ].join('\n'),
    )
    sentinels.push(spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore' }))
  }
  for (const port of ports) await agree(port)
  return {
    url: `redis+sentinel://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/main`,
    master,
    replica,
    async stop() {
      for (const sentinel of sentinels) {
        if (sentinel.exitCode !== null || sentinel.signalCode !== null) continue
        const exited = once(sentinel, 'exit')
        sentinel.kill('SIGKILL')
        await exited
      }
      await master.stop()
      await replica.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until a sentinel knows the replica and both of its peers. */
async function agree(port: number): Promise<void> {
  const redis = new Redis(port, '127.0.0.1')
  redis.on('error', () => {})
  try {
    for (let tries = 0; tries < 300; tries++) {
      const state = await redis.call('SENTINEL', 'MASTER', 'main').catch(() => [])
      const fields = Array.isArray(state) ? state.map(String) : []
      const count = (name: string) => Number(fields[fields.indexOf(name) + 1])
      if (count('num-slaves') === 1 && count('num-other-sentinels') === 2) return
      await sleep(100)
    }
    throw new Error('the sentinels did not find each other')
  } finally {
    redis.disconnect()
  }
}
