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
  const named = stray.flatMap(({ laureat }) => (laureat.state === 'known' ? [laureat.value] : []))
  const demarches = await demarchesOf(ds, [...new Set(named)])
  return stray.filter(({ laureat }) => {
    const demarche = laureat.state === 'known' ? demarches.get(laureat.value) : undefined
    const owner = sharing.find((one) => one.demarche === demarche) ?? sharing[0]
    return owner?.id === campaign.id
  })
}

const reportDemarche = ({ followUp: { reports } }: FollowUpCampaign) =>
  'annotation' in reports ? null : reports.demarche

/** Without those that DS does not know, cannot show, or that the token does not cover. */
async function demarchesOf(
  ds: Readers['ds'],
  numbers: readonly number[],
): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  const results = numbers.length > 0 ? await ds.dossiers(numbers) : []
  for (const [place, result] of results.entries()) {
    const number = numbers[place] ?? 0
    if ('ok' in result) {
      if (result.ok) found.set(number, result.ok.demarche)
    } else if (!isOfOneDossier(result.failure)) throw result.failure
  }
  return found
}
