import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { copyJournal } from '../../src/run/journal-file.ts'
import { openStore } from '../../src/store/index.ts'
import { type Machine, newMachineOnDisk } from '../support/guichet.ts'
import { startRedisServer } from '../support/redis.ts'

const hold = async (machine: Machine) => {
  const store = await openStore({
    dataDir: join(machine.folder, 'data'),
    command: 'guichet start',
  })
  onTestFinished(() => store.close(0))
  return store
}

describe('export and import', { timeout: 300_000 }, () => {
  it('take the journal from the embedded store to Redis: nothing is written or moved again', async ({
    skip,
  }) => {
    const redis = await startRedisServer()
    if (!redis) return skip('no redis-server on the PATH')
    onTestFinished(() => redis.stop())
    const onRedis = { REDIS_URL: redis.url }
    const machine = await newMachineOnDisk()
    const { log, world } = machine.simulator
    const file = join(machine.folder, 'journal.jsonl')
    await machine.guichet(['sync'])
    // Its group is a person's choice now: without its memory, the robot would move it once more.
    const moved = world.dossier(4_300_012)
    const chosen = world.demarche(51_001).groups.find(({ id }) => id !== moved.group.id)
    if (!chosen) throw new Error('the demonstration has one group')
    for (const { email } of [...moved.followers]) world.instructeur.unfollow(moved.number, email)
    world.instructeur.move(moved.number, chosen.label)
    await machine.guichet(['sync'])
    expect(moved.group.label).toBe(chosen.label)

    const exported = await machine.guichet(['export', '--out', file])
    expect([exported.exit, exported.stderr]).toEqual([0, ''])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const imported = await machine.guichet(['import', file], onRedis)
    expect([imported.exit, imported.stderr]).toEqual([0, ''])

    log.reset()
    const pass = JSON.parse((await machine.guichet(['sync', '--json'], onRedis)).stdout)
    expect([log.mutations, pass.moved, pass.failed]).toEqual([0, 0, 0])
    expect(moved.group.label).toBe(chosen.label)

    const again = await machine.guichet(['import', file], onRedis)
    expect(again.exit).toBe(2)
    expect(again.stderr).toMatch(/not empty \(\d+ entries\)\n.*--replace/)
    expect((await machine.guichet(['import', file, '--replace'], onRedis)).exit).toBe(0)
    const back = join(machine.folder, 'back.jsonl')
    await machine.guichet(['export', '--out', back], onRedis)
    const withoutWatermarks = (await readFile(file, 'utf8'))
      .split('\n')
      .filter((line) => line.startsWith('{"key"') && !line.includes('"watermark:'))
    const lines = (await readFile(back, 'utf8')).split('\n')
    expect(lines.filter((line) => line.startsWith('{"key"'))).toEqual(withoutWatermarks)

    const service = await openStore({
      redisUrl: redis.url,
      dataDir: '',
      command: 'guichet start',
    })
    onTestFinished(() => service.close(0))
    const beside = await machine.guichet(['import', file, '--replace'], onRedis)
    expect(beside.exit).toBe(3)
    expect(beside.stderr).toContain('Other processes use this store (guichet start)')
  })

  it('beside a running service: a backup is given, an import refused', async () => {
    const machine = await newMachineOnDisk()
    const file = join(machine.folder, 'journal.jsonl')
    const service = await hold(machine)
    service.answer({ 'journal-copy': async () => await copyJournal(service) })
    await service.journal.set('lastRun:poll', '2021-05-03T08:00:00.000Z')
    expect((await machine.guichet(['export', '--out', file])).exit).toBe(0)
    expect(await readFile(file, 'utf8')).toContain('{"key":"lastRun:poll","value":"2021-05-03T')
    const refused = await machine.guichet(['import', file, '--replace'])
    expect([refused.exit, refused.stderr]).toEqual([3, expect.stringContaining('guichet start')])
  })

  it('of a wrong file or place say so, and touch nothing', async () => {
    const machine = await newMachineOnDisk()
    const wrong = join(machine.folder, 'wrong.jsonl')
    await writeFile(wrong, 'campaigns: []\n')
    const [imported, absent, nowhere] = await Promise.all([
      machine.guichet(['import', wrong]),
      machine.guichet(['import', join(machine.folder, 'absent')]),
      machine.guichet(['export', '--out', join(machine.folder, 'absent', 'file')]),
    ])
    expect([imported.exit, imported.stderr]).toEqual([2, expect.stringContaining('not a journal')])
    expect([absent.exit, absent.stderr]).toEqual([2, expect.stringContaining('ENOENT')])
    expect([nowhere.exit, nowhere.stderr]).toEqual([
      2,
      expect.stringContaining('its folder does not exist'),
    ])
  })
})
