import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFacts } from '../../src/campaign/reading/facts.ts'
import { FIELD_KEYS, FIELD_LABELS, type FieldKey } from '../../src/config/form.ts'
import { connectDs } from '../../src/ds/index.ts'
import type { Demarche, Dossier, Ds, ListedDossier } from '../../src/ds/port.ts'
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
  demarche = await ds.demarche(51001)
  simulator.log.reset()
})
afterEach(() => simulator.close())

async function listed(): Promise<ListedDossier[]> {
  const dossiers: ListedDossier[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Ds['changedDossiers']>> = await ds.changedDossiers(
      51001,
      SINCE,
      after,
    )
    dossiers.push(...page.dossiers)
    after = page.next
  } while (after !== null)
  return dossiers
}

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
  const dossiers = await Promise.all(numbers.map(({ number }) => ds.dossier(number)))
  simulator.log.reset()
  return dossiers.filter((one) => one !== null).filter(({ followers }) => followers.length === 0)
}
const changeOf = (dossierId: string, text = 'Éligible') => ({
  dossierId,
  decidedAt: Date.now(),
  robotId: robotId(),
  annotations: [
    { id: annotation('Motifs de l’avis automatique'), type: 'textarea' as const, value: text },
  ],
  moveTo: group('SGAR').id,
  follow: group('SGAR').instructeurs.find(({ email }) => !email.startsWith('robot'))?.id ?? '',
  moveOnlyAfterAnnotations: false,
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
    const dossiers = await Promise.all([...numbers, 999].map((number) => ds.dossier(number)))
    expect(dossiers.map((one) => one?.number ?? null)).toEqual([...numbers, null])
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

  it('gives the neighbours with their amounts', async () => {
    const ids = {
      requestedGrant:
        demarche.champs.find(({ label }) => label === 'Financement demandé')?.id ?? null,
      grantedAmount: annotation('Montant accordé (€)'),
      verdict: annotation('Avis automatique'),
    }
    const neighbours = []
    for await (const page of ds.neighbours(51001, SINCE, ids)) neighbours.push(...page.dossiers)
    expect(neighbours).toHaveLength((await listed()).length)
    expect(neighbours.find(({ state }) => state === 'accepte')?.grantedAmount?.value).toEqual({
      kind: 'number',
      number: '8400',
    })
  })

  it('isolates the dossier that DS cannot read, and counts the one it cannot list', async () => {
    const numbers = (await listed()).map(({ number }) => number)
    const [sick = 0] = numbers
    simulator.faults.add({ kind: 'broken-read', dossier: sick })
    const results = await Promise.allSettled(numbers.map((number) => ds.dossier(number)))
    expect(results.flatMap(({ status }, i) => (status === 'rejected' ? [numbers[i]] : []))).toEqual(
      [sick],
    )
    simulator.faults.add({ kind: 'null-node', dossier: sick })
    expect(await ds.changedDossiers(51001, SINCE, null)).toMatchObject({ unreadable: 1 })
  })
})

describe('writing', () => {
  it('annotates, moves and has many dossiers followed in one request, and the same again is done', async () => {
    const dossiers = (await fresh()).slice(0, 20)
    const write = () => Promise.all(dossiers.map(({ id }) => ds.write(changeOf(id))))
    expect(await write()).toMatchObject(dossiers.map(() => ({ ...DONE, ...LEFT })))
    expect(simulator.log).toMatchObject({ mutations: 1, queries: 0 })
    expect(simulator.log.applied.slice(0, 3).map(({ type }) => type)).toEqual([
      'dossierModifierAnnotations',
      'dossierChangerGroupeInstructeur',
      'dossierBasculeSuivi',
    ])
    expect(await write()).toMatchObject(dossiers.map(() => ({ ...DONE, ...LEFT })))
    const [first] = dossiers
    expect(await ds.dossier(first?.number ?? 0)).toMatchObject({ groupId: group('SGAR').id })
  })

  it('leaves a dossier in its group when an annotation is refused and the robot would lose it', async () => {
    const [dossier] = await fresh()
    const change = changeOf(dossier?.id ?? '')
    const outcome = await ds.write({
      ...change,
      annotations: [
        { id: annotation('Avis automatique'), type: 'dropDownList', value: 'Peut-être' },
      ],
      moveOnlyAfterAnnotations: true,
    })
    expect(outcome).toMatchObject({
      annotate: { state: 'refused', unsaved: [annotation('Avis automatique')] },
      move: { state: 'not-run' },
      follow: { state: 'not-run' },
    })
    expect((await ds.dossier(dossier?.number ?? 0))?.groupId).toBe(dossier?.groupId)
  })

  it('sends nothing again by itself when DS crashes on one, and finds it in smaller company', async () => {
    const dossiers = (await fresh()).slice(0, 8)
    simulator.faults.add({ kind: 'broken-write', dossier: dossiers[5]?.number ?? 0 })
    const ended = new Map<string, string>()
    // As the jobs do, save that they look at the dossiers before they write again.
    for (let round = 1; ended.size < dossiers.length; round += 1) {
      const left = dossiers.filter(({ id }) => !ended.has(id))
      const results = await Promise.allSettled(left.map(({ id }) => ds.write(changeOf(id))))
      results.forEach((result, index) => {
        const code = result.status === 'fulfilled' ? 'done' : result.reason.code
        if (code !== 'ds.read-again') ended.set(left[index]?.id ?? '', code)
      })
      if (round === 1) {
        expect(results.map((result) => 'reason' in result && result.reason)).toMatchObject(
          dossiers.map(() => ({ kind: 'ambiguous', code: 'ds.read-again' })),
        )
        expect(simulator.log.mutations).toBe(1)
      }
    }
    expect(dossiers.map(({ id }) => ended.get(id))).toEqual(
      dossiers.map((_, index) => (index === 5 ? 'ds.server-error' : 'done')),
    )
    expect(simulator.log.mutations).toBe(7)
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
    const results = await Promise.allSettled(dossiers.map(({ id }) => ds.write(changeOf(id))))
    expect(results[0]).toMatchObject({ value: DONE })
    expect(results[1]).toMatchObject({ reason: { kind: 'ambiguous', code: 'ds.lost-answer' } })
    expect(results.slice(2).map((result) => 'reason' in result && result.reason)).toMatchObject(
      dossiers.slice(2).map(() => ({ code: 'ds.read-again' })),
    )
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
  expect(await failureOf(ds.write(changeOf(dossier?.id ?? '')))).toMatchObject({
    kind: 'ambiguous',
    code: 'ds.cut',
  })
  expect(await ds.dossier(dossier?.number ?? 0)).toMatchObject({ groupId: group('SGAR').id })
})
