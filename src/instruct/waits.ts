import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Readers, Services } from '../campaign/services.ts'
import { parisDay } from '../domain/dates.ts'
import { expiryOn } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import { hasLasted } from '../queue/clock.ts'
import type { AwaitingForm } from '../queue/entries.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import type { Journal } from '../store/port.ts'
import type { Plan } from './decide.ts'

/**
 * Dossiers that wait for something that DS does without changing any date: no listing would show them again, so that
 * the polls look at them by themselves.
 */

/** An incomplete applicant is looked at again this often; DS itself tries every two hours. */
const INCOMPLETE_RETRY_MS = 60 * 60_000

/** The first look at a dossier that awaits the published form; DS takes half a minute at least. */
const FORM_FIRST_MS = 60_000
/** The clock may have been set forward meanwhile. */
const FORM_LONGEST_MS = 24 * 60 * 60_000

/** Those that it is time to look at again. */
export async function dueAgain(
  { journal, now }: Pick<Readers, 'journal' | 'now'>,
  demarche: number,
): Promise<number[]> {
  const incompletes = await journal.list(keys.incompletes(demarche))
  const awaiting = await journal.list(keys.awaitingForms(demarche))
  const due = [
    ...incompletes.filter(({ value }) =>
      hasLasted(Date.parse(value.triedAt), now(), INCOMPLETE_RETRY_MS),
    ),
    ...awaiting.filter(({ value }) => isFormDue(value, now())),
  ]
  return [...new Set(due.map(({ key }) => dossierOf(key)))]
}

/** As much later as it has waited already: after minutes, then hours, then a day at most. */
function isFormDue({ since, triedAt }: AwaitingForm, now: number): boolean {
  const waited = Date.parse(triedAt) - Date.parse(since)
  const pause = Math.min(Math.max(FORM_FIRST_MS, waited), FORM_LONGEST_MS)
  return hasLasted(Date.parse(triedAt), now, pause)
}

/** Those that await the published form, whether or not it is time. */
export async function awaitingForm(
  { journal }: Pick<Readers, 'journal'>,
  demarche: number,
): Promise<number[]> {
  return (await journal.list(keys.awaitingForms(demarche))).map(({ key }) => dossierOf(key))
}

/** What the dossier waits for, as it was just read. */
export async function noteWaits(
  { store: { journal }, now }: Services,
  inDs: CampaignInDs,
  plan: Plan,
): Promise<void> {
  const { dossier, awaited } = plan
  const { number } = inDs.demarche
  const triedAt = new Date(now()).toISOString()
  const incomplete = keys.incomplete(number, dossier.number)
  if (dossier.demandeur.kind === 'personne-morale-incomplete')
    await journal.set(incomplete, { triedAt })
  else if ((await journal.get(incomplete)) !== null) await journal.delete(incomplete)
  const awaiting = keys.awaitingForm(number, dossier.number)
  const before = await journal.get(awaiting)
  if (awaited.length > 0) {
    // One still to come was written by a clock that was ahead.
    const since = before && before.since < triedAt ? before.since : triedAt
    await journal.set(awaiting, { since, triedAt })
  } else if (before !== null) await journal.delete(awaiting)
  await noteExpiry(journal, inDs, plan, parisDay(triedAt))
}

/**
 * DS erases what waits too long for a decision, where the démarche is so. A dossier that has the opinion, and of which
 * the journal knows nothing, was known to a store that is lost: its instructeurs are not told the same again.
 */
async function noteExpiry(
  journal: Journal,
  { form }: CampaignInDs,
  { dossier, remembered }: Pick<Plan, 'dossier' | 'remembered'>,
  today: Day,
): Promise<void> {
  const { demarche, number, expiresAt, annotationsWrittenAt, depositedAt } = dossier
  const key = keys.expiring(demarche, number)
  const on = expiresAt === null ? null : parisDay(expiresAt)
  const expiry = on === null ? null : expiryOn(on, today)
  const before = await journal.get(key)
  if (expiry === null) {
    if (before !== null) await journal.delete(key)
    return
  }
  if (before?.on === expiry.on) return
  const opinionAt = annotationsWrittenAt.get(form.annotations.get('verdict')?.id ?? '')
  const hasOpinion = opinionAt !== undefined && Date.parse(opinionAt) > Date.parse(depositedAt)
  const isLost = remembered === null && hasOpinion
  await journal.set(key, { on: expiry.on, ...(isLost ? { told: expiry.notice } : {}) })
}

/** It waits for nothing any more: it is decided, or gone. */
export async function forgetWaits(
  journal: Journal,
  demarche: number,
  dossier: number,
): Promise<void> {
  await journal.delete(keys.incomplete(demarche, dossier))
  await journal.delete(keys.awaitingForm(demarche, dossier))
  await journal.delete(keys.expiring(demarche, dossier))
}
