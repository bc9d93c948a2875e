import { JOBS } from '../../jobs/index.ts'
import type { Store } from '../../src/store/port.ts'

/** Jobs that are not over. */
export async function busy(store: Store): Promise<number> {
  const counts = await Promise.all(
    JOBS.map(({ name }) =>
      store.queue(name).getJobCounts('waiting', 'prioritized', 'active', 'delayed'),
    ),
  )
  return counts.flatMap((one) => Object.values(one)).reduce((sum, count) => sum + count, 0)
}
