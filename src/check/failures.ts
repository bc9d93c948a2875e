import { inWords } from '../failures/catalogue.ts'
import { Failure } from '../failures/failure.ts'
import { about, type Diagnosis } from './diagnosis.ts'

/** What our messages show of the case: where DS has moved, this server's address, the system's or the server's code. */
const DETAIL = / to ([\w.:-]+) \(| \(([\w.:-]{3,45})\)/

/**
 * A failure as its subject's diagnosis.
 * @throws what is no Failure, as it is: a defect of ours, for the log
 */
export function explainFailure(subject: string, error: unknown): Diagnosis {
  if (!(error instanceof Failure)) throw error
  const { wrong, remedy } = inWords(error.code)
  const detail = DETAIL.exec(error.message)?.slice(1).find(Boolean)
  const message = `${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}${detail ? ` (${detail})` : ''}.`
  return about(subject).error(error.code, message, remedy)
}
