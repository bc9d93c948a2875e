import { checkDecisions } from './check/decisions.ts'
import { checkMails } from './check/mails.ts'
import { checkMessages } from './check/messages.ts'
import type { Outcome, Plan } from './model.ts'
import type { DsLook } from './observe.ts'
import type { Counts } from './play.ts'

/** What one run was and did, as lines of a table. */
export function figuresOf(
  plan: Plan,
  outcome: Outcome,
  {
    counts,
    look,
    settledMs,
    tookMs,
  }: { counts: Counts; look: DsLook; settledMs: number | null; tookMs: number },
): [string, string][] {
  const decisions = checkDecisions(outcome)
  const mails = checkMails(outcome)
  const messages = checkMessages(outcome)
  const first = plan.rounds[0]?.at ?? plan.endAt
  const of = (kind: string) =>
    [...counts]
      .filter(([what]) => what.startsWith(`${kind} `))
      .map(([what, count]) => `${what.slice(kind.length + 1)} ${count}`)
      .sort()
      .join(', ')
  const total = (kind: string) =>
    [...counts].reduce((sum, [what, count]) => (what.startsWith(`${kind} `) ? sum + count : sum), 0)
  const lines: [string, string | number][] = [
    ['seed', plan.seed],
    ['workers', plan.workers],
    ['dossiers', outcome.final.dossiers.length],
    ['killed', `${total('killed')}: ${of('killed')}`],
    ['Redis', of('redis')],
    ['wires broken', of('network')],
    ['faults of DS', of('fault')],
    ['versions of forms', of('revision')],
    ['clocks of machines set', of('clock')],
    ['moods of the mail server', of('smtp')],
    ['deeds of people', `${look.hands} of ${total('hand')} asked: ${of('hand')}`],
    ['DS’s clock', `${first.slice(0, 10)} to ${outcome.dsNow.slice(0, 10)}`],
    ['requests to DS', look.posts],
    ['moves, followers given', `${decisions.moves}, ${decisions.follows}`],
    ['people who acted between a reading and its write', decisions.raced],
    [
      'e-mails to lauréats',
      `${mails.sent} taken, ${mails.unknown} told unknown, ${mails.refused} refused`,
    ],
    ['messages to applicants', `${messages.sent} for ${messages.ticks} ticks`],
    ['given up when the queues were empty', describeFailed(outcome)],
    ['settled in', settledMs === null ? 'it did not' : seconds(settledMs)],
    ['whole run', seconds(tookMs)],
  ]
  return lines.filter(([, text]) => text !== '').map(([name, text]) => [name, String(text)])
}

const describeFailed = ({ settled, final }: Outcome) =>
  settled ? `${settled.failed.length}; ${final.failed.length} after the nightly pass` : ''

const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`
