import type { Outcome, Violation } from '../model.ts'
import { lettersIn } from './mails.ts'

/** With the store lost, DS alone tells what has left: nothing leaves again. Messages are judged with all others. */
export function checkEpilogue({ epilogue, final }: Outcome): Violation[] {
  return lettersIn(epilogue.mails, final.dossiers).map(({ dossier, quarter, step }) => ({
    rule: 'an e-mail sent again once the store was lost',
    about: `dossier ${dossier}, ${quarter}, ${step}`,
  }))
}
