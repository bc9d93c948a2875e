import { randomUUID } from 'node:crypto'
import type { Services } from '../campaign/services.ts'
import { Failure } from '../failures/failure.ts'
import type { MailCounts, PassRecord } from '../queue/entries.ts'
import { Incidents, refusalsOf } from '../queue/incidents.ts'
import { keys } from '../queue/keys.ts'
import { problemsOf, tellProblems } from './alerts.ts'
import type { FollowUpCampaign } from './campaigns.ts'
import { tellInstructeurs } from './expiry-notices.ts'
import { figuresOf } from './figures.ts'
import { type Followed, followLaureat } from './follow-laureat.ts'
import { mailFailure } from './mail-failure.ts'
import { type FollowUpPlan, planFollowUp } from './plan.ts'
import { rememberForm, rememberGone } from './remember.ts'
import { NO_MAIL, openSender, type Sender } from './sender.ts'
import { rememberUnreadable } from './unreadable.ts'

/** `collect`: reports into annotations, nothing is sent. `complete`: e-mails too. */
export type FollowUpScope = 'collect' | 'complete'

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
  scope: FollowUpScope,
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
  scope: FollowUpScope,
  since: number,
  before: PassRecord | null,
): Promise<Ending> {
  const { store, now } = services
  const plan = await planFollowUp(services, campaign)
  await rememberUnreadable(store, campaign.id, plan.unreadable.since)
  await rememberForm(services, plan)
  await rememberGone(services, plan)
  const only = before?.waiting ?? null
  const sender = scope === 'complete' ? await openSenderIfAny(services, plan, only) : null
  const expiring = plan.laureats.flatMap(({ dossier, expiry }) =>
    expiry ? [{ dossier, expiry }] : [],
  )
  const expiryTold =
    (await sender?.alert(() => tellInstructeurs(services, campaign, 'laureat', expiring))) ??
    new Set<number>()
  const followed: Followed[] = []
  for (const laureat of plan.laureats)
    followed.push(await followLaureat(services, { plan, sender, expiryTold }, laureat))
  const written = await Promise.all(followed.map(({ writing }) => writing))
  const refused = written.flatMap((one) => ('failure' in one ? [one.failure] : []))
  const [bug] = refused.filter((error) => !(error instanceof Failure))
  if (bug) throw bug

  const current = followed.map((one) => one.current)
  const unreached = current.filter((one) => one.unreached.length > 0).length
  const figures = figuresOf(plan, unreached, new Date(now()).toISOString())
  await store.journal.set(keys.followUp(campaign.id), figures)
  const problems = [...new Set([...(before?.problems ?? []), ...(sender?.mails.problems ?? [])])]
  await sender?.alert(() =>
    tellProblems(services, campaign.id, problemsOf(plan, current, problems)),
  )
  const isDeclined = (before?.result.declined ?? 0) > 0 || sender?.mails.isDeclined === true
  if (isDeclined || (sender?.mails.counts.sent ?? 0) > 0)
    await noteRefusals(services, campaign.id, isDeclined)
  const [refusal] = refused.filter((error) => error instanceof Failure)
  const annotations = written.reduce((sum, one) => sum + ('ok' in one ? one.ok : 0), 0)
  return {
    result: resultOf(plan.laureats.length, annotations, sender?.mails.counts ?? NO_MAIL),
    failure: (sender && mailFailure(campaign, sender.mails, now(), since)) ?? refusal ?? null,
    waiting: [...(sender?.mails.waiting ?? [])],
    problems,
  }
}

/** `status` and the dashboard show it, whether or not the server that refuses lets the operator be told by e-mail. */
async function noteRefusals(
  { store: { journal }, log }: Services,
  campaign: string,
  isDeclined: boolean,
): Promise<void> {
  const incidents = new Incidents(journal, log)
  const id = refusalsOf(campaign)
  if (isDeclined) await incidents.note(id, 'mail.declined', [campaign])
  else await incidents.close(id)
}

/** null where nothing can be sent. */
async function openSenderIfAny(
  services: Services,
  plan: FollowUpPlan,
  only: readonly number[] | null,
): Promise<Sender | null> {
  const { transport, log } = services
  if (transport) return await openSender({ ...services, transport }, plan, only)
  const due = plan.laureats.filter((laureat) => laureat.due).length
  if (due > 0)
    log.warn({ campaign: plan.campaign.id, due }, 'e-mails due, but no SMTP_URL or no mail')
  return null
}
