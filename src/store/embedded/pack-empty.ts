import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { type Zippable, zipSync } from 'fflate'
import { EMPTY_DATABASE } from './create.ts'

/** Run after each change of PGlite's release: `npx tsx src/store/embedded/pack-empty.ts` (half a minute). */
const folder = await mkdtemp(join(tmpdir(), 'guichet-empty-'))
const database = join(folder, 'postgres')
const db = await PGlite.create(database)
await db.close()

const files: Zippable = {}
for (const entry of await readdir(database, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  const name = relative(database, path)
  if (entry.isDirectory()) files[`${name}/`] = new Uint8Array()
  else files[name] = await readFile(path)
}
await rm(folder, { recursive: true })

// Three databases of the same content, far apart: the widest window sees them as one.
const packed = brotliCompressSync(zipSync(files, { level: 0, mtime: '2000-01-01' }), {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  },
})
await writeFile(EMPTY_DATABASE, packed)
process.stdout.write(`${EMPTY_DATABASE}: ${packed.length} bytes\n`)
