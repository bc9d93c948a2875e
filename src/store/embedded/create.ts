import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What went wrong in the process that makes the files, with PGlite's or the system's code. */
interface Trouble {
  readonly name: string
  readonly code?: string
  readonly message: string
}

/**
 * Told by itself when its parent dies, it ends: what it was making has a name that nobody else takes.
 * PGlite's own name is resolved here, whatever folder the command is run in. What runs but once is not worth the
 * optimizing compiler: without it, a quarter less work, and a tenth less memory.
 */
const PROGRAM = `
import { setFlagsFromString } from 'node:v8'
setFlagsFromString('--liftoff-only')
process.on('disconnect', () => process.exit(1))
const [pglite, directory] = process.argv.slice(1)
try {
  const { PGlite } = await import(pglite)
  const db = await PGlite.create(directory)
  await db.close()
  process.send(null, () => process.exit(0))
} catch ({ name, code, message }) {
  process.send({ name, code, message }, () => process.exit(1))
}`

/**
 * Makes the files of a new database when there are none. It takes seconds and several times the memory of a
 * database at rest, which a process never gives back: hence one of its own. Interrupted, it would leave a directory
 * that never opens: it is made beside, then renamed.
 */
export async function createIfAbsent(directory: string): Promise<void> {
  if (existsSync(directory)) return
  const folder = dirname(directory)
  for (const name of await readdir(folder))
    if (name.startsWith(`${basename(directory)}.`) && name.endsWith('.new'))
      await rm(join(folder, name), { recursive: true, force: true })
  const unfinished = `${directory}.${process.pid}.new`
  await make(unfinished)
  await rename(unfinished, directory)
}

async function make(directory: string): Promise<void> {
  const pglite = import.meta.resolve('@electric-sql/pglite')
  const args = ['--input-type=module', '-e', PROGRAM, pglite, directory]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  let trouble: Trouble | null | undefined
  child.on('message', (told: Trouble | null) => {
    trouble = told
  })
  await once(child, 'exit')
  if (trouble === null) return
  // Killed, most often for want of memory: it could say nothing.
  const { message, ...rest } = trouble ?? { name: 'Error', message: 'PGlite ended' }
  throw Object.assign(new Error(message), rest)
}
