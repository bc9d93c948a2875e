import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mailsIn } from './mails-file.ts'
import type { Entry, Epilogue, Hand } from './model.ts'
import type { DsLook } from './observe.ts'
import { command } from './settle.ts'
import type { Stage } from './stage.ts'

const TICKS = 6
/** A poll ends well before, on any machine. */
const PATIENCE_MS = 40_000

/**
 * People tick boxes, the service is killed while DS answers to the first message, and its store is lost. What it has
 * sent, DS alone still tells.
 * @param trouble told as it is found
 */
export async function playEpilogue(stage: Stage, trouble: string[]): Promise<Epilogue> {
  const { ds, actors } = stage
  const before = (await ds.ask<Entry[]>('timeline')).length
  const mailsBefore = mailsIn(stage).length
  // Apart from one another, in no order.
  for (let of = 0; of < TICKS; of += 1)
    await ds.ask('hand', { act: 'tick', of: of * 7 } satisfies Hand)
  const [actor] = actors
  const killed = new Promise<void>((resolve) => {
    stage.watch((worker, moment) => {
      if (moment !== 'message-unanswered') return false
      actors[worker]?.process.kill(moment)
      resolve()
      return true
    })
  })
  actor?.process.start(0)
  await Promise.race([killed, sleep(PATIENCE_MS, null, { ref: false })])
  stage.watch(() => false)
  actor?.process.kill('before the store is lost')
  await loseStore(stage)
  for (const args of [['sync', '--full'], ['remind']]) {
    const { exit } = await command(stage, args)
    if (exit !== 0 && exit !== 1)
      trouble.push(`guichet ${args.join(' ')}, the store lost: exit ${exit}`)
  }
  const { dossiers } = await ds.ask<DsLook>('look')
  return {
    timeline: (await ds.ask<Entry[]>('timeline')).slice(before),
    dossiers,
    mails: mailsIn(stage).slice(mailsBefore),
  }
}

async function loseStore({ redis, folder }: Stage): Promise<void> {
  if (redis) await redis.forget()
  else rmSync(join(folder, 'data'), { recursive: true })
}
