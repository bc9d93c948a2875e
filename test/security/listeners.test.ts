import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { readEnvironment } from '../../src/config/environment.ts'
import { createMeters } from '../../src/http/metrics/meters.ts'
import { startHttp } from '../../src/http/server.ts'
import { demoWorld, startSimulator } from '../../src/simulator/index.ts'
import { startMailSink } from '../../src/simulator/mail-sink.ts'
import { openOffice } from '../support/office.ts'

/** Another address of this machine: whoever listens on every address answers there too. */
const ELSEWHERE = '127.0.0.2'

const answers = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const LISTENERS: Readonly<Record<string, () => Promise<string>>> = {
  async 'the pages'() {
    const { services } = await openOffice()
    const pages = await startHttp(services, createMeters(), {
      host: readEnvironment({}).httpHost,
      port: 0,
      password: null,
    })
    onTestFinished(() => pages.close())
    return pages.url
  },
  async 'the local DS API, and the door of its faults'() {
    const clock = () => new Date()
    const simulator = await startSimulator({ world: demoWorld(clock), clock })
    onTestFinished(() => simulator.close())
    return simulator.url
  },
  async 'the mail server of the demonstration'() {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-mails-'))
    const sink = await startMailSink(folder)
    onTestFinished(async () => {
      await sink.close()
      await rm(folder, { recursive: true })
    })
    return sink.url
  },
}

describe('nothing listens beyond this machine unless asked', () => {
  it.each(Object.entries(LISTENERS))('%s', { timeout: 60_000 }, async (_, start) => {
    const url = new URL(await start())
    expect(await answers('127.0.0.1', Number(url.port))).toBe(true)
    expect(await answers(ELSEWHERE, Number(url.port))).toBe(false)
  })

  it('the compose file shows its ports on the loopback alone, and Redis to the worker alone', async () => {
    const file = join(import.meta.dirname, '../../docker-compose.yml')
    const { services } = parse(await readFile(file, 'utf8'))
    for (const port of Object.values<{ ports?: string[] }>(services).flatMap(
      ({ ports }) => ports ?? [],
    ))
      expect(port).toMatch(/^127\.0\.0\.1:/)
    expect(services.redis.ports).toBeUndefined()
    expect(services.redis.networks).toEqual(['store'])
  })
})
