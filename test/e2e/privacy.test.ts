import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS, type Simulator } from '../../src/simulator/index.ts'
import { startServer } from '../mail/support.ts'
import { type Machine, newMachineOnDisk } from '../support/guichet.ts'
import { redisForTests } from '../support/redis.ts'

/** Everything in the made-up world that says who somebody is, and every secret. */
function personalData({ world }: Simulator): string[] {
  const people = [...world.instructeurs.values()].map(({ email }) => email)
  const applicants = [...world.etablissements.values()].map(({ name }) => name)
  return [...people, ...applicants, 'example.org', 'usager-', ...Object.values(DEMO_TOKENS)]
}

/** Words of the reports of the made-up world, as they would be on a disk too: without accents. */
/** SIRET of a company that a report names: the lists need it once DS has deleted the report. */
const PROVIDER = '00000001800010'
const REPORTED = ['ateliers avec les habitants', 'Atelier fictif']

/** Tables and write-ahead log as they are on the disk: rows and jobs that are gone are still in it. */
const filesIn = ({ folder }: Machine): string =>
  readdirSync(join(folder, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

const found = (text: string, words: readonly string[]) =>
  words.filter((word) => text.includes(word))

describe('personal data', { timeout: 180_000 }, () => {
  it('reaches neither the logs of a pass nor the embedded store, a failure included', async () => {
    const machine = await newMachineOnDisk()
    machine.simulator.faults.add({ kind: 'broken-write', dossier: 4_300_012 })
    const pass = await machine.guichet(['--log-level', 'trace', 'sync'])
    expect(pass.stderr).toContain('4300012')
    const words = personalData(machine.simulator)
    expect(words.length).toBeGreaterThan(20)
    expect(found(pass.stdout + pass.stderr, words)).toEqual([])

    const stored = filesIn(machine)
    expect(stored).toContain('4300012')
    expect(found(stored, words)).toEqual([])
  })

  it('reaches neither in a follow-up, whose SMTP server quotes addresses in its refusals', async () => {
    const machine = await newMachineOnDisk()
    const { world } = machine.simulator
    let refused = 0
    const smtp = await startServer({
      onRcptTo({ address }, _session, done) {
        refused += 1
        const error = Object.assign(new Error(`5.1.1 <${address}> is unknown here`), {
          responseCode: refused === 1 ? 550 : 451,
        })
        if (refused > 2) done()
        else done(error)
      },
    })
    const follow = async (now: string) =>
      await machine.guichet(['--log-level', 'trace', '--now', now, 'remind'], {
        SMTP_URL: smtp.url,
      })
    const first = await follow('2021-10-01T08:30:00+02:00')
    const second = await follow('2021-10-04T08:30:00+02:00')
    expect(refused).toBeGreaterThan(2)
    expect(smtp.received.length).toBeGreaterThan(0)

    const logged = first.stderr + second.stderr
    expect(logged).toContain('"code":"mail.deferred"')
    const words = [...personalData(machine.simulator), ...world.etablissements.keys(), ...REPORTED]
    expect(found(logged + first.stdout + second.stdout, words)).toEqual([])
    const stored = filesIn(machine)
    expect(stored).toContain('2021-T3')
    expect(found(stored, words).filter((word) => word !== PROVIDER)).toEqual([])
  })

  it('reaches Redis neither', async ({ skip }) => {
    const redis = await redisForTests()
    if ('skip' in redis) return skip(redis.skip)
    const monitor = await new Redis(redis.url).monitor()
    try {
      const commands: string[] = []
      monitor.on('monitor', (_time: string, args: string[]) => commands.push(args.join(' ')))
      const machine = await newMachineOnDisk({ REDIS_URL: redis.url })
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
