import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { enqueuePoll } from '../../jobs/poll.ts'
import { Failure } from '../../src/failures/failure.ts'
import { createMeters } from '../../src/http/metrics/meters.ts'
import type { Delivery } from '../../src/mail/message.ts'
import { startService } from '../../src/run/service.ts'
import { failDossier, finishPass, openPages, type Pages } from './support.ts'

/** Samples by name and labels, as Prometheus reads them. */
async function scrape(pages: Pages) {
  const answer = await pages.get('/metrics', {})
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  return readSamples(await answer.text())
}

function readSamples(text: string) {
  const samples = new Map<string, number>()
  const types = new Map<string, string>()
  const helped = new Set<string>()
  for (const line of text.split('\n')) {
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? []
    if (kind === 'TYPE') types.set(name, rest)
    if (kind === 'HELP' && rest !== '') helped.add(name)
    const sample = /^([^#\s{]\S*(?:\{.*\})?) (\S+)$/.exec(line)
    if (sample) samples.set(sample[1] ?? '', Number(sample[2]))
  }
  return { samples, types, helped }
}

describe('/metrics', { timeout: 60_000 }, () => {
  let pages: Pages
  beforeAll(async () => {
    pages = await openPages()
  }, 60_000)
  afterAll(() => pages.close())

  it('is moved by a poll and by what it finds', async () => {
    const { services, meters } = pages
    const before = await scrape(pages)
    expect(before.samples.get('guichet_store_up')).toBe(1)
    expect(before.samples.has('guichet_ds_last_answer_timestamp_seconds')).toBe(false)

    startService(services, ['work']).workers.forEach(meters.watch)
    const ids = services.config.campaigns.map(({ id }) => id)
    await enqueuePoll(services.store, ids, new Date().toISOString())
    await vi.waitFor(
      async () => {
        const text = await meters.registry.metrics()
        expect(text).toMatch(/guichet_jobs_total\{job="poll",outcome="\w+"\} [1-9]/)
        expect(text).toMatch(/guichet_jobs_total\{job="instruct",outcome="written"\} [1-9]/)
      },
      { timeout: 30_000, interval: 50 },
    )
    const { samples } = readSamples(await meters.registry.metrics())
    expect(
      samples.get('guichet_ds_requests_total{kind="query",outcome="answered"}'),
    ).toBeGreaterThan(0)
    expect(samples.get('guichet_ds_requests_left')).toBeLessThan(380)
    expect(samples.get('guichet_job_duration_seconds_count{job="poll"}')).toBeGreaterThan(0)
    expect(samples.get('guichet_ds_last_answer_timestamp_seconds')).toBeCloseTo(
      Date.now() / 1000,
      -2,
    )
  })
})

describe('/metrics while the clock of the machine is set', { timeout: 60_000 }, () => {
  const HOUR = 60 * 60_000
  const STEPS = [-1, -24, -24 * 365, 1, 24, 24 * 365].map((hours) => hours * HOUR)

  /** The machine's clock, which is set, and the monotonic one, which is not. */
  function clocks() {
    const [now, elapsed] = [Date.now.bind(Date), performance.now.bind(performance)]
    const ahead = { now: 0, elapsed: 0 }
    vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead.now)
    vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + ahead.elapsed)
    onTestFinished(() => void vi.restoreAllMocks())
    return ahead
  }

  it('tells what is so, whichever way and how far', async () => {
    const ahead = clocks()
    const pages = await openPages()
    onTestFinished(pages.close)
    for (const step of STEPS) {
      ahead.now += step
      ahead.elapsed += 10_000
      const slot = new Date(Date.now()).toISOString()
      await pages.services.store.journal.set('lastRun:poll', slot)
      pages.meters.dsRequest({ kind: 'query', outcome: 'answered', left: 300 })
      const { samples } = await scrape(pages)
      for (const name of [
        'guichet_schedule_last_run_timestamp_seconds{schedule="poll"}',
        'guichet_ds_last_answer_timestamp_seconds',
      ])
        expect(samples.get(name), `${name} after ${step}`).toBeCloseTo(Date.now() / 1000, -2)
      const next = samples.get('guichet_schedule_next_run_timestamp_seconds{schedule="poll"}') ?? 0
      expect(next - Date.now() / 1000, `next after ${step}`).toBeLessThanOrEqual(300)
    }
  })

  it('counts how long a job ran, not by how much the clock was set meanwhile', async () => {
    const ahead = clocks()
    const pages = await openPages()
    onTestFinished(pages.close)
    const { store } = pages.services
    const run = async () => {
      ahead.now += 24 * 365 * HOUR
      return { outcome: 'swept' }
    }
    const worker = store.worker('poll', run, { concurrency: 1 })
    pages.meters.watch(worker)
    const done = new Promise((resolve) => worker.on('completed', resolve))
    await store.queue('poll').add('poll', {})
    await done
    const { samples } = readSamples(await pages.meters.registry.metrics())
    expect(samples.get('guichet_job_duration_seconds_count{job="poll"}')).toBe(1)
    expect(samples.get('guichet_job_duration_seconds_sum{job="poll"}')).toBeLessThan(3_600)
  })
})

describe('/metrics while the store is away', () => {
  it('says so, nothing of what the store holds, and what the process counted', async () => {
    const pages = await openPages()
    onTestFinished(pages.close)
    vi.spyOn(pages.services.store, 'describe').mockRejectedValue(new Error('away'))
    pages.meters.dsRequest({ kind: 'query', outcome: 'ds.timeout', left: 12 })
    const { samples } = await scrape(pages)
    expect(samples.get('guichet_store_up')).toBe(0)
    expect([...samples.keys()].filter((name) => name.startsWith('guichet_dossiers'))).toEqual([])
    expect(samples.get('guichet_ds_requests_total{kind="query",outcome="ds.timeout"}')).toBe(1)
    expect(samples.get('guichet_ds_requests_left')).toBe(12)
  })
})

it('an embedded store is weighed in /metrics and on the dashboard, with the day of its last maintenance', {
  timeout: 120_000,
}, async () => {
  const pages = await openPages({ store: 'embedded' })
  onTestFinished(pages.close)
  const { samples } = await scrape(pages)
  expect(samples.get('guichet_store_bytes')).toBeGreaterThan(1e6)
  expect(samples.get('guichet_store_maintained_timestamp_seconds')).toBeGreaterThan(1.7e9)
  expect(await (await pages.get('/')).text()).toMatch(
    /Base embarquée\s: \d+\sMo, entretenue pour la dernière fois le \S/,
  )
})

describe('/metrics while the store is silent', () => {
  it('answers before whoever scrapes gives up', async () => {
    const pages = await openPages()
    onTestFinished(pages.close)
    vi.spyOn(pages.services.store, 'describe').mockReturnValue(new Promise(() => {}))
    const started = performance.now()
    expect((await scrape(pages)).samples.get('guichet_store_up')).toBe(0)
    expect(performance.now() - started).toBeLessThan(6_000)
  })
})

describe('/metrics after a pass', { timeout: 60_000 }, () => {
  let pages: Pages
  let found: Awaited<ReturnType<typeof scrape>>
  beforeAll(async () => {
    pages = await openPages()
    await finishPass(pages)
    await failDossier(pages.services, 4_300_012)
    found = await scrape(pages)
  }, 60_000)
  afterAll(() => pages.close())

  it.each([
    'guichet_dossiers{campaign="marne-volet-1",verdict="eligible"}',
    'guichet_envelope_euros{campaign="marne-volet-1",part="granted"}',
    'guichet_reports{campaign="haute-marne",state="due"}',
    'guichet_laureats{campaign="aube"}',
    'guichet_campaign_last_success_timestamp_seconds{campaign="aube",pass="poll"}',
    'guichet_schedule_last_run_timestamp_seconds{schedule="poll"}',
    'guichet_schedule_next_run_timestamp_seconds{schedule="reconcile"}',
    'guichet_queue_jobs{queue="instruct",state="failed"}',
    'guichet_build_info{version="0.1.0"}',
    'process_cpu_seconds_total',
  ])('tells %s', (sample) => {
    expect(found.samples.get(sample)).toBeGreaterThan(0)
  })

  it.each([
    'guichet_dossiers_awaiting_form{campaign="aube"}',
    'guichet_dossiers_left_alone{campaign="aube"}',
  ])('tells that there is none by %s', (sample) => {
    expect(found.samples.get(sample)).toBe(0)
  })

  it('follows the conventions of Prometheus', () => {
    for (const [name, type] of found.types) {
      if (!name.startsWith('guichet_')) continue
      expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/)
      expect(name.endsWith('_total'), name).toBe(type === 'counter')
      expect(name).not.toMatch(/(milliseconds|_ms|_count|_sum|_bucket)$/)
      expect(found.helped).toContain(name)
    }
    expect(
      [...found.types.keys()].filter((name) => name.startsWith('guichet_')).length,
    ).toBeGreaterThan(10)
  })

  it('has labels that do not grow with the work, and name nobody', () => {
    const own = [...found.samples.keys()].filter((name) => name.startsWith('guichet_'))
    const labels = new Set(
      own.flatMap((name) => [...name.matchAll(/(\w+)="/g)].map(([, label]) => label)),
    )
    const bounded = [
      'campaign',
      'job',
      'kind',
      'le',
      'outcome',
      'part',
      'pass',
      'queue',
      'schedule',
      'state',
      'verdict',
      'version',
    ]
    expect([...labels].filter((label) => !bounded.includes(label ?? ''))).toEqual([])
    expect(own.join('\n')).not.toMatch(/\d{7}|@/)
    expect(own.length).toBeLessThan(200)
  })
})

describe('e-mails', () => {
  it('are counted by what the SMTP server made of them', async () => {
    const meters = createMeters()
    const deliveries: Delivery[] = [
      { state: 'accepted' },
      { state: 'accepted' },
      { state: 'rejected', reason: '550' },
    ]
    const transport = meters.counted({
      async send() {
        const delivery = deliveries.shift()
        if (delivery) return delivery
        throw new Failure('transient', 'mail.unreachable', 'the SMTP server is away')
      },
      verify: async () => {},
      close: () => {},
    })
    const message = { recipient: 'a@example.org', to: [], subject: '', html: '', text: '' }
    for (let sent = 0; sent < 3; sent++) await transport.send(message, 'id')
    await expect(transport.send(message, 'id')).rejects.toThrow('away')
    const { samples } = readSamples(await meters.registry.metrics())
    expect(samples.get('guichet_emails_total{outcome="accepted"}')).toBe(2)
    expect(samples.get('guichet_emails_total{outcome="rejected"}')).toBe(1)
    expect(samples.get('guichet_emails_total{outcome="mail.unreachable"}')).toBe(1)
  })
})
