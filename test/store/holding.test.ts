import { mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import { askHolder } from '../../src/store/ask.ts'
import { type Hold, hold } from '../../src/store/embedded/holder.ts'
import { openStore } from '../../src/store/index.ts'
import { runScript } from '../support/process.ts'

const SCRIPT = new URL('./fixtures/store-process.ts', import.meta.url)
const ME = { pid: 42, command: 'guichet start', since: '2026-05-04T10:00:00.000Z' }

describe('holding of the data directory', () => {
  let dataDir: string
  let holds: Hold[]

  beforeEach(async () => {
    dataDir = await realpath(await mkdtemp(join(tmpdir(), 'guichet-hold-')))
    holds = []
  })
  afterEach(async () => {
    await Promise.all(holds.map((held) => held.release()))
    await rm(dataDir, { recursive: true, force: true })
  })
  const take = async (dir = dataDir) => {
    const held = await hold(dir, ME)
    holds.push(held)
    return held
  }
  const sockets = async () => (await readdir(dataDir)).filter((name) => name.endsWith('.sock'))

  it('refuses a second holder, naming the first and what to do', async () => {
    await take()
    const refused = await take().catch((error) => error)
    expect(refused).toBeInstanceOf(Failure)
    expect(refused).toMatchObject({ kind: 'permanent', code: 'store.held' })
    expect(refused.message).toContain('« guichet start » (pid 42) since 2026-05-04T10:00:00.000Z')
    expect(refused.message).toContain('REDIS_URL')
  })

  it('lets the next one in after a release, and keeps one socket whatever the number of holders', async () => {
    for (let i = 0; i < 5; i++) {
      const held = await take()
      await held.release()
      holds.pop()
    }
    expect(await sockets()).toEqual(['holder.5.sock'])
  })

  it('lets exactly one of many starters take over from a dead holder', async () => {
    const { release } = await take()
    holds.pop()
    await release()
    for (let round = 0; round < 10; round++) {
      const results = await Promise.allSettled(Array.from({ length: 12 }, () => take()))
      const lost = results.filter((result) => result.status === 'rejected')
      expect(lost.map(({ reason }) => reason.code)).toEqual(Array(11).fill('store.held'))
      expect(holds).toHaveLength(1)
      await holds.pop()?.release()
    }
  })

  it('keeps its socket to its user', async () => {
    await take()
    const [name = ''] = await sockets()
    expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600)
  })

  it('works in a directory whose path is longer than a socket may have', async () => {
    const deep = join(dataDir, 'd'.repeat(120), 'é'.repeat(40))
    await mkdir(deep, { recursive: true })
    await take(deep)
    await expect(take(deep)).rejects.toMatchObject({ code: 'store.held' })
    expect(await askHolder(deep, 'holder', null)).toEqual(ME)
  })

  describe('questions', () => {
    it('are answered by the holder, from its own answers', async () => {
      const held = await take()
      held.answer({ failed: async (input) => ({ input, failed: 3 }) })
      expect(await askHolder(dataDir, 'failed', { ids: ['1'] })).toEqual({
        input: { ids: ['1'] },
        failed: 3,
      })
      expect(await askHolder(dataDir, 'holder', null)).toEqual(ME)
    })

    it('get undefined when nobody ever held, or holds any more, or the directory is absent', async () => {
      expect(await askHolder(dataDir, 'status', null)).toBeUndefined()
      const held = await take()
      holds.pop()
      await held.release()
      expect(await askHolder(dataDir, 'status', null)).toBeUndefined()
      expect(await askHolder(join(dataDir, 'absent'), 'status', null)).toBeUndefined()
    })

    it.each(['status', 'toString', '', '../etc'])(
      'unknown to the holder fail: %j',
      async (name) => {
        await take()
        await expect(askHolder(dataDir, name, null)).rejects.toMatchObject({
          kind: 'transient',
          code: 'store.no-answer',
        })
      },
    )

    it('pass on a Failure of the holder, and nothing of another error', async () => {
      const held = await take()
      held.answer({
        refused: async () => {
          throw new Failure('permanent', 'campaign.unknown', 'There is no job 12.')
        },
        broken: async () => {
          throw new Error('secret')
        },
      })
      await expect(askHolder(dataDir, 'refused', null)).rejects.toMatchObject({
        kind: 'permanent',
        code: 'campaign.unknown',
        message: 'There is no job 12.',
      })
      const broken = await askHolder<unknown>(dataDir, 'broken', null).catch(
        (error: Error) => error,
      )
      expect(broken).toMatchObject({ code: 'store.no-answer' })
      expect(String(broken)).not.toContain('secret')
    })
  })

  it('says what to do when the directory cannot be made', async () => {
    const file = join(dataDir, 'file')
    await writeFile(file, '')
    for (const impossible of [file, join(file, 'below')]) {
      const failure = await openStore({ dataDir: impossible, command: 'test' }).catch(
        (error) => error,
      )
      expect(failure).toMatchObject({ kind: 'permanent', code: 'store.unwritable' })
      expect(failure.message).toContain('DATA_DIR must be a directory')
    }
  })

  it('lets go when the database cannot be opened', async () => {
    await mkdir(join(dataDir, 'postgres'))
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
    const failure = await openStore({ dataDir, command: 'test' }).catch((error) => error)
    expect(failure).toMatchObject({ kind: 'permanent', code: 'store.unreadable' })
    await take()
  })

  it('ends with the process, killed or not, and its store is whole', {
    timeout: 60_000,
  }, async () => {
    const killed = runScript(SCRIPT, [dataDir, 'crash'])
    expect(await killed.nextLine()).toEqual({ opened: killed.child.pid })
    expect(await killed.nextLine()).toEqual({ active: true })
    await expect(openStore({ dataDir, command: 'test' })).rejects.toMatchObject({
      code: 'store.held',
      message: expect.stringContaining(`« guichet crash » (pid ${killed.child.pid})`),
    })
    killed.child.kill('SIGKILL')
    await killed.exited

    const store = await openStore({ dataDir, command: 'test', lockMs: 1_000 })
    expect(await store.journal.get('crash')).toBe('written')
    expect(await store.journal.get('counter')).toBeGreaterThan(0)
    // The job that was active when the process died runs again.
    const rerun = new Promise((resolve) => {
      store.worker('crash', async (job) => resolve(job.data), { concurrency: 1 })
    })
    expect(await rerun).toEqual({ dossier: 3 })
    await store.close()
  })

  it('stays with a holder that does not answer', { timeout: 60_000 }, async () => {
    const frozen = runScript(SCRIPT, [dataDir, 'hold'])
    await frozen.nextLine()
    frozen.child.kill('SIGSTOP')
    await expect(openStore({ dataDir, command: 'test' })).rejects.toMatchObject({
      code: 'store.held',
      message: expect.stringContaining('by another process that does not answer'),
    })
  })

  it('answers other processes while it serves', { timeout: 60_000 }, async () => {
    const service = runScript(SCRIPT, [dataDir, 'hold'])
    await service.nextLine()
    expect(await askHolder(dataDir, 'double', 21)).toBe(42)
    service.child.stdin.write('end\n')
    expect(await service.exited).toBe(0)
    expect(await askHolder(dataDir, 'double', 21)).toBeUndefined()
  })
})
