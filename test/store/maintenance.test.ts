import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Database } from '../../src/store/embedded/database.ts'
import { startUpkeep } from '../../src/store/embedded/upkeep.ts'
import { copyEmptyStore } from '../support/empty-store.ts'

const STEP = /^(TRUNCATE|VACUUM|CHECKPOINT)/
const THREE_MEGABYTES = `CREATE TABLE filler AS SELECT repeat(md5(n::text), 30) FROM generate_series(1, 3000) n`

it('the maintenance of the embedded store goes table by table, and whoever asks meanwhile is answered in between', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-maintenance-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  await copyEmptyStore(dataDir)
  const directory = join(dataDir, 'postgres')
  const db = await Database.open(directory, dataDir)
  onTestFinished(() => db.close())
  await db.run((sql) => sql.exec(THREE_MEGABYTES))

  const ended: string[] = []
  const { exec } = PGlite.prototype
  vi.spyOn(PGlite.prototype, 'exec').mockImplementation(async function (this: PGlite, text) {
    const results = await exec.call(this, text)
    ended.push(text)
    return results
  })
  onTestFinished(() => void vi.restoreAllMocks())
  const problems: unknown[] = []
  let isOver = false
  const closing = startUpkeep(db, directory, (problem) => problems.push(problem))
    .close()
    .finally(() => {
      isOver = true
    })
  while (!isOver) await db.query('SELECT 1 AS poll', [])
  await closing

  expect(problems).toEqual([])
  const steps = ended.flatMap((text, place) => (STEP.test(text) ? [place] : []))
  expect(steps.map((place) => ended[place])).toEqual([
    'TRUNCATE bullmq.event',
    'VACUUM bullmq.job',
    'VACUUM bullmq.dedup',
    'VACUUM bullmq.dedup_next',
    'VACUUM bullmq.meta',
    'VACUUM guichet.journal',
    'CHECKPOINT',
  ])
  for (const [place, step] of steps.slice(1).entries())
    expect(step - (steps[place] ?? 0), `${ended[step]} let nobody pass before it`).toBeGreaterThan(
      1,
    )
})
