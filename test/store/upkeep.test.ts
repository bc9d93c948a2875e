import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/index.ts'

const MB = 2 ** 20
const JOBS = 50_000
const CHUNK = 1_000

async function weigh(folder: string): Promise<number> {
  const names = await readdir(folder)
  // A file of the log may go in between.
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

it('fifty thousand jobs that came and went leave files of the size that they had', {
  timeout: 600_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-upkeep-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const store = await openStore({ dataDir, command: 'test' })
  const before = await store.describe()
  const queue = store.queue('q')
  let longestLog = 0
  for (let first = 0; first < JOBS; first += CHUNK) {
    await queue.addBulk(
      Array.from({ length: CHUNK }, (_, place) => ({
        name: 'n',
        data: { campaign: 'marne', dossier: first + place },
        opts: { deduplication: { id: `marne-${first + place}` } },
      })),
    )
    await queue.drain()
    longestLog = Math.max(longestLog, await weigh(join(dataDir, 'postgres/pg_wal')))
  }
  await store.close()

  // Without upkeep: 150 MB of log, and as much of tables.
  expect(longestLog).toBeLessThan(112 * MB)
  const again = await openStore({ dataDir, command: 'test' })
  onTestFinished(() => again.close())
  const { files } = await again.describe()
  expect(files?.bytes).toBeLessThan((before.files?.bytes ?? 0) + 40 * MB)
  expect(Date.parse(files?.maintainedAt ?? '')).toBeGreaterThan(
    Date.parse(before.files?.maintainedAt ?? ''),
  )
})
