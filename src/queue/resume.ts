import type { Log } from '../log.ts'
import type { Store } from '../store/port.ts'
import { Incidents, type Subject } from './incidents.ts'

/**
 * What these jobs need was seen to be there, or a person asks to try it now: they no longer wait. Other jobs put off
 * come back too, and wait again if they must.
 */
export async function resume(
  { store, log, jobs }: { store: Store; log: Log; jobs: readonly { readonly name: string }[] },
  subjects: readonly Subject[],
): Promise<void> {
  const incidents = new Incidents(store.journal, log)
  const closed = await Promise.all(subjects.map((subject) => incidents.over(subject)))
  if (!closed.includes(true)) return
  for (const { name } of jobs) await store.queue(name).promoteJobs()
}
