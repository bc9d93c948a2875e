import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { MAIN } from '../support/compiled.ts'
import { DEMO_CONFIG, type Machine, newMachineOnDisk } from '../support/guichet.ts'
import { freePort } from '../support/redis.ts'

const HTTP_PASSWORD = 'un mot de passe d’essai'

/** `guichet start` in the background, its log line by line. */
function startService(machine: Machine, env: Readonly<Record<string, string>> = {}) {
  const passwordFile = join(machine.folder, 'http-password')
  writeFileSync(passwordFile, `${HTTP_PASSWORD}\n`)
  const child = spawn(process.execPath, [MAIN, 'start'], {
    env: {
      PATH: process.env.PATH,
      DS_API_URL: machine.simulator.url,
      DS_API_TOKEN: DEMO_TOKENS.readWrite,
      DATA_DIR: join(machine.folder, 'data'),
      GUICHET_CONFIG: DEMO_CONFIG,
      HTTP_PORT: '0',
      HTTP_PASSWORD_FILE: passwordFile,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface(child.stderr)[Symbol.asyncIterator]()
  return {
    child,
    exited: once(child, 'exit'),
    /** Waits for the log entry of that message. */
    async logged(message: string, also: (entry: Record<string, unknown>) => boolean = () => true) {
      for (;;) {
        const { value, done } = await lines.next()
        if (done) throw new Error(`the service ended without saying « ${message} »`)
        const entry = value.startsWith('{') ? JSON.parse(value) : {}
        if (entry.msg === message && also(entry)) return entry
      }
    },
  }
}

describe('the service', { timeout: 180_000 }, () => {
  it('polls at its first start, instructs, answers about its health, and stops in order', async () => {
    const machine = await newMachineOnDisk()
    const service = startService(machine)
    const { http } = await service.logged('started')
    expect((await fetch(`${http}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${http}/readyz`)).json()).toEqual({ store: true, ds: true })
    expect((await fetch(`${http}/anything`)).status).toBe(404)
    expect((await fetch(`${http}/`)).status).toBe(401)
    await service.logged('done', ({ job, outcome }) => job === 'instruct' && outcome === 'written')
    const metrics = await (await fetch(`${http}/metrics`)).text()
    expect(metrics).toMatch(/guichet_jobs_total\{job="instruct",outcome="written"\} [1-9]/)
    const basic = Buffer.from(`guichet:${HTTP_PASSWORD}`).toString('base64')
    const dashboard = await fetch(`${http}/`, { headers: { authorization: `Basic ${basic}` } })
    expect(await dashboard.text()).toContain('marne-volet-1')

    // The embedded store belongs to the service: other commands ask it, or plan beside it.
    const status = await machine.guichet(['status', '--json'])
    expect(status.exit).toBe(0)
    expect(JSON.parse(status.stdout).campaigns[0].id).toBe('marne-volet-1')
    expect((await machine.guichet(['failed'])).stdout).toContain('No job gave up.')
    expect((await machine.guichet(['explain', '4300012', '--json'])).exit).toBe(0)
    const second = await machine.guichet(['sync'])
    expect(second.exit).toBe(3)
    expect(second.stderr).toContain('guichet start')

    service.child.kill('SIGTERM')
    await service.logged('stopped')
    expect(await service.exited).toEqual([0, null])
  })

  it('serves its pages before DS has answered anything', async () => {
    const machine = await newMachineOnDisk()
    machine.simulator.faults.add({ kind: 'latency', requestMs: 60_000 })
    const port = String(await freePort())
    const service = startService(machine, { HTTP_PORT: port })
    await vi.waitFor(
      async () => expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200),
      { timeout: 50_000, interval: 100 },
    )
    await vi.waitFor(() => expect(machine.simulator.log.posts).toBeGreaterThan(0), 50_000)
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(metrics).not.toMatch(/guichet_ds_requests_total\S* [1-9]/)
    service.child.kill('SIGKILL')
  })

  it.each([
    ['an expired token', { DS_API_TOKEN: DEMO_TOKENS.expired }, 'ds.token-expired'],
    ['no annotation anywhere', {}, 'campaign.not-ready'],
  ])('starts with %s, and says so until it is put right', async (_, env, code) => {
    const machine = await newMachineOnDisk()
    if (code === 'campaign.not-ready')
      for (const demarche of [51001, 52001, 10001])
        machine.simulator.world.platform.publishRevision(demarche, (form) => ({
          ...form,
          annotations: [],
        }))
    const service = startService(machine, env)
    await service.logged('campaign not ready', (entry) => entry.code === code)
    const { campaigns } = await service.logged('started')
    expect(campaigns).toBe(0)
    await service.logged('incident', (entry) => entry.code === code)
    service.child.kill('SIGTERM')
    expect(await service.exited).toEqual([0, null])
  })

  it('does not start with a configuration that is wrong', async () => {
    const machine = await newMachineOnDisk({ DS_API_TOKEN: '' })
    expect((await machine.guichet(['start'])).exit).toBe(2)
  })
})
