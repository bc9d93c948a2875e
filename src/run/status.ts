import { Decimal } from 'decimal.js'
import { JOBS } from '../../jobs/index.ts'
import type { Config } from '../config/load.ts'
import type { Verdict } from '../domain/eligibility/opinion.ts'
import { readNews } from '../operator/news.ts'
import type { News } from '../operator/news-item.ts'
import type { EnvelopeUse, FollowUpFigures, Incident, LastFind } from '../queue/entries.ts'
import { openIncidents } from '../queue/incidents.ts'
import { keys } from '../queue/keys.ts'
import type { Store, StoreDescription } from '../store/port.ts'
import { readOpinions } from './opinions.ts'

export interface Status {
  readonly store: string
  /** What the files of the embedded store weigh, and when they were last maintained; null on Redis. */
  readonly storeFiles: StoreDescription['files']
  readonly campaigns: readonly CampaignStatus[]
  readonly queues: readonly QueueStatus[]
  /** What is wrong now, and makes work wait. */
  readonly incidents: readonly Incident[]
  /** Jobs that gave up, in all queues. */
  readonly failed: number
}

export interface CampaignStatus {
  readonly id: string
  readonly preset: string
  readonly demarche: number
  readonly lastPoll: LastFind | null
  readonly lastReconcile: LastFind | null
  /** Dossiers that DS lists but cannot show: they are tried again every night. */
  readonly unreadable: number
  /** Live dossiers of its démarche that no campaign took at the last full pass. */
  readonly untaken: number
  /** Dossiers that DS has not yet brought to the published form, where their opinion is to be written. */
  readonly awaitingForm: Waiting
  /** Dossiers to verify on which nobody has decided. */
  readonly waiting: Waiting
  /** Live dossiers that somebody followed and that nobody follows any more, as the last full pass saw them. */
  readonly forsaken: readonly number[]
  /** Opinions given to the dossiers that the robot remembers. */
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** Euros; null before the first pass, or without an envelope. */
  readonly envelope: (EnvelopeUse & { readonly total: string }) | null
  /** What has changed, which the operator has to know. */
  readonly news: readonly News[]
  /** Reports of the lauréats at the last follow-up pass; null before it, or without a follow-up. */
  readonly followUp: FollowUpFigures | null
}

export interface Waiting {
  readonly dossiers: number
  /** ISO instant since which the oldest of them waits; null: there is none, or it is not known. */
  readonly since: string | null
}

export interface QueueStatus {
  readonly name: string
  readonly summary: string
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
}

/** @param now ms since the epoch */
export async function readStatus(store: Store, config: Config, now: number): Promise<Status> {
  const [{ name, files }, queues, campaigns, incidents] = await Promise.all([
    store.describe(),
    Promise.all(JOBS.map((job) => queueStatus(store, job))),
    Promise.all(config.campaigns.map((campaign) => campaignStatus(store, campaign, now))),
    openIncidents(store.journal),
  ])
  return {
    store: name,
    storeFiles: files,
    campaigns,
    queues,
    incidents,
    failed: queues.reduce((sum, queue) => sum + queue.failed, 0),
  }
}

async function queueStatus(
  store: Store,
  { name, summary }: { name: string; summary: string },
): Promise<QueueStatus> {
  const counts = await store
    .queue(name)
    .getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
  return {
    name,
    summary,
    waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
    active: counts.active ?? 0,
    delayed: counts.delayed ?? 0,
    failed: counts.failed ?? 0,
  }
}

async function campaignStatus(
  { journal }: Store,
  campaign: Config['campaigns'][number],
  now: number,
): Promise<CampaignStatus> {
  const { id, preset, demarche } = campaign
  const { verdicts, waiting, forsaken } = await readOpinions(journal, campaign)
  const lastReconcile = await journal.get(keys.lastFind('reconcile', id))
  const unreadable = await journal.get(keys.unreadable(demarche))
  const awaiting = await journal.list(keys.awaitingForms(demarche))
  const [awaitingSince = null] = awaiting.map(({ value }) => value.since).sort()
  const uses = await Promise.all(campaign.sharing.map((one) => journal.get(keys.envelope(one))))
  const use = together(uses.filter((one) => one !== null))
  return {
    id,
    preset,
    demarche,
    lastPoll: await journal.get(keys.lastFind('poll', id)),
    lastReconcile,
    untaken: lastReconcile?.untaken ?? 0,
    unreadable: unreadable ? unreadable.waitedFor + unreadable.leftToNight : 0,
    awaitingForm: { dossiers: awaiting.length, since: awaitingSince },
    forsaken,
    verdicts,
    waiting: { dossiers: waiting.length, since: waiting[0]?.since ?? null },
    news: await readNews(journal, campaign, now),
    followUp: campaign.followUp ? await journal.get(keys.followUp(id)) : null,
    envelope: use && campaign.envelope ? { ...use, total: campaign.envelope.toFixed(2) } : null,
  }
}

/** What the campaigns that share an envelope have taken of it, as of the oldest look. */
function together([first, ...others]: readonly EnvelopeUse[]): EnvelopeUse | null {
  if (first === undefined) return null
  const euros = (part: 'granted' | 'requested') =>
    Decimal.sum(first[part], ...others.map((one) => one[part])).toFixed(2)
  const [oldest = first.at] = [first, ...others].map(({ at }) => at).sort()
  return { granted: euros('granted'), requested: euros('requested'), at: oldest }
}
