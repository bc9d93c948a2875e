import { crowd, crowdedWorld, type Simulator, startSimulator } from '../src/simulator/index.ts'
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
let edited = 0
const PERSON = 'instructeur.a@marne.example.org'

async function open(setting: Setting): Promise<string> {
  const clock = clockFrom(setting.start, setting.speed)
  const date = () => new Date(clock.now())
  const world = crowdedWorld(date, setting)
  simulator = await startSimulator({ world, clock: date })
  return simulator.url
}

serve({
  open,
  deposit: (count: number) => crowd(simulator.world, count),
  /** People write in some dossiers, and decide on one. */
  edit(count: number) {
    const { world } = simulator
    const dossiers = [...world.dossiers.values()]
    for (let left = count; left > 0; left -= 1) {
      edited += 1
      const dossier = dossiers[(edited * 37) % dossiers.length]
      if (dossier?.state === 'en_construction') world.instructeur.instruct(dossier.number, PERSON)
      else if (dossier?.state === 'en_instruction' && edited % 3 === 0)
        world.instructeur.refuse(dossier.number)
      else if (dossier)
        world.instructeur.annotate(dossier.number, PERSON, {
          'Motifs de l’avis automatique': 'Vu.',
        })
    }
  },
  /** The line breaks before the next answer. */
  stumble: () => void simulator.faults.add({ kind: 'cut', when: 'before', on: 'query', times: 1 }),
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
