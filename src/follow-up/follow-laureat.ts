import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Services } from '../campaign/services.ts'
import { mergeReminders, type Reminder } from '../domain/follow-up/reminders-annotation.ts'
import type { AnnotationWrite, DatedDossier, PartOutcome, Result } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { Sending } from '../mail/send.ts'
import { keys } from '../queue/keys.ts'
import type { CurrentLaureat } from './alerts.ts'
import { differences } from './annotations.ts'
import { rhythmOf } from './campaigns.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'
import { toldOf, unreachedAfter, unreachedNotes } from './reached.ts'
import { remember } from './remember.ts'
import type { Sender } from './sender.ts'

/** A pass, as one of its lauréats needs to know it. */
export interface Passing {
  readonly plan: FollowUpPlan
  /** null: nothing is sent. */
  readonly sender: Sender | null
  /** Numbers of the dossiers that will expire of which the instructeurs were just written to. */
  readonly expiryTold: ReadonlySet<number>
}

export interface Followed {
  readonly current: CurrentLaureat
  /** How many annotations were written. Not awaited at once: the writes of many dossiers travel together. */
  readonly writing: Promise<Result<number>>
}

/**
 * The story of one lauréat: what a dead process left open is settled, the e-mail that is due leaves, DS is brought to
 * hold what it should, and what only the journal can know is remembered.
 */
export async function followLaureat(
  services: Services,
  { plan, sender, expiryTold }: Passing,
  planned: LaureatPlan,
): Promise<Followed> {
  const { dossier, nameOf, expiry } = planned
  const isTold = expiry?.isTold || expiryTold.has(dossier.number)
  const laureat = { ...planned, expiry: expiry && { ...expiry, isTold } }
  const { reminders, unreached } = sender
    ? await write(services, plan, sender, laureat)
    : { reminders: laureat.reminders, unreached: laureat.memory?.unreached ?? [] }
  const told = toldOf(rhythmOf(plan.campaign), laureat, unreached, plan.today)
  const notes = [...laureat.notes, ...unreachedNotes(told, nameOf)]
  const { writes: changes, stuck } = differences(plan, { ...laureat, notes }, reminders)
  const annotations = changes.map((change) => change.write)
  const writing = annotate(services, plan.inDs, dossier, annotations)
    .then(() => remember(services, plan, laureat, { changes, unreached }))
    .then(
      () => ({ ok: changes.length }),
      (failure: unknown) => ({ failure }),
    )
  return {
    current: { dossier: dossier.number, reminders, nameOf, unreached: told, stuck },
    writing,
  }
}

/** The lauréat is written to, where an e-mail is due. */
async function write(
  services: Services,
  { campaign, today }: FollowUpPlan,
  sender: Sender,
  laureat: LaureatPlan,
): Promise<Pick<CurrentLaureat, 'reminders' | 'unreached'>> {
  const interrupted = await settleInterrupted(services, laureat)
  const fresh = await sender.deliver(laureat)
  const settled = mergeReminders(laureat.reminders, interrupted)
  const reminders = mergeReminders(settled, fresh ? [fresh] : [])
  const isUntaken = sender.mails.untaken.has(laureat.dossier.number)
  const outcome = fresh ? 'taken' : isUntaken ? 'untaken' : null
  const unreached = unreachedAfter(rhythmOf(campaign), { ...laureat, reminders }, outcome, today)
  return { reminders, unreached }
}

/** A row left pending by a process that died would stay so once its step is past. */
async function settleInterrupted(
  { store: { journal } }: Services,
  { journalled }: LaureatPlan,
): Promise<Reminder[]> {
  const interrupted = journalled.filter(({ sending }) => sending.state === 'pending')
  for (const { row, sending } of interrupted) {
    const settled: Sending = { state: 'unknown', at: sending.at, reason: 'interrupted' }
    await journal.set(keys.mail(row), settled)
  }
  return interrupted.map(({ reminder }) => reminder)
}

async function annotate(
  { ds, campaigns }: Services,
  { robotId, campaign }: CampaignInDs,
  dossier: DatedDossier,
  annotations: readonly AnnotationWrite[],
): Promise<void> {
  if (annotations.length === 0) return
  const document = await ds.write([
    { dossierId: dossier.id, robotId, annotations, moveTo: null, follow: null },
  ])
  if ('failed' in document) throw document.failed
  const [written] = document.results
  if (written !== undefined && written !== 'not-run' && 'failure' in written) throw written.failure
  const outcome: PartOutcome =
    written === undefined || written === 'not-run' ? { state: 'not-run' } : written.ok.annotate
  if (outcome.state === 'done') return
  campaigns.refresh(campaign.id)
  const words = outcome.state === 'refused' ? outcome.message : outcome.state
  throw new Failure(
    'transient',
    'ds.write-refused',
    `DS refused the annotations of dossier ${dossier.number} (${words}). Run \`guichet check\`: it names the missing right or annotation.`,
  )
}
