import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { unzipSync } from 'fflate'
import { packageRoot } from '../../package.ts'

/**
 * The files of a new PGlite database, as `pack-empty.ts` packed them. To have PGlite make them takes five seconds
 * and 800 MB; a test holds that they are what it would make.
 */
export const EMPTY_DATABASE = join(packageRoot, 'src/store/embedded/empty-database.zip.br')

/** Interrupted, it would leave a directory that never opens: it is made beside, then renamed. */
export async function createIfAbsent(directory: string): Promise<void> {
  if (existsSync(directory)) return
  const folder = dirname(directory)
  for (const name of await readdir(folder))
    if (name.startsWith(`${basename(directory)}.`) && name.endsWith('.new'))
      await rm(join(folder, name), { recursive: true, force: true })
  const unfinished = `${directory}.${process.pid}.new`
  await unpackEmpty(unfinished)
  await rename(unfinished, directory)
}

export async function unpackEmpty(directory: string): Promise<void> {
  const packed = await promisify(brotliDecompress)(await readFile(EMPTY_DATABASE))
  await mkdir(directory, { mode: 0o700 })
  for (const [name, content] of Object.entries(unzipSync(packed))) {
    const path = join(directory, name)
    if (name.endsWith('/')) await mkdir(path, { mode: 0o700 })
    else await writeFile(path, content, { mode: 0o600 })
  }
}
