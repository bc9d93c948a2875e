import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'
import { createGauges } from '../../src/http/metrics/gauges.ts'
import { createMeters } from '../../src/http/metrics/meters.ts'
import { collectProcessMetrics } from '../../src/http/scrape.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Debian’s: `apt-get install prometheus`. Without it, what needs it says so. */
const NO_PROMTOOL = 'no promtool on the PATH'
const promtool = (args: readonly string[], input?: string) =>
  spawnSync('promtool', args, { encoding: 'utf8', ...(input !== undefined && { input }) })

const { registry } = createMeters()
collectProcessMetrics(registry)
const gauges = createGauges(registry)

const AT = '2026-03-09T10:00:00Z'
const campaign = {
  id: 'marne',
  preset: 'marne-volet-1',
  demarche: 51_001,
  lastPoll: { at: AT, queued: 0 },
  lastReconcile: { at: AT, queued: 0 },
  unreadable: 0,
  untaken: 0,
  awaitingForm: { dossiers: 0, since: null },
  waiting: { dossiers: 2, since: AT },
  forsaken: [],
  news: [],
  verdicts: { eligible: 1, to_check: 2, ineligible: 0 },
  envelope: { granted: '1.00', requested: '2.00', at: AT, total: '3.00' },
  followUp: { at: AT, laureats: 1, due: 1, received: 0, late: 1 },
}
const incident = (code: string) => ({
  id: code,
  code,
  campaigns: [],
  since: AT,
  tries: 1,
  retryAt: AT,
})
const SHOWN = {
  status: {
    store: 'PGlite',
    storeFiles: { bytes: 60e6, maintainedAt: AT },
    campaigns: [campaign],
    queues: [{ name: 'poll', summary: '', waiting: 1, active: 0, delayed: 0, failed: 1 }],
    incidents: [incident('ds.timeout'), incident('store.settings'), incident('mail.unset')],
    failed: 1,
  },
  timetable: [{ schedule: 'poll' as const, last: AT, next: AT, missed: null }],
}

/** Queries of the alerts and of the dashboard, with where each stands. */
const rules: { groups: { rules: { alert: string; expr: string }[] }[] } = parse(
  read('deploy/prometheus/rules.yml'),
)
const dashboard: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
  read('deploy/grafana/guichet.json'),
)
const queries = [
  ...rules.groups.flatMap((group) =>
    group.rules.map(({ alert, expr }) => ({ where: alert, query: expr })),
  ),
  ...dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => ({ where: title, query: expr })),
  ),
]

async function known(): Promise<Map<string, Set<string>>> {
  const labels = new Map<string, Set<string>>()
  for (const line of (await registry.metrics()).split('\n')) {
    const [, name = '', inside = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? []
    const found = labels.get(name) ?? new Set<string>()
    for (const [, label = ''] of inside.matchAll(/(\w+)="/g)) found.add(label)
    labels.set(name, found)
  }
  // Counted when it happens: known by their declaration until then.
  for (const [, name = ''] of (await registry.metrics()).matchAll(/^# HELP (\S+)/gm))
    if (!labels.has(name)) labels.set(name, new Set(['kind', 'outcome', 'job']))
  labels.set('guichet_job_duration_seconds_bucket', new Set(['job', 'le']))
  return labels
}

describe('what Prometheus and Grafana ask', () => {
  it.each(queries)('$where: is in /metrics, with its labels', async ({ query }) => {
    gauges.set(true, SHOWN)
    const metrics = await known()
    const names = query.match(/guichet_\w+/g) ?? []
    expect(names.filter((name) => !metrics.has(name))).toEqual([])
    for (const [, name = '', inside = ''] of query.matchAll(/(guichet_\w+)\{([^}]*)\}/g))
      for (const [, label = ''] of inside.matchAll(/(\w+)\s*[!=]/g))
        expect(metrics.get(name)).toContain(label)
  })

  it('is what Prometheus understands', async ({ skip }) => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-rules-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const asked = join(folder, 'queries.yml')
    const recorded = queries.map(({ query }, place) => ({ record: `query_${place}`, expr: query }))
    await writeFile(asked, stringify({ groups: [{ name: 'queries', rules: recorded }] }))
    const checked = promtool(['check', 'rules', join(ROOT, 'deploy/prometheus/rules.yml'), asked])
    if (checked.error) return skip(NO_PROMTOOL)
    expect([checked.status, checked.stderr]).toEqual([0, ''])
  })

  it('has nothing that Prometheus complains of', async ({ skip }) => {
    gauges.set(true, SHOWN)
    const checked = promtool(['check', 'metrics'], await registry.metrics())
    if (checked.error) return skip(NO_PROMTOOL)
    expect([checked.status, checked.stdout + checked.stderr]).toEqual([0, ''])
  })

  it('tells apart what work waits for and a setting that stays until somebody changes it', async () => {
    gauges.set(true, SHOWN)
    const text = await registry.metrics()
    expect(text.match(/^guichet_incidents\{.*/gm)).toEqual([
      'guichet_incidents{code="ds.timeout"} 1',
    ])
    expect(text.match(/^guichet_settings_to_correct\{.*/gm)).toHaveLength(2)
  })
})
