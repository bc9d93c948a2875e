import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished, vi } from 'vitest'
import { withPassword } from '../http/support.ts'
import { MAIN } from '../support/compiled.ts'
import { runGuichet } from '../support/guichet.ts'

const MINUTES = { timeout: 180_000 }

it(
  'tells its story in English but for what it quotes, without a line of log or an environment',
  MINUTES,
  async () => {
    const demo = await runGuichet(['demo'], { HOME: '/nonexistent' })
    expect(demo).toMatchObject({ exit: 0, stderr: '' })
    for (const title of [
      'First pass',
      'Campaigns',
      'What an instructeur reads',
      'Second pass',
      'What next',
    ])
      expect(demo.stdout).toContain(title)
    expect(demo.stdout).toContain('0 writes: DS already holds what it should.')
    const own = demo.stdout.split('\n').filter((line) => !line.startsWith('  │ '))
    expect(own.length).toBeGreaterThan(30)
    expect(own.filter((line) => / (?:le|la|les|des|est|pour|dans|pas) /.test(line))).toEqual([])
  },
)

it('--keep opens on a dashboard with an incident, and a report that is late', MINUTES, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-demo-'))
  const demo = spawn(process.execPath, [MAIN, 'demo', '--keep'], {
    env: { PATH: process.env.PATH, TMPDIR: folder, HTTP_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(async () => {
    demo.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  let logged = ''
  demo.stderr.on('data', (bytes) => {
    logged += bytes
  })
  let url = ''
  for await (const line of createInterface(demo.stdout)) {
    url = /^The dashboard: (\S+) /.exec(line)?.[1] ?? ''
    if (url) break
  }
  const read = async () => await (await fetch(url, { headers: withPassword('demo') })).text()
  const incident = async () => expect(await read()).toContain('ne couvre pas la démarche')
  await vi.waitFor(incident, { timeout: 60_000, interval: 200 })
  const page = await read()
  expect(page).toContain('1 point à regarder')
  expect(page).toMatch(/<strong>1<\/strong> état des lieux en retard/)
  for (const campaign of ['marne-volet-1', 'haute-marne', 'aube'])
    expect(page).toContain(`/campagnes/${campaign}`)
  demo.kill('SIGINT')
  await once(demo, 'exit')
  expect(logged).toBe('')
})
