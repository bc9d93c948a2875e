import { crowdedWorld, type Simulator, startSimulator } from '../src/simulator/index.ts'
import { serve } from './children.ts'
import { clockFrom } from './clock.ts'

/** DS, simulated in a process of its own. */
export interface Setting {
  readonly start: number
  readonly speed: number
  /** Numbered from 51001. */
  readonly demarches: number
  readonly dossiersEach: number
}

export interface Count {
  readonly posts: number
  readonly refused: number
}

let simulator: Simulator

async function open(setting: Setting): Promise<string> {
  const clock = clockFrom(setting.start, setting.speed)
  const date = () => new Date(clock.now())
  const world = crowdedWorld(date, setting)
  simulator = await startSimulator({ world, clock: date })
  return simulator.url
}

serve({
  open,
  /** What came in since the last time. */
  count(): Count {
    const { posts, rateLimited } = simulator.log
    simulator.log.reset()
    return { posts, refused: rateLimited }
  },
  /** Dossiers whose opinion is written, that have left the first group and that one person follows. */
  done: () =>
    [...simulator.world.dossiers.values()].filter(
      ({ annotations, group, followers }) =>
        annotations.size >= 6 && group.label === 'Marne' && followers.length === 1,
    ).length,
})
