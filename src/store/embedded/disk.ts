import { Failure } from '../../failure.ts'
import { errorLabel } from '../trouble.ts'

// errno codes, and PostgreSQL's « disk full » and « io error ».
const DISK_CODES =
  /^(EACCES|EPERM|ENOENT|EROFS|ENOSPC|EDQUOT|ENOTDIR|EEXIST|ENOTSUP|EIO|53100|58030)$/

/** A Failure with a remedy, from what the file system or PGlite threw. */
export function diskFailure(error: unknown, where: string): Failure {
  if (error instanceof Failure) return error
  const code = errorLabel(error)
  return DISK_CODES.test(code)
    ? new Failure(
        'permanent',
        'store.unwritable',
        `The store in ${where} cannot be written (${code}): DATA_DIR must be a directory of a local disk with ` +
          'free space, owned by the user who runs Guichet.',
      )
    : new Failure('transient', 'store.failed', `The store in ${where} failed (${code}).`)
}
