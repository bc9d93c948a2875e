import type { Outcome, Violation } from '../model.ts'
import { checkDecisions } from './decisions.ts'
import { checkEpilogue } from './epilogue.ts'
import { checkMails } from './mails.ts'
import { checkMessages } from './messages.ts'
import { checkOpinions } from './opinions.ts'
import { checkQueue } from './queue.ts'

/** Judges what is left once all is calm. It shares no decision with the worker, but for the words of the opinions. */
export function check(outcome: Outcome): Violation[] {
  return [
    ...outcome.trouble.map((about) => ({ rule: 'the service itself', about })),
    ...checkOpinions(outcome),
    ...checkDecisions(outcome).violations,
    ...checkMails(outcome).violations,
    ...checkMessages(outcome).violations,
    ...checkEpilogue(outcome),
    ...checkQueue(outcome),
  ]
}
