import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

export interface SmallDisk {
  readonly path: string
  grow(megabytes: number): Promise<void>
  makeReadOnly(): Promise<void>
}

/** A disk of some megabytes in memory, unmounted at the end of the test; null where it takes rights that we lack. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  const path = await mkdtemp(join(tmpdir(), 'guichet-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])
  } catch {
    await rm(path, { recursive: true, force: true })
    return null
  }
  onTestFinished(async () => {
    // Lazily: a database that was left as it is keeps files open until the process ends.
    await run('umount', ['--lazy', path])
    await rm(path, { recursive: true, force: true })
  })
  const remount = async (options: string) => {
    await run('mount', ['-o', `remount,${options}`, path])
  }
  return {
    path,
    grow: (size) => remount(`size=${size}m`),
    makeReadOnly: () => remount('ro'),
  }
}
