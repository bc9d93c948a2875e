import { setTimeout as sleep } from 'node:timers/promises'
import { type FailedJob, failedJobs } from '../../run/failed-jobs.ts'
import { Context } from '../context.ts'

/** A person waits for a word. */
const PATIENCE_MS = 2_000

/** Ids of the jobs that gave up; none when the store cannot be asked at once. */
export async function failedIds(): Promise<string[]> {
  const context = new Context({ logLevel: 'silent' }, 'complete')
  const jobs = context.askOrOpen<FailedJob[]>('failed', null, failedJobs).catch(() => [])
  const found = await Promise.race([jobs, sleep(PATIENCE_MS, [])])
  return found.map(({ id }) => id)
}
