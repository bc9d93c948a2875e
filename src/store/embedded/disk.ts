import { statfs } from 'node:fs/promises'
import { Failure } from '../../failures/failure.ts'
import { errorLabel } from '../trouble.ts'

// errno codes, and PostgreSQL's « disk full » and « io error ».
const DISK_CODES =
  /^(EACCES|EPERM|ENOENT|EROFS|ENOSPC|EDQUOT|ENOTDIR|EEXIST|ENOTSUP|EIO|53100|58030)$/
// PostgreSQL's « internal error », « data corrupted », « index corrupted », and the end of its program.
const DAMAGE = /^XX|^(RuntimeError|ExitStatus)$/

/** What the disk or the database did, with its remedy; null for an error of another origin. */
export function diskTrouble(error: unknown, where: string): Failure | null {
  if (error instanceof Failure) return error
  if (!(error instanceof Error)) return null
  const label = 'code' in error ? errorLabel(error) : error.name
  if (DISK_CODES.test(label)) return unwritable(label, where)
  if (DAMAGE.test(label)) return unreadable(label, where)
  if (!error.message.startsWith('PGlite is clos')) return null
  return new Failure('permanent', 'store.closed', `The store in ${where} is closed: start again.`)
}

const unwritable = (label: string, where: string): Failure =>
  new Failure(
    'permanent',
    'store.unwritable',
    `The store in ${where} cannot be written (${label}): DATA_DIR must be a directory of a local disk with free ` +
      'space, owned by the user who runs Guichet. Then start again.',
  )

/** PostgreSQL writes ahead in files of 16 MB, and needs a new one to recover. */
const ENOUGH_BYTES = 32 * 2 ** 20

/** @throws Failure `store.unwritable` while there is still room to recover: without it PostgreSQL would spin. */
export async function needRoom(where: string): Promise<void> {
  if (!(await hasRoom(where))) throw unwritable('ENOSPC', where)
}

async function hasRoom(where: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(where)
  return bavail * bsize >= ENOUGH_BYTES
}

/** Why a database did not open: one that has no room to recover is whole. */
export async function openingTrouble(error: unknown, where: string): Promise<Failure> {
  const trouble = diskTrouble(error, where)
  if (trouble) return trouble
  return (await hasRoom(where)) ? unreadable(errorLabel(error), where) : unwritable('ENOSPC', where)
}

const unreadable = (label: string, where: string): Failure =>
  new Failure(
    'permanent',
    'store.unreadable',
    `The store in ${where} cannot be read (${label}): restore it from a backup, or move it away and start again. ` +
      'A new store is filled from démarches-simplifiées.',
  )
