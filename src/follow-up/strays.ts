import type { Readers } from '../campaign/services.ts'
import type { Report } from '../domain/follow-up/reports.ts'
import { type FollowUpCampaign, followedCampaigns } from './campaigns.ts'
import { isOfOneDossier } from './unreadable.ts'

/**
 * Campaigns may share a report démarche: a report that names a dossier of another one is that campaign's business;
 * one that names nobody's is the first one's.
 */
export async function ownStrays(
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

/** null: DS knows no such dossier, cannot show it, or the token does not cover it. */
async function demarcheOf(ds: Readers['ds'], number: number): Promise<number | null> {
  try {
    return (await ds.dossier(number))?.demarche ?? null
  } catch (error) {
    if (isOfOneDossier(error)) return null
    throw error
  }
}
