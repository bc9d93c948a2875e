import type { Services } from '../campaign/services.ts'
import { isAfter } from '../domain/requests/questions-annotation.ts'
import { only, STILL_RUNNING_MS } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import { msUntil } from '../queue/clock.ts'
import type { RequestRow } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import type { Decided } from './in-hand.ts'
import { type DueTick, markOf } from './questions.ts'

/**
 * Deals with one tick: its message leaves once. As with an e-mail, a row says that it is about to leave before it does;
 * DS itself sends twice what is asked twice, so that nothing leaves before the dossier's messages were looked into.
 *
 * `pending` → `sent`. A row found `pending` (a kill, an answer that was lost) says that it may have left: DS may be at
 * it for 30 s more, then its messages tell. A lost journal costs no second message either: they tell as well.
 *
 * @returns whether its message has left, now or in a try whose end was not known
 * @throws Failure `ambiguous` when it may have left; `ds.write-refused` when DS refused it
 */
export async function answerTick(
  services: Services,
  { inDs, plan }: Pick<Decided, 'inDs' | 'plan'>,
  due: DueTick,
): Promise<boolean> {
  const { store, now, ds, log } = services
  const { dossier } = plan
  const key = keys.request(dossier.demarche, dossier.number)
  const settle = (fate: RequestRow['fate'], at: string) =>
    store.journal.set(key, { tick: due.at, fate, at, letter: markOf(due.letter) })
  if (due.fate !== 'send') {
    await settle(due.fate, new Date(now()).toISOString())
    return false
  }

  const row = await store.journal.get(key)
  const isInDoubt = row?.fate === 'pending' && row.tick === due.at
  const over = isInDoubt ? Date.parse(row.at) + STILL_RUNNING_MS : 0
  const waitMs = msUntil(over, now(), STILL_RUNNING_MS)
  if (waitMs > 0) throw mayHaveLeft(now() + waitMs)
  const messages = only(await ds.messages([dossier.number])) ?? []
  const sent = messages.find(
    ({ author, writtenAt }) => author === inDs.campaign.robot && !isAfter(due.at, writtenAt),
  )
  if (sent) {
    await settle('sent', sent.writtenAt)
    return isInDoubt
  }
  if (now() < over) {
    // A clock that was ahead, or another one that is, wrote the row: DS may be at it still.
    await settle('pending', new Date(now()).toISOString())
    throw mayHaveLeft(now() + STILL_RUNNING_MS)
  }
  if (due.letter === '') {
    // It never left, and what stood there is gone.
    await settle('nothing', new Date(now()).toISOString())
    return false
  }

  await settle('pending', new Date(now()).toISOString())
  const answer = await ds.send({
    dossierId: dossier.id,
    robotId: inDs.robotId,
    body: due.letter,
    correction: due.correction,
  })
  if (answer.state === 'lost') throw mayHaveLeft(now() + STILL_RUNNING_MS)
  if (answer.state === 'refused') {
    await store.journal.delete(key)
    throw new Failure(
      'transient',
      'ds.write-refused',
      `DS refused the message to the applicant (${answer.message}). Run \`guichet check\`: it names the missing right.`,
    )
  }
  await settle('sent', answer.sentAt)
  log.info({ campaign: inDs.campaign.id, dossier: dossier.number }, 'message sent to the applicant')
  return true
}

const mayHaveLeft = (retryAt: number) =>
  new Failure(
    'ambiguous',
    'ds.lost-answer',
    'DS may have sent this message without saying so: its messages are looked into before it is sent again',
    retryAt,
  )
