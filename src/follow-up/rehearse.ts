import type { Readers } from '../campaign/services.ts'
import type { Reminder } from '../domain/follow-up/reminders-annotation.ts'
import type { AnnotationValue } from '../ds/annotations.ts'
import { differences } from './annotations.ts'
import type { FollowUpCampaign } from './campaigns.ts'
import { planFollowUp } from './plan.ts'
import { recipientsOf } from './recipients.ts'

/** What a pass would do. */
export interface Rehearsal {
  readonly emails: readonly {
    readonly dossier: number
    readonly campaign: string
    readonly period: string
    readonly step: string
    /** null: no address can be read in the dossier. */
    readonly to: string | null
    readonly cc: readonly string[]
  }[]
  readonly writes: readonly {
    readonly dossier: number
    readonly campaign: string
    readonly annotation: string
    readonly from: AnnotationValue
    readonly to: AnnotationValue
  }[]
  /** Reports that belong to no lauréat. */
  readonly stray: readonly number[]
  /** Lauréats whom DS cannot show. */
  readonly missing: readonly number[]
}

export async function rehearseFollowUp(
  readers: Readers,
  campaigns: readonly FollowUpCampaign[],
): Promise<Rehearsal> {
  const emails: Rehearsal['emails'][number][] = []
  const writes: Rehearsal['writes'][number][] = []
  const stray: number[] = []
  const missing: number[] = []
  for (const campaign of campaigns) {
    const plan = await planFollowUp(readers, campaign)
    stray.push(...plan.stray.map(({ dossier }) => dossier))
    missing.push(...plan.unreadable.laureats.numbers)
    for (const laureat of plan.laureats) {
      const { dossier, due } = laureat
      const about = { dossier: dossier.number, campaign: campaign.id }
      const reminders: Reminder[] = [...laureat.reminders]
      if (due) {
        const { period, step } = due
        const recipients = recipientsOf(campaign, laureat, step)
        const { to, cc } = recipients ?? { to: null, cc: [] }
        emails.push({ ...about, period: period.id, step, to, cc })
        if (recipients) reminders.push({ on: plan.today, period: period.id, step, ending: 'sent' })
      }
      for (const { annotation, from, to } of differences(plan, laureat, reminders).writes) {
        writes.push({ ...about, annotation, from, to })
      }
    }
  }
  return { emails, writes, stray, missing }
}
