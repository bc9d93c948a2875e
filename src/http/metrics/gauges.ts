import { Gauge, type Registry } from 'prom-client'
import type { TimetableRow } from '../../queue/hours.ts'
import type { Status } from '../../run/status.ts'

interface Found {
  readonly status: Status
  readonly timetable: readonly TimetableRow[]
}

/** They stay until somebody changes a setting: an alert on incidents would not end before. */
const SETTINGS: ReadonlySet<string> = new Set(['store.settings', 'mail.unset'])

/** What the store holds at the moment of a scrape: the same whichever process is asked. */
export interface Gauges {
  /**
   * @param isWritable whether the store takes writes
   * @param found null when the store could not be read: nothing is said of what is not known
   */
  set(isWritable: boolean, found: Found | null): void
}

export function createGauges(registry: Registry): Gauges {
  const all: Gauge[] = []
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) => {
    const made = new Gauge({ name: `guichet_${name}`, help, labelNames, registers: [registry] })
    all.push(made)
    return made
  }
  const storeUp = gauge('store_up', 'Whether the store could be read and takes writes: 1 or 0')
  const storeBytes = gauge('store_bytes', 'What the files of the embedded store weigh')
  const maintained = gauge(
    'store_maintained_timestamp_seconds',
    'When the embedded store was last maintained',
  )
  const open = gauge('incidents', 'What work waits for, by the code of the failure', 'code')
  const settings = gauge(
    'settings_to_correct',
    'Settings that somebody has to correct and that nothing waits for, by code',
    'code',
  )
  const waiting = gauge(
    'waiting_dossiers',
    'Dossiers to verify on which nobody has decided',
    'campaign',
  )
  const waitingSince = gauge(
    'waiting_since_timestamp_seconds',
    'Since when the oldest of them waits; absent when none does',
    'campaign',
  )
  const awaitingForm = gauge(
    'dossiers_awaiting_form',
    'Dossiers that DS has not yet brought to the published form, where their opinion is to be written',
    'campaign',
  )
  const forsaken = gauge(
    'dossiers_left_alone',
    'Dossiers not decided on that somebody followed and that nobody follows any more',
    'campaign',
  )
  const dossiers = gauge(
    'dossiers',
    'Dossiers with an opinion, by verdict: eligible, to_check or ineligible',
    'campaign',
    'verdict',
  )
  const envelope = gauge(
    'envelope_euros',
    'Euros of the envelope: total, granted and requested by live dossiers, at the last pass',
    'campaign',
    'part',
  )
  const laureats = gauge('laureats', 'Lauréats followed', 'campaign')
  const reports = gauge(
    'reports',
    'Progress reports since the first decision: due, and of these received, and late after the last reminder',
    'campaign',
    'state',
  )
  const success = gauge(
    'campaign_last_success_timestamp_seconds',
    'When a pass over the campaign last came to its end: poll, reconcile or follow-up',
    'campaign',
    'pass',
  )
  const lastRun = gauge(
    'schedule_last_run_timestamp_seconds',
    'The last slot of the schedule whose work was queued',
    'schedule',
  )
  const nextRun = gauge(
    'schedule_next_run_timestamp_seconds',
    'The next slot of the schedule',
    'schedule',
  )
  const queueJobs = gauge(
    'queue_jobs',
    'Jobs in the queue: waiting, active, delayed or failed',
    'queue',
    'state',
  )
  const seconds = (iso: string) => Date.parse(iso) / 1000

  return {
    set(isWritable, found) {
      for (const one of all) one.reset()
      storeUp.set(isWritable && found !== null ? 1 : 0)
      if (found === null) return
      const { status, timetable } = found
      if (status.storeFiles !== null) {
        storeBytes.set(status.storeFiles.bytes)
        maintained.set(seconds(status.storeFiles.maintainedAt))
      }
      for (const { code } of status.incidents) (SETTINGS.has(code) ? settings : open).inc({ code })
      for (const { schedule, last, next } of timetable) {
        if (last !== null) lastRun.set({ schedule }, seconds(last))
        if (next !== null) nextRun.set({ schedule }, seconds(next))
      }
      for (const { name, ...counts } of status.queues) {
        for (const state of ['waiting', 'active', 'delayed', 'failed'] as const)
          queueJobs.set({ queue: name, state }, counts[state])
      }
      for (const one of status.campaigns) {
        const campaign = one.id
        waiting.set({ campaign }, one.waiting.dossiers)
        if (one.waiting.since !== null) waitingSince.set({ campaign }, seconds(one.waiting.since))
        awaitingForm.set({ campaign }, one.awaitingForm.dossiers)
        forsaken.set({ campaign }, one.forsaken.length)
        for (const [verdict, count] of Object.entries(one.verdicts))
          dossiers.set({ campaign, verdict }, count)
        const passes = {
          poll: one.lastPoll,
          reconcile: one.lastReconcile,
          'follow-up': one.followUp,
        }
        for (const [pass, last] of Object.entries(passes))
          if (last) success.set({ campaign, pass }, seconds(last.at))
        for (const part of ['total', 'granted', 'requested'] as const)
          if (one.envelope) envelope.set({ campaign, part }, Number(one.envelope[part]))
        if (!one.followUp) continue
        laureats.set({ campaign }, one.followUp.laureats)
        for (const state of ['due', 'received', 'late'] as const)
          reports.set({ campaign, state }, one.followUp[state])
      }
    },
  }
}
