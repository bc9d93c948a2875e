import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { smallDisk } from '../support/full-disk.ts'
import { runScript } from '../support/process.ts'

const SCRIPT = new URL('./fixtures/store-process.ts', import.meta.url)
const NO_MOUNT = 'no right to mount a small disk here: not tried'
const open = (dataDir: string) => openStore({ dataDir, command: 'test' })

/** A store to copy: making one takes seconds. */
let made: string
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'guichet-disk-store-'))
  const store = await open(made)
  await store.journal.set('kept', true)
  await store.close()
}, 120_000)
afterAll(() => rm(made, { recursive: true, force: true }))

const copyTo = async (dataDir: string) => {
  await mkdir(dataDir, { recursive: true })
  await cp(join(made, 'postgres'), join(dataDir, 'postgres'), { recursive: true })
  return dataDir
}

describe('embedded store on a bad disk', { timeout: 120_000 }, () => {
  it('full: every operation says so, the process is told to end, and nothing is lost once there is space', async ({
    skip,
  }) => {
    const disk = await smallDisk(120)
    if (!disk) return skip(NO_MOUNT)
    const dataDir = await copyTo(join(disk.path, 'data'))
    const store = await open(dataDir)
    const text = randomBytes(100_000).toString('hex')
    let written = 0
    const refused = await (async () => {
      for (;;) {
        await store.journal.set(`fill:${written}`, `${written}${text}`)
        written += 1
      }
    })().catch((error: unknown) => error)
    const full = {
      kind: 'transient',
      code: 'store.unwritable',
      message: expect.stringMatching(/cannot be written \(ENOSPC\): .* free space/),
    }
    expect(refused).toMatchObject(full)
    expect(await store.lost).toMatchObject(full)
    await expect(store.queue('q').add('n', {})).rejects.toMatchObject(full)
    await expect(store.journal.get('kept')).rejects.toMatchObject(full)
    await store.close()

    await expect(open(dataDir)).rejects.toMatchObject({
      kind: 'permanent',
      code: 'store.unwritable',
      message: expect.stringContaining('free space'),
    })
    await disk.grow(200)
    const again = await open(dataDir)
    expect(await again.journal.get('kept')).toBe(true)
    expect(await again.journal.get(`fill:${written - 1}`)).toBe(`${written - 1}${text}`)
    await again.close()
  })

  it('too small for a new store: says so, and leaves nothing that would be taken for one', async ({
    skip,
  }) => {
    const disk = await smallDisk(10)
    if (!disk) return skip(NO_MOUNT)
    const dataDir = join(disk.path, 'data')
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'store.unwritable' })
    expect(await readdir(dataDir)).not.toContain('postgres')
    await disk.grow(100)
    await (await open(dataDir)).close()
  })

  it('read-only: is refused with what to do', async ({ skip }) => {
    const disk = await smallDisk(60)
    if (!disk) return skip(NO_MOUNT)
    const dataDir = await copyTo(join(disk.path, 'data'))
    await disk.makeReadOnly()
    for (const where of [dataDir, join(disk.path, 'another')]) {
      await expect(open(where)).rejects.toMatchObject({
        kind: 'permanent',
        code: 'store.unwritable',
        message: expect.stringMatching(
          /cannot be written \(E\w+\): DATA_DIR must be a directory of a local/,
        ),
      })
    }
  })
})

describe('a damaged embedded store', { timeout: 120_000 }, () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guichet-damage-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  // In a process of its own: a database that spins would take the tests with it.
  const openElsewhere = async (): Promise<unknown> => {
    const { child, nextLine } = runScript(SCRIPT, [dataDir, 'look'])
    const limit = setTimeout(() => child.kill('SIGKILL'), 60_000)
    const said = await nextLine()
    clearTimeout(limit)
    return said ?? 'nothing was said'
  }

  it.each([
    ['PG_VERSION', 0],
    ['global/pg_control', 100],
    ['global/pg_filenode.map', 10],
    ['the largest file of the tables', 0.5],
    ['the files written ahead', 0.1],
  ])('%s cut: says to restore it or to move it away', async (what, share) => {
    await rm(join(dataDir, 'postgres'), { recursive: true, force: true })
    await copyTo(dataDir)
    for (const path of await filesOf(join(dataDir, 'postgres'), what)) {
      const { size } = await stat(path)
      await truncate(path, share < 1 ? Math.floor(size * share) : share)
    }
    expect(await openElsewhere()).toMatchObject({
      failed: 'store.unreadable',
      message: expect.stringMatching(/restore it from a backup, or move it away and start again/),
    })
  })
})

async function filesOf(postgres: string, what: string): Promise<string[]> {
  if (what.startsWith('the files')) {
    const names = await readdir(join(postgres, 'pg_wal'))
    return names
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .map((name) => join(postgres, 'pg_wal', name))
  }
  if (!what.startsWith('the largest')) return [join(postgres, what)]
  const folder = join(postgres, 'base/5')
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name)
      return { path, size: (await stat(path)).size }
    }),
  )
  return files
    .sort((a, b) => b.size - a.size)
    .slice(0, 1)
    .map(({ path }) => path)
}
