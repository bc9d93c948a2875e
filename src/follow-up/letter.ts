import { factFrom, findChamp } from '../campaign/reading/find-champ.ts'
import { readText } from '../campaign/reading/readers.ts'
import { inOneLine } from '../domain/eligibility/wording.ts'
import type { Day } from '../domain/facts.ts'
import { periodInWords } from '../domain/follow-up/period-words.ts'
import type { Period } from '../domain/follow-up/periods.ts'
import { answerBy, type Step } from '../domain/follow-up/steps.ts'
import { dayInWords } from '../domain/french.ts'
import type { Message } from '../mail/message.ts'
import type { Letterhead } from '../mail/templates/letter.ts'
import { type ReportForm, reminderMessage } from '../mail/templates/reminder.ts'
import { type FollowUpCampaign, rhythmOf } from './campaigns.ts'
import type { LaureatPlan } from './plan.ts'
import type { Recipients } from './recipients.ts'

/** An e-mail that is due, with what it tells besides. */
export interface DueLetter {
  readonly period: Period
  readonly step: Step
  /** The day on which it leaves, or left. */
  readonly sentOn: Day
}

export function messageTo(
  recipients: Recipients,
  campaign: FollowUpCampaign,
  { dossier, reports }: Pick<LaureatPlan, 'dossier' | 'reports'>,
  { period, step, sentOn }: DueLetter,
  form: ReportForm | null,
  head: Letterhead,
): Message {
  const title = factFrom(findChamp(dossier.champs, campaign.fields.title), readText)
  const rhythm = rhythmOf(campaign)
  return reminderMessage(
    {
      step,
      dossier: dossier.number,
      project: title.state === 'known' ? inOneLine(title.value, LONGEST_TITLE) : null,
      collectivite: dossier.demandeur.kind === 'personne-morale' ? dossier.demandeur.name : null,
      period: periodInWords(rhythm.calendar, period),
      until: dayInWords(period.dueOn),
      answerBy: dayInWords(answerBy(rhythm, period, step, sentOn)),
      final: period.final,
      form,
      isCopied: recipients.cc.length > 0,
      isUnconfirmed: reports.unconfirmed.length > 0,
    },
    head,
    { recipient: recipients.to, to: [recipients.to], cc: recipients.cc },
  )
}

const LONGEST_TITLE = 200
