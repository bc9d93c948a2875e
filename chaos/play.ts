import { setTimeout as sleep } from 'node:timers/promises'
import type { ChaosEvent, Plan, Round } from './model.ts'
import type { Actor, Stage } from './stage.ts'

/** What happened, counted by name: « killed mutation-answered », « fault cut ». */
export type Counts = Map<string, number>

const HOUR_MS = 3_600_000
/** A worker that has not started by then, because what it needs is away, is killed as it is. */
const STARTING_MS = 6_000

/** Plays the plan round after round: each starts what is dead, and ends with a death. */
export async function playRounds(
  plan: Plan,
  stage: Stage,
  tell: (round: number) => void,
): Promise<Counts> {
  const counts: Counts = new Map()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const events = new Events(stage, count)
  for (const [index, round] of plan.rounds.entries()) {
    tell(index)
    await stage.setClock(round.at)
    const fresh = stage.actors.map((actor) => actor.process).filter((one) => !one.isRunning)
    for (const worker of fresh) worker.start(round.skewMs)
    events.begin(round.events)
    count(`killed ${await oneDeath(round, stage, fresh)}`)
  }
  await events.end()
  return counts
}

/** Kills the worker on whose wires the instant shows, or another one when it has not come in time. @returns when */
async function oneDeath(
  { trigger, afterAnswerMs, lifeMs, victim }: Round,
  stage: Stage,
  fresh: readonly Actor['process'][],
): Promise<string> {
  const struck = new Promise<string>((resolve) => {
    stage.watch((worker, moment) => {
      if (moment !== trigger) return false
      // Once: what comes on the wire while the strike is prepared is not for it.
      stage.watch(() => false)
      const strike = () => {
        stage.actors[worker]?.process.kill(trigger)
        resolve(trigger)
      }
      const isAnswered = trigger.endsWith('-answered')
      if (isAnswered) setTimeout(strike, afterAnswerMs)
      else strike()
      return !isAnswered
    })
  })
  const tooLate = async () => {
    if (trigger === 'while-starting') return await sleep(lifeMs, trigger)
    const begun = performance.now()
    await Promise.all(fresh.map((worker) => worker.started(STARTING_MS)))
    // On a slow machine the instant that is waited for comes later too.
    const slownessMs = performance.now() - begun
    await sleep(lifeMs + slownessMs)
    return 'at-random'
  }
  const late = tooLate()
  const why = await Promise.race([struck, late])
  stage.watch(() => false)
  if (why !== trigger || why === 'while-starting' || why === 'at-random')
    stage.actors[victim]?.process.kill(why)
  return why
}

/** What is done beside the workers, each at its time; what is broken is mended at its time too. */
class Events {
  readonly #stage: Stage
  readonly #count: (what: string) => void
  readonly #underWay = new Set<Promise<void>>()
  #redisBusy = false

  constructor(stage: Stage, count: (what: string) => void) {
    this.#stage = stage
    this.#count = count
  }

  begin(events: readonly ChaosEvent[]): void {
    for (const event of events) {
      const done: Promise<void> = this.#do(event).finally(() => this.#underWay.delete(done))
      this.#underWay.add(done)
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#underWay)
  }

  async #do(event: ChaosEvent): Promise<void> {
    if (event.afterMs > 0) await sleep(event.afterMs)
    const { ds, mail, redis, actors } = this.#stage
    switch (event.kind) {
      case 'fault':
        this.#count(`fault ${event.fault.kind}`)
        return await ds.ask('fault', event.fault)
      case 'hand':
        this.#count(`hand ${event.hand.act}`)
        return await ds.ask('hand', event.hand)
      case 'smtp':
        this.#count(`smtp ${event.mood}`)
        return await mail.ask('mood', event)
      case 'revision':
        if (await ds.ask<boolean>('revise', event)) this.#count(`revision ${event.revision}`)
        return
      case 'clock':
        this.#count(`clock ${event.byMs > 0 ? '+' : ''}${event.byMs / HOUR_MS} h`)
        this.#stage.stepClock(event.worker, event.byMs)
        await sleep(event.forMs)
        return this.#stage.stepClock(event.worker, -event.byMs)
      case 'network':
        this.#count(`network ${event.peer} ${event.how}`)
        return await breakWire(actors[event.worker], event)
      case 'redis':
        // Killed while it is paused, it would be started twice.
        if (!redis || this.#redisBusy) return
        this.#redisBusy = true
        this.#count(`redis ${event.how}`)
        if (event.how === 'killed') redis.kill()
        else redis.pause()
        await sleep(event.forMs)
        if (event.how === 'killed') await redis.restart()
        else redis.resume()
        this.#redisBusy = false
    }
  }
}

async function breakWire(
  actor: Actor | undefined,
  { peer, how, forMs }: Extract<ChaosEvent, { kind: 'network' }>,
): Promise<void> {
  const wire = actor?.wires[peer]
  if (!wire) return
  if (how === 'cut') return wire.cut()
  wire.break(how)
  await sleep(forMs)
  wire.heal()
}
