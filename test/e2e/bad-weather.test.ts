import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { DEMO_CONFIG, type Machine, newMachine } from '../support/guichet.ts'
import { annotationsOf, liveDossiers } from './support.ts'

describe('bad weather', { timeout: 180_000 }, () => {
  it('a refused token: what DS said, what to do, exit 3, nothing queued', async () => {
    const machine = await newMachine()
    const refused = await machine.guichet(['sync'], { DS_API_TOKEN: 'wrong' })
    expect(refused.exit).toBe(3)
    expect(refused.stderr).toContain('DS_API_TOKEN')
    const expired = await machine.guichet(['sync'], { DS_API_TOKEN: DEMO_TOKENS.expired })
    expect(expired.exit).toBe(3)
    expect(expired.stderr).toContain('expired')
    const status = JSON.parse((await machine.guichet(['status', '--json'])).stdout)
    for (const queue of status.queues)
      expect(queue).toMatchObject({ waiting: 0, delayed: 0, failed: 0 })
  })

  it('something else in the place of the API of DS: exit 3', async () => {
    const machine = await newMachine()
    const pass = await machine.guichet(['sync'], { DS_API_URL: await servePage() })
    expect(pass.exit).toBe(3)
    expect(pass.stderr).toContain('DS_API_URL')
  })

  it('one dossier that DS cannot show: the others go on, exit 1, a reason without personal data', async () => {
    const machine = await newMachine()
    const live = liveDossiers(machine)
    const broken = live.find(
      ({ demarche, followers }) => demarche.number === 51001 && followers.length === 0,
    )
    if (!broken) throw new Error('no live dossier')
    machine.simulator.faults.add({ kind: 'broken-read', dossier: broken.number })
    const pass = await machine.guichet(['sync', '--json'])
    expect(pass.exit).toBe(1)
    expect(JSON.parse(pass.stdout)).toMatchObject({ failed: 1, waiting: 0 })
    expect(JSON.parse(pass.stdout).dossiers.written).toBe(live.length - 1)

    const failed = await machine.guichet(['failed', '--json'])
    expect(failed.exit).toBe(1)
    const [job] = JSON.parse(failed.stdout)
    expect(job.about).toEqual({ campaign: 'marne-volet-1', dossier: broken.number })
    expect(job.reason).not.toMatch(/@|Bearer/)

    machine.simulator.faults.clear()
    await machine.guichet(['failed', 'retry', job.id])
    const healed = await machine.guichet(['sync', '--json'])
    expect(healed.exit).toBe(0)
    expect(annotationsOf(machine, broken.number)['Avis automatique']).toBeDefined()
    expect((await machine.guichet(['failed'])).stdout).toContain('No job gave up.')
  })

  it('a démarche without the annotations: the list of what to create, exit 2, the other campaigns done', async () => {
    const machine = await newMachine()
    machine.simulator.world.platform.publishRevision(52001, (form) => ({
      ...form,
      annotations: form.annotations.filter(({ label }) => label !== 'Avis automatique'),
    }))
    const pass = await machine.guichet(['sync', '--json'])
    expect(pass.exit).toBe(2)
    expect(pass.stderr).toContain('annotation privée « Avis automatique » de type « choix simple »')
    const demarches = machine.simulator.log.applied.map(
      ({ dossier }) => machine.simulator.world.dossier(dossier).demarche.number,
    )
    expect(new Set(demarches)).toEqual(new Set([51001, 10001]))
  })

  it('DS away in the middle: nothing gives up, exit 3, and the next pass ends the work', async () => {
    const machine = await newMachine()
    machine.simulator.faults.add({ kind: 'bad-gateway', on: 'mutation' })
    const pass = await machine.guichet(['sync', '--campaign', 'aube', '--json'])
    expect(pass.exit).toBe(3)
    expect(JSON.parse(pass.stdout)).toMatchObject({ failed: 0, annotations: 0 })
    machine.simulator.faults.clear()
    expect((await machine.guichet(['sync', '--campaign', 'aube'])).exit).toBe(0)
    for (const { number, demarche } of liveDossiers(machine)) {
      if (demarche.number !== 10001) continue
      expect(annotationsOf(machine, number)['Avis automatique']).toBeDefined()
    }
  })

  it('one démarche that DS does not know: said, exit 2, the other campaigns done', async () => {
    const machine = await newMachine()
    const config = join(machine.folder, 'guichet.yaml')
    const demo = await readFile(DEMO_CONFIG, 'utf8')
    await writeFile(config, demo.replace('demarche: 52001', 'demarche: 99999'))
    const pass = await machine.guichet(['--config', config, 'sync'])
    expect(pass.exit).toBe(2)
    expect(pass.stderr).toContain('99999')
    expect(machine.simulator.log.mutations).toBeGreaterThan(0)
  })

  it('ordinary weather (429, 500, a cut, a half answer) changes nothing of the result', async () => {
    const machine = await newMachine()
    const { faults } = machine.simulator
    faults.add({ kind: 'bad-gateway', times: 1, on: 'query' })
    faults.add({ kind: 'cut', when: 'after', times: 1, on: 'mutation' })
    faults.add({ kind: 'crash', afterAliases: 2, times: 1, on: 'mutation' })
    faults.add({ kind: 'timeout', afterAliases: 3, inside: true, times: 1, on: 'mutation' })
    const pass = await machine.guichet(['sync', '--json'])
    expect(pass.exit).toBe(0)
    const calm = await newMachine()
    await calm.guichet(['sync'])
    expect(opinions(machine)).toEqual(opinions(calm))
  })
})

/** A server that answers everything with a page. @returns its address */
async function servePage(): Promise<string> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>Service indisponible</h1>'),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What is left of the envelope is as it was when each was decided, and the weather changes their order. */
function opinions(machine: Machine) {
  return liveDossiers(machine).map(({ number }) =>
    JSON.stringify(annotationsOf(machine, number)).replace(/ℹ Enveloppe[^\\]*/, ''),
  )
}
