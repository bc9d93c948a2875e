import { changedPages } from '../campaign/pages.ts'
import type { Services } from '../campaign/services.ts'
import type { ListedDossier } from '../ds/port.ts'
import type { JobResult } from '../queue/define.ts'
import { keys } from '../queue/keys.ts'
import type { FollowUpCampaign } from './campaigns.ts'
import { followUp } from './pass.ts'

const EPOCH = '1970-01-01T00:00:00Z'

/** Writes reports to their lauréats as soon as one came in or changed; one light request when none did. */
export async function collectReports(
  services: Services,
  campaign: FollowUpCampaign,
): Promise<JobResult<'followed' | 'unchanged' | 'by-hand'>> {
  const { reports } = campaign.followUp
  if ('annotation' in reports) return { outcome: 'by-hand' }
  const { journal } = services.store
  const key = keys.collected(campaign.id)
  const before = await journal.get(key)
  const last = await lastChange(services, reports.demarche, before?.at ?? EPOCH)
  if (!last || (last.number === before?.dossier && last.modifiedAt === before.at)) {
    return { outcome: 'unchanged' }
  }
  const result = await followUp(services, campaign, 'collect')
  // Noted after: a pass that failed in the middle is done again.
  await journal.set(key, { dossier: last.number, at: last.modifiedAt })
  return result
}

async function lastChange(
  { ds }: Services,
  demarche: number,
  since: string,
): Promise<ListedDossier | undefined> {
  let last: ListedDossier | undefined
  for await (const page of changedPages(ds, demarche, since)) last = page.dossiers.at(-1) ?? last
  return last
}
