import { randomUUID } from 'node:crypto'
import { link, lstat, rename, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { ConfigError } from '../failures/problems.ts'

/** What is written may name people: its owner reads it, nobody else. */
const OWNER_ONLY = 0o600

/**
 * Writes a file whole or not at all: beside its place first, then moved there. No link is followed, so that nobody
 * who may write in that folder chooses what is written over.
 *
 * @param option that names the file, for the message
 * @throws ConfigError when it cannot be written
 */
export async function writeOutput(
  option: string,
  path: string,
  content: string | Uint8Array | Iterable<string>,
  { replace = true, mode = OWNER_ONLY } = {},
): Promise<void> {
  const beside = join(dirname(path), `.guichet-${randomUUID()}`)
  try {
    await refuseOddPlaces(option, path)
    await writeFile(beside, content, { mode, flag: 'wx' })
    if (replace) await rename(beside, path)
    else await link(beside, path)
  } catch (error) {
    throw cannotWrite(option, path, error)
  } finally {
    await rm(beside, { force: true }).catch(() => {})
  }
}

async function refuseOddPlaces(option: string, path: string): Promise<void> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === null || found.isFile()) return
  const what = found.isDirectory() ? 'a folder' : found.isSymbolicLink() ? 'a link' : 'no file'
  throw new ConfigError(option, [
    {
      path: [],
      message: `${path} cannot be written: it is ${what}`,
      remedy: 'give the name of a file',
    },
  ])
}

/**
 * A file or a folder that was asked for and cannot be written.
 * @throws what does not come from the file system, as it is
 */
export function cannotWrite(option: string, path: string, error: unknown): ConfigError {
  if (error instanceof ConfigError) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  const why = writeErrors()[code] ?? { message: `(${code})`, remedy: 'give another place' }
  return new ConfigError(option, [
    { path: [], message: `${path} cannot be written: ${why.message}`, remedy: why.remedy },
  ])
}

const writeErrors = (): Readonly<Record<string, { message: string; remedy: string }>> => ({
  ENOENT: { message: 'its folder does not exist', remedy: 'make the folder first' },
  ENOTDIR: { message: 'a part of it is a file, not a folder', remedy: 'give another place' },
  EISDIR: { message: 'it is a folder', remedy: 'give the name of a file' },
  EEXIST: {
    message: 'it is there already',
    remedy: 'give another name, or take it away; `init --force` replaces it',
  },
  EACCES: {
    message: 'this user may not write there',
    remedy: `give a place of ${userInfo().username}, who runs this`,
  },
  EROFS: { message: 'that disk may only be read', remedy: 'give a place that may be written to' },
  ENOSPC: { message: 'the disk is full', remedy: 'free some space, or give another place' },
})
