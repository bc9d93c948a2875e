import type { JobResult } from '../../../jobs/define.ts'
import { mergeReminders, type Reminder } from '../../domain/follow-up/reminders-annotation.ts'
import type { AnnotationWrite, LaureatDossier } from '../../ds/port.ts'
import { Failure } from '../../failure.ts'
import { readSending, type Sending, sendOnce } from '../../mail/send.ts'
import type { Desk } from '../desks.ts'
import { keys } from '../memory.ts'
import type { Services } from '../services.ts'
import { problemsOf, tellOperator } from './alerts.ts'
import { differences } from './annotations.ts'
import type { FollowUpCampaign } from './campaigns.ts'
import { type FollowUpFigures, figuresOf } from './figures.ts'
import { letterheadOf, messageTo, openReportForm, recipientsOf } from './letter.ts'
import { type FollowUpPlan, type LaureatPlan, planFollowUp } from './plan.ts'
import { toReminder } from './read.ts'

/** `collect`: reports into annotations, nothing is sent. `complete`: e-mails too. */
export type Scope = 'collect' | 'complete'

/**
 * One pass over the lauréats of a campaign: each is sent the e-mail due today, then what DS should hold is written.
 * Run again after a crash at any point, it sends nothing twice: see `sendOnce`.
 *
 * @throws Failure once every lauréat was looked at: `mail.*` when the SMTP server was away or put something off,
 *   `ds.write-refused` when DS refused an annotation
 */
export async function followUp(
  services: Services,
  campaign: FollowUpCampaign,
  scope: Scope,
): Promise<JobResult> {
  const { store, now } = services
  const plan = await planFollowUp(services, campaign)
  const courier = scope === 'complete' ? await openCourier(services, plan) : null
  const counts = { sent: 0, unknown: 0, rejected: 0, annotations: 0 }
  const failures: Failure[] = []
  const keep = (error: unknown) => {
    // A bug stops the pass; what fails outside concerns one lauréat, or is the same for the next pass.
    if (!(error instanceof Failure)) throw error
    failures.push(error)
  }
  const writing: Promise<void>[] = []
  const refused: unknown[] = []
  const current: { dossier: number; reminders: readonly Reminder[] }[] = []

  for (const laureat of plan.laureats) {
    let { reminders } = laureat
    if (courier) {
      reminders = mergeReminders(reminders, await settleInterrupted(services, laureat))
      try {
        const fresh = await courier.deliver(laureat)
        if (fresh) counts[fresh.ending] += 1
        reminders = mergeReminders(reminders, fresh ? [fresh] : [])
      } catch (error) {
        keep(error)
      }
    }
    current.push({ dossier: laureat.dossier.number, reminders })
    const writes = differences(plan, laureat, reminders).map(({ write }) => write)
    // Not awaited here: the writes of many dossiers travel together.
    writing.push(
      annotate(services, plan.desk, laureat.dossier, writes).then(
        () => {
          counts.annotations += writes.length
        },
        (error: unknown) => {
          refused.push(error)
        },
      ),
    )
  }
  await Promise.all(writing)
  refused.forEach(keep)

  const figures = figuresOf(plan, new Date(now()).toISOString())
  await store.journal.set(keys.followUp(campaign.id), figures satisfies FollowUpFigures)
  if (courier) {
    await tellOperator(services, campaign.id, problemsOf(plan, current, courier.unreachable))
  }
  const [failure] = failures
  if (failure) throw failure
  return { outcome: 'followed', laureats: plan.laureats.length, ...counts }
}

/** Sends the e-mails of a pass; null where nothing can be sent. */
async function openCourier(services: Services, plan: FollowUpPlan) {
  const { transport, config, log, store, now } = services
  const { campaign } = plan
  if (!transport) {
    const due = plan.laureats.filter((laureat) => laureat.due).length
    if (due > 0) log.warn({ campaign: campaign.id, due }, 'e-mails due, but no SMTP_URL or no mail')
    return null
  }
  const linkTo = await openReportForm(services, campaign)
  const head = letterheadOf(config)
  const unreachable: number[] = []
  let outage: Failure | null = null

  return {
    /** Lauréats without an address. */
    unreachable,
    /** Sends what is due to one lauréat; null when nothing is, or nobody can get it. */
    async deliver({ due, dossier }: LaureatPlan): Promise<Reminder | null> {
      if (!due) return null
      const { period, step } = due
      const recipients = recipientsOf({ campaign, dossier }, step)
      if (!recipients) {
        unreachable.push(dossier.number)
        return null
      }
      if (outage) throw outage
      const link = linkTo(dossier.number, period)
      const message = messageTo(recipients, campaign, dossier, due, link, head)
      const key = {
        dossier: dossier.number,
        period: period.id,
        step,
        recipient: 'laureat',
      } as const
      try {
        await sendOnce({ journal: store.journal, transport, now }, key, message)
      } catch (error) {
        // The server is away for everybody: nobody else waits for its time limit.
        if (error instanceof Failure && error.code !== 'mail.deferred') outage = error
        throw error
      }
      const row = await readSending(store.journal, key)
      return row && toReminder(period.id, step, row)
    },
  }
}

/** A row left pending by a process that died would stay so once its step is past. */
async function settleInterrupted(
  { store: { journal } }: Services,
  { journalled }: LaureatPlan,
): Promise<Reminder[]> {
  const interrupted = journalled.filter(({ sending }) => sending.state === 'pending')
  for (const { row, sending } of interrupted) {
    const settled: Sending = { state: 'unknown', at: sending.at, reason: 'interrupted' }
    await journal.set(row, settled)
  }
  return interrupted.map(({ reminder }) => reminder)
}

async function annotate(
  { ds, desks }: Services,
  { robotId, campaign }: Desk,
  dossier: LaureatDossier,
  annotations: readonly AnnotationWrite[],
): Promise<void> {
  if (annotations.length === 0) return
  const { annotate: outcome } = await ds.write({
    dossierId: dossier.id,
    robotId,
    annotations,
    moveTo: null,
    follow: null,
    moveOnlyAfterAnnotations: false,
  })
  if (outcome.state === 'done') return
  desks.refresh(campaign.id)
  const words = outcome.state === 'refused' ? outcome.message : outcome.state
  throw new Failure(
    'transient',
    'ds.write-refused',
    `DS refused the annotations of dossier ${dossier.number} (${words}). Run \`guichet check\`: it names the missing right or annotation.`,
  )
}
