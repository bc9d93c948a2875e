import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS, type Simulator } from '../../src/simulator/index.ts'
import { newMachine } from '../support/guichet.ts'
import { redisForTests } from '../support/redis.ts'

/** Everything in the made-up world that says who somebody is, and every secret. */
function personalData({ world }: Simulator): string[] {
  const people = [...world.instructeurs.values()].map(({ email }) => email)
  const applicants = [...world.etablissements.values()].map(({ name }) => name)
  return [...people, ...applicants, 'example.org', 'usager-', ...Object.values(DEMO_TOKENS)]
}

const found = (text: string, words: readonly string[]) =>
  words.filter((word) => text.includes(word))

describe('personal data', { timeout: 180_000 }, () => {
  it('reaches neither the logs of a pass nor the embedded store, a failure included', async () => {
    const machine = await newMachine()
    machine.simulator.faults.add({ kind: 'broken-write', dossier: 4_300_012 })
    const pass = await machine.guichet(['--log-level', 'trace', 'sync'])
    expect(pass.stderr).toContain('4300012')
    const words = personalData(machine.simulator)
    expect(words.length).toBeGreaterThan(20)
    expect(found(pass.stdout + pass.stderr, words)).toEqual([])

    // Tables and write-ahead log as they are on the disk: jobs that are gone are still in it.
    const stored = readdirSync(join(machine.folder, 'data'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n')
    expect(stored).toContain('4300012')
    expect(found(stored, words)).toEqual([])
  })

  it('reaches Redis neither', async ({ skip }) => {
    const redis = await redisForTests()
    if ('skip' in redis) return skip(redis.skip)
    const monitor = await new Redis(redis.url).monitor()
    try {
      const commands: string[] = []
      monitor.on('monitor', (_time: string, args: string[]) => commands.push(args.join(' ')))
      const machine = await newMachine({ REDIS_URL: redis.url })
      machine.simulator.faults.add({ kind: 'broken-write', dossier: 4_300_012 })
      await machine.guichet(['sync'])
      const text = commands.join('\n')
      expect(text).toContain('4300012')
      expect(found(text, personalData(machine.simulator))).toEqual([])
    } finally {
      monitor.disconnect()
      await redis.stop()
    }
  })
})
