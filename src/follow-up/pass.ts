import { randomUUID } from 'node:crypto'
import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Services } from '../campaign/services.ts'
import { mergeReminders, type Reminder } from '../domain/follow-up/reminders-annotation.ts'
import type { AnnotationWrite, DatedDossier, PartOutcome } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import { openFingerprint } from '../mail/fingerprint.ts'
import type { Sending } from '../mail/send.ts'
import type { LaureatMemory, MailCounts, PassRecord } from '../queue/entries.ts'
import { Incidents, refusalsOf } from '../queue/incidents.ts'
import { keys } from '../queue/keys.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import { type CurrentLaureat, problemsOf, tellProblems } from './alerts.ts'
import { attemptOf, differences, type ReportWrite } from './annotations.ts'
import { type FollowUpCampaign, rhythmOf } from './campaigns.ts'
import { type Courier, type Mailbag, NO_MAIL, openCourier } from './courier.ts'
import { noticeOf, tellInstructeurs } from './expiry-notices.ts'
import { figuresOf } from './figures.ts'
import { rowOf } from './kept.ts'
import { rememberLaureat, type Unreached } from './memory.ts'
import { OFFICE_HOURS, pauseUntilNextTry, pauseUntilOpening } from './office-hours.ts'
import { type FollowUpPlan, type LaureatPlan, planFollowUp } from './plan.ts'
import { toldOf, unreachedAfter, unreachedNotes } from './reached.ts'
import { rememberUnreadable } from './unreadable.ts'

/** `collect`: reports into annotations, nothing is sent. `complete`: e-mails too. */
export type Scope = 'collect' | 'complete'

/** What a pass did: see `MailCounts` for the e-mails. */
export type PassResult = PassRecord['result']

/**
 * One pass over the lauréats of a campaign: each is sent the e-mail due today, then what DS should hold is written.
 * Run again after a crash at any point, it sends nothing twice: see `sendOnce`.
 *
 * @param since the first try of the day (ms since the epoch): what could not leave is tried again ever less often
 * @throws Failure once every lauréat was looked at: `mail.*` when the SMTP server refuses us, or, with the instant of
 *   the next try, when e-mails wait for it; `ds.write-refused` when DS refused an annotation
 */
export async function followUp(
  services: Services,
  campaign: FollowUpCampaign,
  scope: Scope,
  since = services.now(),
): Promise<PassResult> {
  const { journal } = services.store
  const key = keys.lastPass(campaign.id)
  const last = await journal.get(key)
  const before = last?.since === since && last.failure !== null ? last : null
  const { result, failure, waiting, problems } = await pass(
    services,
    campaign,
    scope,
    since,
    before,
  ).catch(nothingDone)
  if (scope === 'complete')
    await journal.set(key, {
      id: randomUUID(),
      since,
      result: before ? added(before.result, result) : result,
      failure: failure && { kind: failure.kind, code: failure.code, message: failure.message },
      waiting,
      problems,
    })
  if (failure) throw failure
  return result
}

interface Ending extends Pick<PassRecord, 'result' | 'waiting' | 'problems'> {
  readonly failure: Failure | null
}

/** What was done adds up; what is left to do is as the last try found it. */
const added = (before: PassResult, last: PassResult): PassResult => ({
  ...last,
  sent: before.sent + last.sent,
  unknown: before.unknown + last.unknown,
  rejected: before.rejected + last.rejected,
  copies: before.copies + last.copies,
  declined: before.declined + last.declined,
  annotations: before.annotations + last.annotations,
})

/** A bug, or a death of the process, leaves no trace here. */
function nothingDone(error: unknown): Ending {
  if (!(error instanceof Failure)) throw error
  return { result: resultOf(0, 0, NO_MAIL), failure: error, waiting: null, problems: [] }
}

const resultOf = (laureats: number, annotations: number, counts: MailCounts): PassResult => ({
  outcome: 'followed',
  laureats,
  annotations,
  ...counts,
})

async function pass(
  services: Services,
  campaign: FollowUpCampaign,
  scope: Scope,
  since: number,
  before: PassRecord | null,
): Promise<Ending> {
  const { store, now } = services
  const plan = await planFollowUp(services, campaign)
  const { today } = plan
  const rhythm = rhythmOf(campaign)
  await rememberUnreadable(store, campaign.id, plan.unreadable.since)
  const only = before?.waiting ?? null
  const courier = scope === 'complete' ? await openCourierIfAny(services, plan, only) : null
  await rememberGone(services, plan)
  const isTold = (await courier?.alert(() => tellInstructeurs(services, plan))) ?? false
  let annotations = 0
  const writing: Promise<void>[] = []
  const refused: unknown[] = []
  const current: CurrentLaureat[] = []

  for (const laureat of plan.laureats) {
    const { dossier, nameOf, memory } = laureat
    let { reminders } = laureat
    let unreached = memory?.unreached ?? []
    if (courier) {
      reminders = mergeReminders(reminders, await settleInterrupted(services, laureat))
      const fresh = await courier.deliver(laureat)
      reminders = mergeReminders(reminders, fresh ? [fresh] : [])
      const isUntaken = courier.bag.untaken.has(dossier.number)
      const outcome = fresh ? 'taken' : isUntaken ? 'untaken' : null
      unreached = unreachedAfter(rhythm, { ...laureat, reminders }, outcome, today)
    }
    const told = toldOf(rhythm, laureat, unreached, today)
    const notes = [...laureat.notes, ...unreachedNotes(told, nameOf)]
    const { writes: changes, stuck } = differences(plan, { ...laureat, notes }, reminders)
    current.push({ dossier: dossier.number, reminders, nameOf, unreached: told, stuck })
    // Not awaited here: the writes of many dossiers travel together.
    writing.push(
      annotate(
        services,
        plan.inDs,
        dossier,
        changes.map(({ write }) => write),
      )
        .then(async () => {
          annotations += changes.length
          await remember(services, plan, laureat, { changes, unreached, isTold })
        })
        .catch((error: unknown) => {
          refused.push(error)
        }),
    )
  }
  await Promise.all(writing)
  const [bug] = refused.filter((error) => !(error instanceof Failure))
  if (bug) throw bug

  const unreached = current.filter((one) => one.unreached.length > 0).length
  const figures = figuresOf(plan, unreached, new Date(now()).toISOString())
  await store.journal.set(keys.followUp(campaign.id), figures)
  const problems = [...new Set([...(before?.problems ?? []), ...(courier?.bag.problems ?? [])])]
  await courier?.alert(() =>
    tellProblems(services, campaign.id, problemsOf(plan, current, problems)),
  )
  if (courier) await noteRefusals(services, campaign.id, courier.bag.counts)
  const [refusal] = refused.filter((error) => error instanceof Failure)
  return {
    result: resultOf(plan.laureats.length, annotations, courier?.bag.counts ?? NO_MAIL),
    failure: (courier && mailFailure(campaign, courier.bag, now(), since)) ?? refusal ?? null,
    waiting: [...(courier?.bag.waiting ?? [])],
    problems,
  }
}

/** `status` and the dashboard show it, whether or not the server that refuses lets the operator be told by e-mail. */
async function noteRefusals(
  { store: { journal }, log }: Services,
  campaign: string,
  { declined, sent }: MailCounts,
): Promise<void> {
  const incidents = new Incidents(journal, log)
  const id = refusalsOf(campaign)
  if (declined > 0) await incidents.note(id, 'mail.declined', [campaign])
  else if (sent > 0) await incidents.close(id)
}

/** What only the journal can know of a lauréat from now on. */
async function remember(
  { store: { journal }, now }: Services,
  { inDs }: FollowUpPlan,
  laureat: LaureatPlan,
  seen: { changes: readonly ReportWrite[]; unreached: readonly Unreached[]; isTold: boolean },
): Promise<void> {
  const { dossier, reports, memory, expiry } = laureat
  const { changes, unreached, isTold } = seen
  const hasWritten = changes.some(({ annotation }) => annotation === 'reminders')
  const dates = changes.flatMap((one) => {
    const attempt = attemptOf(one, dossier)
    return attempt === null ? [] : [[one.annotation, attempt] as const]
  })
  const filled = { ...memory?.filled, ...Object.fromEntries(dates) }
  const known = memory?.confirmed ?? []
  const fresh =
    reports.confirmed.length > 0
      ? reports.confirmed
          .map(await openFingerprint(mailJournal(journal)))
          .filter((one) => !known.includes(one))
      : []
  const confirmed = [...known, ...fresh]
  const expiryTold = expiry && isTold ? noticeOf(expiry) : memory?.expiryTold
  const after = {
    ...(hasWritten || memory?.written ? { written: true as const } : {}),
    ...(confirmed.length > 0 ? { confirmed } : {}),
    ...(unreached.length > 0 ? { unreached } : {}),
    ...(Object.keys(filled).length > 0 ? { filled } : {}),
    ...(expiryTold === undefined ? {} : { expiryTold }),
    row: rowOf(inDs, laureat),
  }
  await rememberLaureat(
    journal,
    keys.laureat(inDs.demarche.number, dossier.number),
    memory,
    after,
    now(),
  )
}

/** The follow-up of a dossier that DS shows no more ends; one that is no longer a lauréat leaves nothing behind. */
async function rememberGone(
  { store: { journal }, now }: Services,
  { inDs, gone, memories, notLaureats, today }: FollowUpPlan,
): Promise<void> {
  const demarche = inDs.demarche.number
  const write = async (dossier: number, before: LaureatMemory, after: Partial<LaureatMemory>) => {
    const { at: _, ...kept } = after
    await rememberLaureat(journal, keys.laureat(demarche, dossier), before, kept, now())
  }
  for (const [dossier, memory] of gone)
    if (memory.goneOn === undefined) await write(dossier, memory, { ...memory, goneOn: today })
  for (const [dossier, memory] of memories) {
    if (!notLaureats.has(dossier) || memory.row === undefined) continue
    const { row: _, ...kept } = memory
    await write(dossier, memory, kept)
  }
}

/** null where nothing can be sent. */
async function openCourierIfAny(
  services: Services,
  plan: FollowUpPlan,
  only: readonly number[] | null,
): Promise<Courier | null> {
  const { transport, log } = services
  if (transport) return await openCourier({ ...services, transport }, plan, only)
  const due = plan.laureats.filter((laureat) => laureat.due).length
  if (due > 0)
    log.warn({ campaign: plan.campaign.id, due }, 'e-mails due, but no SMTP_URL or no mail')
  return null
}

/** What refuses us stays so until a person has acted; what waits is tried again while the office hours last. */
function mailFailure(
  campaign: FollowUpCampaign,
  { outage, counts }: Mailbag,
  now: number,
  since: number,
): Failure | null {
  if (outage?.kind === 'permanent') return outage
  const { holidays } = rhythmOf(campaign)
  const opening = counts.later > 0 ? pauseUntilOpening(now, holidays) : null
  if (opening !== null) {
    const hours = `${OFFICE_HOURS.from}:00 to ${OFFICE_HOURS.until}:00 in Paris`
    const words = `${counts.later} e-mails wait for the hours at which they leave, ${hours}`
    // The machine's clock: the queue waits for real, whatever `--now` says to the rules.
    return new Failure('transient', 'mail.later', words, Date.now() + opening)
  }
  const pause = counts.deferred > 0 ? pauseUntilNextTry(now, since, holidays) : null
  if (pause === null) return null
  const reason = outage?.message ?? 'the SMTP server put e-mails off'
  const minutes = Math.round(pause / 60_000)
  return new Failure(
    'transient',
    outage?.code ?? 'mail.deferred',
    `${reason}; ${counts.deferred} to be sent, tried again in ${minutes} minutes`,
    // The machine's clock: the queue waits for real, whatever `--now` says to the rules.
    Date.now() + pause,
  )
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
