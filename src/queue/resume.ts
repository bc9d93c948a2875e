import { JOBS } from '../../jobs/index.ts'
import type { Services } from '../campaign/services.ts'
import { Incidents, type Subject } from './incidents.ts'

/**
 * What these jobs need was seen to be there, or a person asks to try it now: they no longer wait. Other jobs put off
 * come back too, and wait again if they must.
 */
export async function resume(
  { store, log }: Pick<Services, 'store' | 'log'>,
  subjects: readonly Subject[],
): Promise<void> {
  const incidents = new Incidents(store.journal, log)
  const closed = await Promise.all(subjects.map((subject) => incidents.over(subject)))
  if (!closed.includes(true)) return
  for (const { name } of JOBS) await store.queue(name).promoteJobs()
}

/** Those of a pass over these campaigns. */
export const passSubjects = (campaigns: readonly string[]): Subject[] =>
  ['poll', 'reconcile', 'instruct'].flatMap((job) =>
    campaigns.map((campaign): Subject => ({ job, campaigns: [campaign], needs: ['ds'] })),
  )
