import type { Job, Queue } from 'bullmq'

/** Jobs that gave up, some at a time: after a bad day there are thousands. */

/** More than that are never in memory together. */
const PAGE = 500

/** The last ones to give up. What lies deeper is left to those who look at all of them. */
export const latestFailures = (queue: Queue<unknown>): Promise<Job<unknown>[]> =>
  queue.getFailed(0, PAGE - 1)

/** All of them, in pages. The caller may remove those it is given; what gives up meanwhile is not among them. */
export async function* failuresInPages(queue: Queue<unknown>): AsyncGenerator<Job<unknown>[]> {
  const ids = await queue.getRanges(['failed'], 0, -1)
  for (let start = 0; start < ids.length; start += PAGE) {
    const jobs = await Promise.all(ids.slice(start, start + PAGE).map((id) => queue.getJob(id)))
    yield jobs.filter((job) => job !== undefined)
  }
}

/** Removes them from their queue; one that is not there any more, or that runs again, is left. */
export async function discard(queue: Queue<unknown>, jobs: readonly Job<unknown>[]): Promise<void> {
  for (const { id } of jobs) if (id !== undefined) await queue.remove(id)
}
