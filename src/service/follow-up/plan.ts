import type { AnnotationKey } from '../../config/form.ts'
import type { Day } from '../../domain/facts.ts'
import type { Period } from '../../domain/follow-up/periods.ts'
import {
  mergeReminders,
  type Reminder,
  toDone,
} from '../../domain/follow-up/reminders-annotation.ts'
import {
  matchReports,
  noReports,
  periodsReportedBy,
  type Report,
  type ReportsOfLaureat,
} from '../../domain/follow-up/reports.ts'
import { type Followed, type Step, stepDue } from '../../domain/follow-up/steps.ts'
import { factFrom, findChamp } from '../../ds/find-champ.ts'
import type { LaureatDossier } from '../../ds/port.ts'
import { readDay } from '../../ds/readers.ts'
import { parisDay, sirenOf } from '../../ds/report.ts'
import { Failure } from '../../failure.ts'
import type { Desk } from '../desks.ts'
import type { Readers } from '../services.ts'
import { type FollowUpCampaign, followedCampaigns } from './campaigns.ts'
import {
  type DecidedDossier,
  type JournalledReminder,
  readAnnotated,
  readJournalled,
  readLaureats,
  readReports,
} from './read.ts'

/** One lauréat today: what is known, and the e-mail due, if one is. */
export interface LaureatPlan {
  readonly dossier: DecidedDossier
  readonly reports: ReportsOfLaureat
  readonly followed: Followed
  /** Those whose ending is known; an e-mail still pending is only in `journalled`. */
  readonly reminders: readonly Reminder[]
  readonly journalled: readonly JournalledReminder[]
  readonly due: { readonly period: Period; readonly step: Step } | null
}

export interface FollowUpPlan {
  readonly campaign: FollowUpCampaign
  readonly desk: Desk
  readonly today: Day
  readonly laureats: readonly LaureatPlan[]
  /** Reports that belong to no lauréat. */
  readonly stray: readonly Report[]
}

/** Reads everything afresh from DS and from the journal; writes nothing. */
export async function planFollowUp(
  readers: Readers,
  campaign: FollowUpCampaign,
): Promise<FollowUpPlan> {
  const desk = await readers.desks.open(campaign.id)
  const { calendar } = campaign.followUp
  const today = parisDay(new Date(readers.now()).toISOString())
  const dossiers = await readLaureats(readers, desk)
  const reports = await readReports(readers, campaign)
  const known = dossiers.map((dossier) => ({
    dossier: dossier.number,
    siren: sirenOf(dossier),
    decidedOn: parisDay(dossier.decidedAt),
  }))
  const { byLaureat, stray } = matchReports(calendar, known, reports)
  const rows = await readJournalled(readers)
  const laureats: LaureatPlan[] = []
  for (const dossier of dossiers) {
    const own = byLaureat.get(dossier.number) ?? noReports
    const followed = follow(campaign, desk, dossier, own)
    const journalled = rows.get(dossier.number) ?? []
    const annotated = readAnnotated(desk, dossier)
    const begun = mergeReminders(
      annotated,
      journalled.map(({ reminder }) => reminder),
    )
    const due = stepDue(campaign.followUp, followed, begun.map(toDone), today)
    const reminders = mergeReminders(
      annotated,
      journalled
        .filter(({ sending }) => sending.state !== 'pending')
        .map(({ reminder }) => reminder),
    )
    laureats.push({ dossier, reports: own, followed, reminders, journalled, due })
  }
  return { campaign, desk, today, laureats, stray: await ownStrays(readers, campaign, stray) }
}

/**
 * Campaigns may share a report démarche: a report that names a dossier of another one is that campaign's business;
 * one that names nobody's is the first one's.
 */
async function ownStrays(
  { config, ds }: Readers,
  campaign: FollowUpCampaign,
  stray: readonly Report[],
): Promise<Report[]> {
  const sharing = followedCampaigns(config).filter(
    (other) => reportDemarche(other) === reportDemarche(campaign),
  )
  const isOwn = async ({ laureat }: Report) => {
    const named = laureat.state === 'known' ? await demarcheOf(ds, laureat.value) : null
    const owner = sharing.find(({ demarche }) => demarche === named) ?? sharing[0]
    return owner?.id === campaign.id
  }
  const own = await Promise.all(stray.map(isOwn))
  return stray.filter((_, place) => own[place])
}

const reportDemarche = ({ followUp: { reports } }: FollowUpCampaign) =>
  'annotation' in reports ? null : reports.demarche

/** null: DS knows no such dossier, or the token does not cover it. */
async function demarcheOf(ds: Readers['ds'], number: number): Promise<number | null> {
  try {
    return (await ds.dossier(number))?.demarche ?? null
  } catch (error) {
    if (error instanceof Failure && error.kind === 'permanent') return null
    throw error
  }
}

function follow(
  campaign: FollowUpCampaign,
  desk: Desk,
  dossier: DecidedDossier,
  own: ReportsOfLaureat,
): Followed {
  const { calendar, reports } = campaign.followUp
  const decidedOn = parisDay(dossier.decidedAt)
  const endDate = factFrom(findChamp(dossier.champs, campaign.fields.endDate), readDay)
  const announced = endDate.state === 'known' ? endDate.value : null
  const projectEnd = own.projectEnd ?? annotatedDay(desk, dossier, 'projectEnd') ?? announced
  const byHand = 'annotation' in reports ? annotatedDay(desk, dossier, 'lastReport') : null
  return {
    decidedOn,
    projectEnd,
    reported: byHand
      ? periodsReportedBy(calendar, { decidedOn }, byHand)
      : new Set(own.received.map(({ period }) => period)),
  }
}

/** A day that the robot or an instructeur wrote: what an applicant pre-filled is nobody's. */
function annotatedDay({ form }: Desk, dossier: LaureatDossier, key: AnnotationKey): Day | null {
  const id = form.annotations.get(key)?.id
  if (id === undefined || !dossier.writtenSinceDeposit.has(id)) return null
  const value = dossier.annotations.find((one) => one.id === id)?.value
  return value?.kind === 'date' ? value.date : null
}
