import { chmod, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const FOLDER = 0o700
const FILE = 0o600
const PERMISSIONS = 0o777

/**
 * Leaves the folder and all that is in it to its owner alone. PGlite makes files that everybody may write, whatever
 * the umask, and a folder that was there may be open too. Links are left as they are.
 *
 * @returns what still is open to others: made by somebody else, or on a disk that knows no permissions
 */
export async function closeToOthers(folder: string): Promise<string[]> {
  const inside = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = inside
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  const open: string[] = []
  for (const path of [folder, ...paths]) if (!(await closed(path))) open.push(path)
  return open
}

async function closed(path: string): Promise<boolean> {
  try {
    const { mode, isFolder } = await permissionsOf(path)
    const wanted = isFolder ? FOLDER : FILE
    if (mode === wanted) return true
    await chmod(path, wanted)
    return (await permissionsOf(path)).mode === wanted
  } catch (error) {
    // Gone meanwhile: PostgreSQL removes files of its own.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}

async function permissionsOf(path: string): Promise<{ mode: number; isFolder: boolean }> {
  const found = await lstat(path)
  return { mode: found.mode & PERMISSIONS, isFolder: found.isDirectory() }
}
