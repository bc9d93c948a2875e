import { rmSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/index.ts'

let created: Promise<string> | undefined

/** An embedded store in which nothing is yet. To make one takes seconds: one is made, and copied for each test. */
export async function copyEmptyStore(dataDir: string): Promise<void> {
  created ??= create()
  await cp(await created, dataDir, {
    recursive: true,
    filter: (path) => !path.endsWith('.sock'),
  })
}

async function create(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-store-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const store = await openStore({ dataDir, command: 'test' })
  await store.close()
  return dataDir
}
