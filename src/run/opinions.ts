import { DateTime } from 'luxon'
import { isOf } from '../campaign/taking.ts'
import type { Campaign } from '../config/load.ts'
import type { Verdict } from '../domain/eligibility/opinion.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import type { StoredJournal } from '../store/port.ts'

export interface WaitingDossier {
  readonly dossier: number
  /** ISO instant since which it waits; null: an earlier release did not note it. */
  readonly since: string | null
}

/** Opinions given in a week. */
export interface Week extends Readonly<Record<Verdict, number>> {
  /** Its Monday, `2026-03-02`. */
  readonly monday: string
}

/** The opinions that the robot remembers of a campaign. */
export interface Opinions {
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** To verify, and not decided on: the oldest first. */
  readonly waiting: readonly WaitingDossier[]
  /** Nobody follows them any more, although they are not decided on. */
  readonly forsaken: readonly number[]
  /** The latest first; weeks without an opinion are left out. */
  readonly weeks: readonly Week[]
}

export async function readOpinions(
  journal: Pick<StoredJournal, 'pages'>,
  campaign: Pick<Campaign, 'id' | 'demarche' | 'takes'>,
): Promise<Opinions> {
  const verdicts: Record<Verdict, number> = { eligible: 0, to_check: 0, ineligible: 0 }
  const waiting = new Map<number, WaitingDossier>()
  const weeks = new Map<string, Record<Verdict, number>>()
  const forsaken: number[] = []
  const seen = new Set<string>()
  for await (const page of journal.pages(keys.dossiers(campaign.demarche)))
    for (const { key, value } of page) {
      if (value.goneSince || seen.has(key)) continue
      seen.add(key)
      if (!isOf(campaign, value)) continue
      verdicts[value.verdict] += 1
      const { since = null } = value
      if (value.forsaken && !value.decided) forsaken.push(dossierOf(key))
      if (value.verdict === 'to_check' && !value.decided)
        waiting.set(dossierOf(key), { dossier: dossierOf(key), since })
      if (since === null) continue
      const monday = mondayOf(since)
      const week = weeks.get(monday) ?? { eligible: 0, to_check: 0, ineligible: 0 }
      week[value.verdict] += 1
      weeks.set(monday, week)
    }
  return {
    verdicts,
    waiting: [...waiting.values()].sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1)),
    forsaken: forsaken.sort((a, b) => a - b),
    weeks: [...weeks]
      .map(([monday, counts]) => ({ monday, ...counts }))
      .sort((a, b) => (a.monday < b.monday ? 1 : -1)),
  }
}

/** In Paris, where the préfectures are. */
function mondayOf(iso: string): string {
  return DateTime.fromISO(iso, { zone: 'Europe/Paris' }).startOf('week').toISODate() ?? iso
}
