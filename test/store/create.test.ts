import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createIfAbsent } from '../../src/store/embedded/create.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-create-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function filesOf(directory: string): Promise<Map<string, Buffer | 'folder'>> {
  const files = new Map<string, Buffer | 'folder'>()
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    files.set(
      path.slice(directory.length + 1),
      entry.isDirectory() ? 'folder' : await readFile(path),
    )
  }
  return files
}

/** They hold a number drawn at random and the time. */
const OF_ONE_DATABASE = ['global/pg_control', 'pg_wal/000000010000000000000001']

it('a new database is, byte for byte, the one that the installed PGlite makes: after another release, run src/store/embedded/pack-empty.ts', async () => {
  await createIfAbsent(join(folder, 'ours'))
  const made = await PGlite.create(join(folder, 'theirs'))
  await made.close()

  const ours = await filesOf(join(folder, 'ours'))
  const theirs = await filesOf(join(folder, 'theirs'))
  expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort())
  const others = [...ours].filter(([name, content]) => {
    const their = theirs.get(name)
    return content === 'folder' || their === 'folder' || their === undefined
      ? content !== their
      : !content.equals(their)
  })
  expect(others.map(([name]) => name).sort()).toEqual(OF_ONE_DATABASE)
})

it('what an interrupted creation left is removed, and the database is made', async () => {
  const directory = join(folder, 'postgres')
  await mkdir(`${directory}.4242.new`)
  await createIfAbsent(directory)
  expect(await readdir(folder)).toEqual(['postgres'])
})
