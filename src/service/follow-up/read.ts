import { reportLabels } from '../../config/form.ts'
import type { PeriodId } from '../../domain/follow-up/periods.ts'
import { type Reminder, readReminders } from '../../domain/follow-up/reminders-annotation.ts'
import type { Report } from '../../domain/follow-up/reports.ts'
import { STEPS, type Step } from '../../domain/follow-up/steps.ts'
import type { LaureatDossier, ListedDossier } from '../../ds/port.ts'
import { parisDay, readReport } from '../../ds/report.ts'
import { DOSSIER_ROWS, type Sending } from '../../mail/send.ts'
import type { Desk } from '../desks.ts'
import type { Readers } from '../services.ts'
import type { FollowUpCampaign } from './campaigns.ts'

const EPOCH = '1970-01-01T00:00:00Z'

/** An accepted dossier whose decision is dated. */
export type DecidedDossier = LaureatDossier & { readonly decidedAt: string }

/** The lauréats of a campaign, less the administrator's tests. */
export async function readLaureats(
  { ds, log }: Readers,
  { campaign, demarche }: Desk,
): Promise<DecidedDossier[]> {
  const laureats = new Map<number, DecidedDossier>()
  for await (const page of ds.laureats(demarche.number)) {
    if (page.unreadable > 0) {
      log.warn(
        { campaign: campaign.id, unreadable: page.unreadable },
        'lauréats that DS could not show: nothing is sent to them',
      )
    }
    for (const laureat of page.dossiers) {
      const { decidedAt, state, number, revisionId } = laureat
      if (revisionId === page.draftRevisionId || state !== 'accepte') continue
      if (decidedAt !== null) laureats.set(number, { ...laureat, decidedAt })
      else log.warn({ campaign: campaign.id, dossier: number }, 'accepted without a date')
    }
  }
  return [...laureats.values()].sort((a, b) => a.number - b.number)
}

/** Every report that stands: one that an instructeur refused or closed does not. */
export async function readReports(
  { ds, log }: Readers,
  { id, followUp: { reports } }: FollowUpCampaign,
): Promise<Report[]> {
  if ('annotation' in reports) return []
  const numbers = new Set<number>()
  let after: string | null = null
  do {
    const page = await ds.changedDossiers(reports.demarche, EPOCH, after)
    if (page.unreadable > 0) {
      log.warn({ campaign: id, unreadable: page.unreadable }, 'reports that DS could not show')
    }
    for (const dossier of page.dossiers)
      if (stands(dossier) && dossier.revisionId !== page.draftRevisionId)
        numbers.add(dossier.number)
    after = page.next
  } while (after !== null)
  const dossiers = await Promise.all([...numbers].map((number) => ds.dossier(number)))
  const labels = reportLabels(reports.fields)
  return dossiers.flatMap((dossier) =>
    dossier !== null && stands(dossier) ? [readReport(dossier, labels)] : [],
  )
}

const stands = ({ state }: Pick<ListedDossier, 'state'>) =>
  state !== 'refuse' && state !== 'sans_suite'

/** A row of the journal about an e-mail to a lauréat. */
export interface JournalledReminder {
  readonly row: string
  readonly sending: Sending
  readonly reminder: Reminder
}

/** What the journal knows of the e-mails to the lauréats, by dossier. A row still pending reads as uncertain. */
export async function readJournalled({
  journal,
}: Pick<Readers, 'journal'>): Promise<ReadonlyMap<number, readonly JournalledReminder[]>> {
  const byDossier = new Map<number, JournalledReminder[]>()
  for (const { key: row, value: sending } of await journal.list<Sending>(DOSSIER_ROWS)) {
    const [dossier, period = '', stepName, recipient] = row.slice(DOSSIER_ROWS.length).split(':')
    const step = STEPS.find((one) => one === stepName)
    if (!step || recipient !== 'laureat') continue
    const reminder = toReminder(period, step, sending)
    const known = byDossier.get(Number(dossier)) ?? []
    byDossier.set(Number(dossier), [...known, { row, sending, reminder }])
  }
  return byDossier
}

export const toReminder = (period: PeriodId, step: Step, { state, at }: Sending): Reminder => ({
  on: parisDay(at),
  period,
  step,
  ending: state === 'pending' ? 'unknown' : state,
})

/**
 * What the `reminders` annotation tells, when it may be believed.
 *
 * An applicant can fill private annotations, through the link by which he begins his dossier; once it is deposited he
 * cannot any more. So the annotation proves something only if it was written after the deposit, whatever its lines
 * say: it is then the robot's own, and stands for the journal when the store is lost.
 */
export function readAnnotated({ form }: Desk, laureat: LaureatDossier): Reminder[] {
  const id = form.annotations.get('reminders')?.id
  if (id === undefined || !laureat.writtenSinceDeposit.has(id)) return []
  return readReminders(laureat.annotations.find((one) => one.id === id)?.text ?? '')
}
