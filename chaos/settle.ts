import { setTimeout as sleep } from 'node:timers/promises'
import type { Plan } from './model.ts'
import type { Stage } from './stage.ts'
import { type CommandResult, runCommand } from './worker.ts'

/** What is left in the queues is done by then, or is told: locks of the dead last a minute, pauses another one. */
const PATIENCE_MS = 240_000
const LOOK_EVERY_MS = 3_000
/** A stop leaves eight seconds to running jobs, then closes what they use. */
const STOP_MS = 30_000

export interface Settled {
  /** ms; null when something was still in the queues in the end. */
  readonly tookMs: number | null
  readonly trouble: readonly string[]
}

/** Everything works again, and the service is left alone until it has nothing to do. */
export async function settle(plan: Plan, stage: Stage): Promise<Settled> {
  const { ds, mail, actors } = stage
  const trouble = actors.flatMap(({ process: worker }, index) =>
    worker.exits.map((exit) => `worker ${index + 1} ended by itself: ${exit}`),
  )
  await ds.ask('calm')
  await mail.ask('calm')
  for (const { wires } of actors) for (const wire of Object.values(wires)) wire.heal()
  await stage.setClock(plan.endAt)
  for (const [index, { process: worker }] of actors.entries()) {
    const wrong = await worker.stop(STOP_MS)
    if (wrong) trouble.push(`worker ${index + 1} was asked to stop: ${wrong}`)
    worker.start(0)
  }
  const begun = Date.now()
  const idle = await untilIdle(stage, begun + PATIENCE_MS)
  for (const { process: worker } of actors) {
    const wrong = await worker.stop(STOP_MS)
    if (wrong) trouble.push(`an idle worker was asked to stop: ${wrong}`)
  }
  return { tookMs: idle ? Date.now() - begun : null, trouble }
}

interface Queues {
  readonly queues: readonly { waiting: number; active: number; delayed: number }[]
}

/** Twice in a row: a poll that just ended may be about to queue. */
async function untilIdle(stage: Stage, until: number): Promise<boolean> {
  let quiet = 0
  while (quiet < 2) {
    if (Date.now() > until) return false
    await sleep(LOOK_EVERY_MS)
    const { exit, stdout } = await command(stage, ['status', '--json'])
    const left =
      exit === 0
        ? (JSON.parse(stdout) as Queues).queues.reduce(
            (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
            0,
          )
        : 1
    quiet = left === 0 ? quiet + 1 : 0
  }
  return true
}

/** A command of the operator, once the workers are left alone or stopped. */
export const command = (stage: Stage, args: readonly string[]): Promise<CommandResult> =>
  runCommand(args, stage.calmEnv, `${stage.folder}/commands.log`)
