import { setTimeout as sleep } from 'node:timers/promises'
import { DEFAULT_DATA_DIR } from '../../config/defaults.ts'
import type { FailedJob } from '../../run/failed-jobs.ts'
import { askHolder } from '../../store/ask.ts'

/** A person waits for a word. */
const PATIENCE_MS = 2_000

/** Ids of the jobs that gave up; none when the store cannot be asked at once. */
export async function failedIds(): Promise<string[]> {
  const found = await Promise.race([ask(), sleep(PATIENCE_MS, [])])
  return found.map(({ id }) => id)
}

/** An embedded store that no service holds is not opened for a word: that takes seconds, and would keep a service out. */
async function ask(): Promise<readonly FailedJob[]> {
  const { REDIS_URL, DATA_DIR } = process.env
  if (!REDIS_URL) return (await askHolder(DATA_DIR || DEFAULT_DATA_DIR, 'failed', null)) ?? []
  const [{ Context }, { failedJobs }] = await Promise.all([
    import('../context.ts'),
    import('../../run/failed-jobs.ts'),
  ])
  return await failedJobs(await new Context({ logLevel: 'silent' }, 'complete').openStore())
}
