import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Readers } from '../../src/campaign/services.ts'
import { parseConfig } from '../../src/config/load.ts'
import { sameButVolatile } from '../../src/domain/eligibility/annotations.ts'
import { VERDICT_LABELS } from '../../src/domain/eligibility/opinion.ts'
import { connectDs } from '../../src/ds/index.ts'
import { only } from '../../src/ds/port.ts'
import type { Plan, PlannedWrite } from '../../src/instruct/decide.ts'
import { decideAll } from '../../src/instruct/decide-all.ts'
import { createLog } from '../../src/log.ts'
import { type Simulator, startSimulator } from '../../src/simulator/index.ts'
import { openTerritory, type Territory } from '../../src/territory/index.ts'
import { type CommandResult, runGuichet } from '../support/guichet.ts'
import { plainSpaces } from '../support/judge.ts'
import { CALLS } from './calls.ts'
import { type Deposited, goldenConfig, goldenWorld, TOKEN } from './world.ts'

/**
 * One DS, one `guichet sync` of all the calls. Then every case is decided again by what `guichet explain` runs, in
 * this process: a registry that answers the population asked can be put in only here, and 170 processes are slow.
 */
const { world, deposited } = goldenWorld(CALLS)
const config = stringify(goldenConfig(CALLS))
let simulator: Simulator
let folder: string
let readers: Readers
let guichet: (...args: string[]) => Promise<CommandResult>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-golden-'))
  simulator = await startSimulator({ world })
  const file = join(folder, 'guichet.yaml')
  await writeFile(file, config)
  guichet = (...args) =>
    runGuichet(args, {
      DS_API_URL: simulator.url,
      DS_API_TOKEN: TOKEN,
      DATA_DIR: join(folder, 'data'),
      GUICHET_CONFIG: file,
    })
  readers = openReaders(openTerritory())
})

afterAll(async () => {
  await simulator?.close()
  await rm(folder, { recursive: true, force: true })
})

function openReaders(territory: Territory): Readers {
  const log = createLog('silent')
  const journal = { get: async () => null, list: async () => [] }
  const parsed = parseConfig(config, 'golden')
  const ds = connectDs({ url: simulator.url, token: TOKEN, log })
  const campaigns = new Campaigns(parsed, ds, journal, Date.now, log, territory)
  const { url: dsUrl } = simulator
  return { config: parsed, ds, journal, territory, campaigns, now: Date.now, log, dsUrl }
}

async function explain({ call, golden, number }: Deposited) {
  const { population } = golden
  const territory: Territory = {
    find: (siren) => {
      const found = readers.territory.find(siren)
      return found && population !== undefined ? { ...found, population } : found
    },
  }
  const wanted = [{ campaign: call.appel, dossier: number }]
  const decision = only(await decideAll({ ...readers, territory }, wanted))
  if (decision.is !== 'decided') throw new Error(`dossier ${number} is not there`)
  return decision.plan
}

const lasting = ({ writes, opinion }: Plan): readonly PlannedWrite[] =>
  writes.filter(
    (write) =>
      !('annotation' in write) ||
      write.annotation !== 'reasons' ||
      !sameButVolatile(opinion)(String(write.to), String(write.from)),
  )

/** First of all: the cases below find in DS what it wrote. */
it('sync takes every dossier, and gives none up', { timeout: 400_000 }, async () => {
  const sync = await guichet('sync', '--json')
  expect(sync.exit).toBe(0)
  expect(JSON.parse(sync.stdout)).toMatchObject({
    dossiers: { written: deposited.length },
    failed: 0,
    waiting: 0,
  })
})

describe.each(CALLS)('$appel', (call) => {
  const cases = deposited.filter((one) => one.call === call)

  it.each(cases.map((one) => ({ ...one, cas: one.golden.cas })))('$cas', async (one) => {
    const { golden } = one
    const plan = await explain(one)
    const outcomes = Object.fromEntries(
      plan.opinion.criteria.map(({ id, outcome }) => [id, outcome]),
    )
    expect(outcomes).toEqual({ ...call['dossier-type'].criteres, ...golden.sauf })
    expect(plan.opinion.verdict).toBe(golden.avis)
    const { reasons } = plan.annotations
    expect(String(reasons).length).toBeLessThan(4_000)
    // Where the registry answers what it really holds, DS already has all of this, from `sync`.
    // What is left of the envelope moves with the opinions on the others, and is not written again for that.
    if (golden.population === undefined) expect(lasting(plan)).toEqual([])
  })
})

it('`guichet explain N --json` says the same', { timeout: 120_000 }, async () => {
  const one = deposited.find(({ golden }) => golden.cas === 'Reims, au-dessus du plafond')
  if (!one) throw new Error('the case is gone')
  const { exit, stdout } = await guichet('explain', String(one.number), '--json')
  expect(exit).toBe(0)
  // What the cases above made the registry answer is forgotten: the others are read as the command reads them.
  readers = openReaders(openTerritory())
  const { opinion, annotations } = await explain(one)
  expect(JSON.parse(stdout)).toMatchObject({
    dossier: one.number,
    campaign: 'marne-volet-1',
    verdict: 'ineligible',
    criteria: opinion.criteria.map(({ id, outcome, blocking, asked, message, source }) => ({
      id,
      outcome,
      blocking,
      asked,
      message,
      source,
    })),
    annotations: { ...annotations, verdict: VERDICT_LABELS.ineligible },
  })
})

it('`guichet check` says first of a campaign whether a dossier can be « Éligible » with its form', {
  timeout: 120_000,
}, async () => {
  const { stdout } = await guichet('check')
  const first = (campaign: string) =>
    plainSpaces(stdout).split(`\nCampagne ${campaign}\n`)[1]?.split('\n')[0]
  expect(first('annexe-1-check')).toMatch(
    /! Avec ce formulaire, aucun dossier ne peut être « Éligible »\. Il ne demande pas la date de fin/,
  )
  expect(first('annexe-1-inform')).toMatch(
    /✓ Avec ce formulaire, un dossier peut être « Éligible », sur ce que le formulaire demande/,
  )
})

it('a changed rule re-opens what it touches, and nothing else', { timeout: 120_000 }, async () => {
  const changed = goldenConfig(CALLS)
  for (const campaign of changed.campaigns) {
    // The line goes from the two dossiers that name partners; from all of the other call, whose first lines count it.
    if (campaign.id === 'corse') campaign.rules = { 'partners-consent': 'off' }
    if (campaign.id === 'corse-laboratoires') campaign.rules = { 'minimum-cost': 'off' }
  }
  await writeFile(join(folder, 'guichet.yaml'), stringify(changed))
  simulator.log.reset()
  const again = await guichet('sync', '--full', '--json')
  expect(again.exit).toBe(0)
  const touched = deposited.filter(
    ({ call, golden }) =>
      call.appel === 'corse-laboratoires' ||
      (call.appel === 'corse' && golden.reponses['Structures associées'] !== undefined),
  )
  const written = new Set(simulator.log.applied.map(({ dossier }) => dossier))
  expect([...written].toSorted()).toEqual(touched.map(({ number }) => number).toSorted())
  expect(JSON.parse(again.stdout).dossiers).toEqual({
    written: touched.length,
    unchanged: deposited.length - touched.length,
  })
})
