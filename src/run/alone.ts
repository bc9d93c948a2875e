import type { Worker } from 'bullmq'
import type { Store } from '../store/port.ts'

/** How long the name is kept without being renewed: another process takes over within a minute of a death. */
const LIFE_MS = 45_000
const RENEWED_EACH_MS = 15_000

/**
 * Lets a worker take jobs while this process holds its name, so that of several replicas one at a time does them.
 * @param onProblem told when the store does not say: until it does, all stays as it is
 */
export function oneAmongReplicas(
  store: Pick<Store, 'hold' | 'letGo'>,
  worker: Pick<Worker, 'name' | 'run' | 'pause' | 'resume' | 'on'>,
  onProblem: (error: unknown) => void,
): void {
  let state: 'never' | 'running' | 'paused' = 'never'
  async function look(): Promise<void> {
    const isOurs = await store.hold(worker.name, LIFE_MS)
    // Neither is waited for: to run settles only once the worker is closed.
    if (isOurs && state === 'paused') worker.resume().catch(onProblem)
    if (isOurs && state === 'never') worker.run().catch(onProblem)
    if (!isOurs && state === 'running') await worker.pause(true)
    if (isOurs) state = 'running'
    else if (state === 'running') state = 'paused'
  }
  const tryLook = () => void look().catch(onProblem)
  const timer = setInterval(tryLook, RENEWED_EACH_MS)
  timer.unref()
  worker.on('closing', () => {
    clearInterval(timer)
    store.letGo(worker.name).catch(onProblem)
  })
  tryLook()
}
