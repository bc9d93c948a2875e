import { open, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../failures/failure.ts'

// The kernel gives a socket's path 108 bytes (104 on macOS), the longest name below takes 40.
const MAX_DIRECTORY_BYTES = 60

/** `path` leads to the directory and is short enough for a socket. */
export interface SocketDir {
  path: string
  close(): Promise<void>
}

/**
 * A deep DATA_DIR is reached through a descriptor of this process. A socket elsewhere (in /tmp) would be shorter
 * too, but two processes do not always share one /tmp, and both would then open the store.
 *
 * @throws Failure permanent `store.unwritable` when the path is too long and there is no /proc.
 */
export async function openSocketDir(dataDir: string): Promise<SocketDir> {
  const path = await realpath(dataDir)
  if (Buffer.byteLength(path) <= MAX_DIRECTORY_BYTES) return { path, close: async () => {} }
  if (process.platform !== 'linux') {
    throw new Failure(
      'permanent',
      'store.unwritable',
      `The path of DATA_DIR is longer than ${MAX_DIRECTORY_BYTES} bytes: use a shorter one.`,
    )
  }
  const handle = await open(path)
  return { path: `/proc/self/fd/${handle.fd}`, close: () => handle.close() }
}

/**
 * Holders follow one another: each binds the number after the last. The highest number is the current holder,
 * or the last one if it no longer listens. 0 when nobody ever held.
 */
export async function latestGeneration(dir: SocketDir): Promise<number> {
  return Math.max(0, ...(await generations(dir)))
}

export async function generations(dir: SocketDir): Promise<number[]> {
  const names = await readdir(dir.path)
  return names.flatMap((name) => {
    const number = /^holder\.(\d+)\.sock$/.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })
}

export function socketPath(dir: SocketDir, generation: number): string {
  return join(dir.path, `holder.${generation}.sock`)
}
