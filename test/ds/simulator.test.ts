import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changedPages } from '../../src/campaign/pages.ts'
import { readFacts } from '../../src/campaign/reading/facts.ts'
import { FIELD_KEYS, FIELD_LABELS, type FieldKey } from '../../src/config/form.ts'
import { connectDs } from '../../src/ds/index.ts'
import {
  type Demarche,
  type Dossier,
  type Ds,
  type ListedDossier,
  only,
  type Result,
} from '../../src/ds/port.ts'
import {
  DEMO_TOKENS,
  demoWorld,
  type Simulator,
  startSimulator,
} from '../../src/simulator/index.ts'
import { failureOf } from './support.ts'

/** The whole room against a DS that behaves as the real one. */
let simulator: Simulator
let ds: Ds
let demarche: Demarche

const SINCE = '2021-01-01T00:00:00Z'
const connect = (token: string) => connectDs({ url: simulator.url, token })

beforeEach(async () => {
  simulator = await startSimulator({ world: demoWorld(() => new Date('2021-07-20T08:00:00Z')) })
  ds = connect(DEMO_TOKENS.readWrite)
  demarche = only(await ds.demarches([51001]))
  simulator.log.reset()
})
afterEach(() => simulator.close())

async function listed(): Promise<ListedDossier[]> {
  const dossiers: ListedDossier[] = []
  for await (const page of changedPages(ds, 51001, SINCE)) dossiers.push(...page.dossiers)
  return dossiers
}

const dossierOf = async (number = 0) => only(await ds.dossiers([number]))
const codeOf = (result: Result<unknown> | 'not-run' | undefined) =>
  typeof result === 'object' && 'failure' in result
    ? (result.failure as { code: string }).code
    : 'done'

const annotation = (label: string) =>
  demarche.annotations.find((one) => one.label === label)?.id ?? ''
const group = (label: string) => {
  const found = demarche.groups.find((one) => one.label === label)
  if (!found) throw new Error(`no group ${label}`)
  return found
}
const robotId = () =>
  group('défaut').instructeurs.find(({ email }) => email.startsWith('robot'))?.id ?? ''
/** Dossiers of which nobody has taken care. */
async function fresh(): Promise<Dossier[]> {
  const numbers = (await listed()).filter(({ state }) => state === 'en_construction')
  const results = await ds.dossiers(numbers.map(({ number }) => number))
  simulator.log.reset()
  const dossiers = results.flatMap((result) => ('ok' in result ? [result.ok] : []))
  return dossiers.filter((one) => one !== null).filter(({ followers }) => followers.length === 0)
}
const changeOf = (dossierId: string, text = 'Éligible') => ({
  dossierId,
  robotId: robotId(),
  annotations: [
    { id: annotation('Motifs de l’avis automatique'), type: 'textarea' as const, value: text },
  ],
  moveTo: group('SGAR').id,
  follow: group('SGAR').instructeurs.find(({ email }) => !email.startsWith('robot'))?.id ?? '',
})
const DONE = { annotate: { state: 'done' }, move: { state: 'done' }, follow: { state: 'done' } }
/** The group is that of the change, and DS told the dates. */
const LEFT = { left: { state: 'en_construction', modifiedAt: expect.any(String) } }

describe('reading', () => {
  it('knows the form, the annotations and the groups', () => {
    expect(demarche.groups.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Marne', 'SGAR']),
    )
    expect(demarche.annotations.find(({ label }) => label === 'Avis automatique')).toMatchObject({
      type: 'dropDownList',
      options: ['Éligible', 'À vérifier', 'Inéligible'],
    })
    expect(demarche.champs.find(({ label }) => label === 'Dépenses')?.champs).toHaveLength(2)
  })

  it('gets every dossier in few requests, one that is unknown among them', async () => {
    const numbers = (await listed()).map(({ number }) => number)
    simulator.log.reset()
    const results = await ds.dossiers([...numbers, 999])
    expect(results.map((one) => ('ok' in one ? (one.ok?.number ?? null) : 'failed'))).toEqual([
      ...numbers,
      null,
    ])
    // Ten at first, then all the others, and these once more without the unknown one.
    expect(simulator.log.posts).toBeLessThanOrEqual(4)
    expect(ds.lastServerTime()).toBe(Date.parse('2021-07-20T08:00:00Z'))
  })

  it('understands what the demo forms say', async () => {
    const fields = Object.fromEntries(
      FIELD_KEYS.map((key) => [key, [FIELD_LABELS[key] as string]]),
    ) as Record<FieldKey, string[]>
    const read = (await fresh()).map((dossier) => readFacts(dossier, { fields }))
    expect(read.flatMap(({ duplicates }) => duplicates)).toEqual([])
    expect(read.filter(({ facts }) => facts.expenses.state === 'known').length).toBeGreaterThan(20)
    expect(read.filter(({ facts }) => facts.totalCost.state === 'missing')).toHaveLength(1)
    expect(read.filter(({ facts }) => !facts.applicant.complete)).toHaveLength(1)
    expect(read.some(({ facts }) => JSON.stringify(facts).includes('unreadable'))).toBe(false)
  })

  it('gives the others with their amounts', async () => {
    const ids = {
      requestedGrant:
        demarche.champs.find(({ label }) => label === 'Financement demandé')?.id ?? null,
      grantedAmount: annotation('Montant accordé (€)'),
      verdict: annotation('Avis automatique'),
    }
    const { dossiers: others } = only(
      await ds.others([{ demarche: 51001, since: SINCE, after: null, ids }]),
    )
    expect(others).toHaveLength((await listed()).length)
    expect(others.find(({ state }) => state === 'accepte')?.grantedAmount?.value).toEqual({
      kind: 'number',
      number: '8400',
    })
  })

  it('isolates the dossier that DS cannot read, and counts the one it cannot list', async () => {
    const numbers = (await listed()).map(({ number }) => number)
    const [sick = 0] = numbers
    simulator.faults.add({ kind: 'broken-read', dossier: sick })
    const results = await ds.dossiers(numbers)
    expect(results.flatMap((one, i) => ('failure' in one ? [numbers[i]] : []))).toEqual([sick])
    simulator.faults.add({ kind: 'null-node', dossier: sick })
    const listing = { demarche: 51001, since: SINCE, after: null }
    expect(only((await ds.changes([listing])).pages)).toMatchObject({ unreadable: 1 })
  })
})

describe('writing', () => {
  it('annotates, moves and has many dossiers followed in one request, and the same again is done', async () => {
    const dossiers = (await fresh()).slice(0, 10)
    const write = () => ds.write(dossiers.map(({ id }) => changeOf(id)))
    const results = dossiers.map(() => ({ ok: { ...DONE, ...LEFT } }))
    expect(await write()).toMatchObject({ results })
    expect(simulator.log).toMatchObject({ mutations: 1, queries: 0 })
    expect(simulator.log.applied.slice(0, 3).map(({ type }) => type)).toEqual([
      'dossierModifierAnnotations',
      'dossierChangerGroupeInstructeur',
      'dossierBasculeSuivi',
    ])
    expect(await write()).toMatchObject({ results })
    const [first] = dossiers
    expect(await dossierOf(first?.number)).toMatchObject({ groupId: group('SGAR').id })
  })

  it('fails as a whole when DS crashes on one, and sends nothing again by itself', async () => {
    const dossiers = (await fresh()).slice(0, 8)
    simulator.faults.add({ kind: 'broken-write', dossier: dossiers[5]?.number ?? 0 })
    expect(await ds.write(dossiers.map(({ id }) => changeOf(id)))).toMatchObject({
      failed: { kind: 'ambiguous', code: 'ds.server-error' },
      changes: 8,
    })
    expect(simulator.log.mutations).toBe(1)
  })

  it('tells what was done, what is in doubt, and what DS had no time to do', async () => {
    const dossiers = (await fresh()).slice(0, 6)
    simulator.faults.add({
      kind: 'timeout',
      on: 'mutation',
      afterAliases: 3,
      inside: true,
      times: 1,
    })
    const document = await ds.write(dossiers.map(({ id }) => changeOf(id)))
    const results = 'results' in document ? document.results : []
    expect(results[0]).toMatchObject({ ok: DONE })
    expect(codeOf(results[1])).toBe('ds.lost-answer')
    expect(results.slice(2)).toEqual(Array(4).fill('not-run'))
    expect(simulator.log.mutations).toBe(1)
  })
})

describe('the right to write', () => {
  it('is proved without writing', async () => {
    expect(await ds.writeAccess()).toBe('granted')
    expect(await connect(DEMO_TOKENS.readOnly).writeAccess()).toBe('read-only')
    expect(await failureOf(connect(DEMO_TOKENS.expired).writeAccess())).toMatchObject({
      code: 'ds.token-expired',
    })
    expect(await failureOf(connect('wrong').writeAccess())).toMatchObject({
      code: 'ds.token-refused',
    })
    expect(simulator.log.applied.filter(({ errors }) => errors.length === 0)).toEqual([])
  })
})

it('the schema bears every operation', async () => {
  expect(await ds.schemaProblems()).toEqual([])
})

it('a cut connection leaves a write in doubt', async () => {
  const [dossier] = await fresh()
  simulator.faults.add({ kind: 'cut', when: 'after', times: 1 })
  expect(await ds.write([changeOf(dossier?.id ?? '')])).toMatchObject({
    failed: { kind: 'ambiguous', code: 'ds.cut' },
  })
  expect(await dossierOf(dossier?.number)).toMatchObject({ groupId: group('SGAR').id })
})
