import type { Campaign, Config } from '../config/load.ts'
import { applicantTerritory } from '../domain/eligibility/criteria/applicant-territory.ts'
import type { Rhythm } from '../domain/follow-up/steps.ts'
import { type Holidays, holidaysIn } from '../domain/follow-up/working-days.ts'
import { Failure } from '../failures/failure.ts'

/** A campaign whose lauréats are followed. */
export type FollowUpCampaign = Campaign & {
  readonly followUp: NonNullable<Campaign['followUp']>
}

const isFollowed = (campaign: Campaign): campaign is FollowUpCampaign =>
  campaign.followUp !== undefined

export const followedCampaigns = ({ campaigns }: Config): FollowUpCampaign[] =>
  campaigns.filter(isFollowed)

/** Campaigns that need e-mails to leave: those of their lauréats, or the monthly list. */
export const mailedCampaigns = ({ campaigns }: Pick<Config, 'campaigns'>): Campaign[] =>
  campaigns.filter(({ followUp, laureatList }) => followUp || laureatList)

/** @throws Failure `campaign.unknown` */
export function followedCampaign(config: Config, id: string): FollowUpCampaign {
  const campaign = followedCampaigns(config).find((one) => one.id === id)
  if (campaign) return campaign
  throw new Failure(
    'permanent',
    'campaign.unknown',
    `campaign ${id} has no followUp in the configuration any more: put it back, or remove this job`,
  )
}

/** Whose public holidays are kept: the territory of its rules tells. */
export const holidaysOf = ({ rules }: Pick<Campaign, 'rules'>): Holidays =>
  holidaysIn(applicantTerritory.paramsIn(rules)?.departments ?? [])

/** When its lauréats are asked what. */
export const rhythmOf = ({ followUp: { calendar, steps }, rules }: FollowUpCampaign): Rhythm => ({
  calendar,
  steps,
  holidays: holidaysOf({ rules }),
})
