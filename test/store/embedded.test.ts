import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { runScript } from '../support/process.ts'
import { LOCK_MS, storeContract } from './contract.ts'

const SCRIPT = new URL('./fixtures/store-process.ts', import.meta.url)
const newDirectory = () => mkdtemp(join(tmpdir(), 'guichet-store-'))

describe('embedded store', () => {
  storeContract(async () => {
    const dataDir = await newDirectory()
    return {
      open: () => openStore({ dataDir, command: 'test', lockMs: LOCK_MS }),
      dispose: () => rm(dataDir, { recursive: true, force: true }),
    }
  })
})

describe('embedded store, alone in its directory', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await newDirectory()
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  it.each(['work-and-leave', 'leave-job-behind'])(
    'lets its process end by itself: %s',
    { timeout: 60_000 },
    async (scenario) => {
      const { nextLine, exited } = runScript(SCRIPT, [dataDir, scenario])
      await nextLine()
      expect(await nextLine()).toEqual({ closed: true })
      expect(await exited).toBe(0)
    },
  )

  it('gives a command at once the job that a process left when it died', async () => {
    // A lock that no test outlives.
    const open = () => openStore({ dataDir, command: 'test', lockMs: 600_000 })
    const dead = await open()
    await dead.queue('left').add('job', {})
    dead.worker('left', () => new Promise(() => {}), { concurrency: 1 })
    await expect.poll(() => dead.queue('left').getActiveCount()).toBe(1)
    await dead.close(0)
    const store = await open()
    await store.takeUp(['left'])
    const stalledCounter = await new Promise((resolve) => {
      store.worker('left', async (job) => resolve(job.stalledCounter), { concurrency: 1 })
    })
    expect(stalledCounter).toBe(1)
    await store.close()
  })

  it('says what it is', async () => {
    const store = await openStore({ dataDir, command: 'test' })
    const { name, problems } = await store.describe()
    expect(name).toMatch(/^PGlite \d+\.\d+\S* \(PostgreSQL \d+\), /)
    expect(problems).toEqual([])
    await store.close()
  })

  it('is its owner’s alone, whatever its folder was before', async () => {
    const inside = async () =>
      (await readdir(dataDir, { recursive: true })).map((name) => join(dataDir, name))
    await writeFile(join(dataDir, 'was-there'), '')
    for (const path of [dataDir, ...(await inside())]) await chmod(path, 0o777)
    const store = await openStore({ dataDir, command: 'test' })
    await store.journal.set('k', 'v')
    await store.close()
    const open: string[] = []
    for (const path of [dataDir, ...(await inside())]) {
      const found = await stat(path)
      const wanted = found.isDirectory() ? 0o700 : 0o600
      if (!found.isSocket() && (found.mode & 0o777) !== wanted) open.push(path)
    }
    expect(open).toEqual([])
  })

  it('fails in its own words once closed', async () => {
    const store = await openStore({ dataDir, command: 'test' })
    await store.close()
    await expect(store.journal.get('k')).rejects.toMatchObject({ code: 'store.closed' })
  })

  it('refuses a store written by a later release', async () => {
    const db = await PGlite.create(join(dataDir, 'postgres'))
    await db.exec('UPDATE guichet.schema SET version = 99')
    await db.close()
    await expect(openStore({ dataDir, command: 'test' })).rejects.toMatchObject({
      kind: 'permanent',
      code: 'store.newer',
    })
  })
})
