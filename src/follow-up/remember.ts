import { isDeepStrictEqual } from 'node:util'
import type { Services } from '../campaign/services.ts'
import { noticeOf } from '../domain/expiry.ts'
import { openFingerprint } from '../mail/fingerprint.ts'
import type { LaureatMemory } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import { attemptOf, type ReportWrite } from './annotations.ts'
import { rowOf } from './kept.ts'
import { rememberLaureat, type Unreached } from './memory.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'

/** What only the journal can know of a lauréat from now on. */
export async function remember(
  { store: { journal }, now }: Services,
  { inDs }: FollowUpPlan,
  laureat: LaureatPlan,
  seen: {
    readonly changes: readonly ReportWrite[]
    readonly unreached: readonly Unreached[]
  },
): Promise<void> {
  const { dossier, reports, memory, expiry } = laureat
  const { changes, unreached } = seen
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
  const after = {
    ...(hasWritten || memory?.written ? { written: true as const } : {}),
    ...(confirmed.length > 0 ? { confirmed } : {}),
    ...(unreached.length > 0 ? { unreached } : {}),
    ...(Object.keys(filled).length > 0 ? { filled } : {}),
    ...(expiry?.isTold ? { expiryTold: noticeOf(expiry) } : {}),
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
export async function rememberGone(
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

/** By which ids the form of the reports was found: its labels may change. */
export async function rememberForm(
  { store: { journal } }: Services,
  { campaign, reportForm }: FollowUpPlan,
): Promise<void> {
  if (reportForm === null) return
  const key = keys.reportFormIds(campaign)
  const { ids } = reportForm
  if (!isDeepStrictEqual(await journal.get(key), ids)) await journal.set(key, ids)
}
