import type { Readers } from '../campaign/services.ts'
import type { Report } from '../domain/follow-up/report.ts'
import { stopOf } from '../queue/on-failure.ts'
import { type FollowUpCampaign, followedCampaigns } from './campaigns.ts'
import { listAll } from './listing.ts'

/**
 * Campaigns may share a report démarche: a report that names a dossier of another one is that campaign's business;
 * one that names nobody's is the first one's. Whatever strangers typed, this asks DS for nothing but the dossiers of
 * our own démarches. While DS does not show one of these, what may be of it is told by nobody, and nobody else waits.
 */
export async function ownStrays(
  { config, ds, campaigns }: Readers,
  campaign: FollowUpCampaign,
  stray: readonly Report[],
): Promise<readonly Report[]> {
  const sharing = followedCampaigns(config).filter(
    (other) => reportDemarche(other) === reportDemarche(campaign),
  )
  if (stray.length === 0 || sharing.length < 2) return stray
  const owners = new Map<number, string>()
  let nobodys = sharing[0]?.id
  for (const { id, demarche } of sharing.toReversed()) {
    try {
      const { listed } = await listAll(ds, demarche)
      const taken = await campaigns.others.takenBy(id)
      for (const { number } of listed) if (taken?.has(number) ?? true) owners.set(number, id)
    } catch (error) {
      if (id === campaign.id || stopOf(error) !== 'own') throw error
      nobodys = undefined
    }
  }
  const ownerOf = ({ laureat }: Report) =>
    (laureat.state === 'known' ? owners.get(laureat.value) : undefined) ?? nobodys
  return stray.filter((report) => ownerOf(report) === campaign.id)
}

const reportDemarche = ({ followUp: { reports } }: FollowUpCampaign) =>
  'annotation' in reports ? null : reports.demarche
