import { expect, test } from 'vitest'
import { z } from 'zod'
import { toId } from '../../src/simulator/ids.ts'
import { DEMO_TOKENS, demoWorld, startSimulator } from '../../src/simulator/index.ts'
import type { ChampType } from '../../src/simulator/world/form.ts'
import { annotate, document, move } from './support.ts'

/**
 * Each way in which the real server surprises is on in the demonstration’s world, or by a switch of the door for other
 * processes: an operator, the bench and the chaos run have nothing else.
 */
const MARNE = 51_001
const FIRST = 4_300_004
const ROBOT = 'robot.fitn7@prefecture.example.org'

async function openDemo() {
  let now = Date.parse('2021-07-20T08:00:00Z')
  const simulator = await startSimulator({ world: demoWorld(() => new Date(now)) })
  const { world } = simulator
  const ask = async (query: string) => {
    const response = await fetch(simulator.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${DEMO_TOKENS.readWrite}`,
      },
      body: JSON.stringify({ query }),
    })
    return { status: response.status, text: await response.text() }
  }
  return {
    world,
    close: simulator.close,
    ask,
    /** A selection of the first dossier, as JSON. */
    first: async (selection: string) =>
      (await ask(`{ dossier(number: ${FIRST}) { ${selection} } }`)).text,
    async switchOn(path: string, body: unknown) {
      const url = new URL(`/simulator/${path}`, simulator.url)
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
      expect([response.status, await response.text()]).toEqual([200, '{}'])
    },
    pass: (ms: number) => {
      now += ms
    },
    groupId: (label: string) => toId('GroupeInstructeur', world.demarche(MARNE).group(label).id),
    robotId: toId('Instructeur', world.person(ROBOT).id),
  }
}
type Demo = Awaited<ReturnType<typeof openDemo>>

const CHAMPS = 'champs { __typename label stringValue }'
const LIST = (args: string) =>
  `{ demarche(number: ${MARNE}) { dossiers(${args}) { pageInfo { endCursor } nodes { number } } } }`

const ANSWERS = {
  region: ['44', 'Grand Est'],
  pays: ['FR', 'France'],
  civilite: 'Mme',
  carte: 'un point',
  RNA: 'W513000000',
  RNF: '051-FDD-00000-00',
  engagementJuridique: '2100000000',
  referentiel: 'X1',
} satisfies Partial<Record<ChampType, unknown>>

const SURPRISES: Readonly<Record<string, (demo: Demo) => Promise<void>>> = {
  'revisions to which dossiers are brought later': async ({ switchOn, first, pass }) => {
    const annotations = [{ type: 'text', label: 'Nouvelle' }]
    await switchOn('world/publish', { demarche: MARNE, change: { annotations } })
    expect(await first('annotations { label }')).not.toContain('Nouvelle')
    pass(31_000)
    expect(await first('annotations { label }')).toContain('Nouvelle')
  },

  'renamed champs': async ({ switchOn, first }) => {
    const change = { rename: { 'Coût global du projet': 'Coût total du projet' } }
    await switchOn('world/publish', { demarche: MARNE, change, bringing: 'at once' })
    expect(await first(CHAMPS)).toContain('"label":"Coût total du projet","stringValue":"12000.0"')
  },

  'moves that fail after their effect': async ({ switchOn, ask, world, groupId }) => {
    await switchOn('faults', { kind: 'broken-move', dossier: FIRST })
    expect((await ask(document({ a: move(FIRST, groupId('Marne')) }))).status).toBe(500)
    expect(world.dossier(FIRST).group.label).toBe('Marne')
  },

  'conditional champs and annotations': async ({ switchOn, first }) => {
    expect(await first(CHAMPS)).not.toContain('Dépenses déjà engagées')
    const engaged = 'Le projet est-il déjà engagé ?'
    const annotations = [{ type: 'text', label: 'Dates', shownIf: { label: engaged, is: true } }]
    await switchOn('world/publish', {
      demarche: MARNE,
      change: { annotations },
      bringing: 'at once',
    })
    expect(await first('annotations { label }')).not.toContain('"Dates"')
    await switchOn('world/submit', { dossier: FIRST, champs: { [engaged]: true } })
    expect(await first(CHAMPS)).toContain('Dépenses déjà engagées')
    expect(await first('annotations { label }')).toContain('"Dates"')
  },

  'drop-downs fed by a list': async ({ first }) => {
    const champs = await first('champs { label stringValue ... on DropDownListChamp { value } }')
    expect(champs).toContain('"stringValue":"Lettre de la préfecture","value":"2"')
  },

  'the limit of validation': async ({ switchOn, ask }) => {
    await switchOn('faults', { kind: 'validation-timeout', above: 100, times: 1 })
    expect((await ask(`${LIST('first: 1')} # ${'-'.repeat(100)}`)).text).toContain(
      'Timeout on validation of query',
    )
  },

  '30 s, whatever makes it slow': async ({ switchOn, ask }) => {
    const whole = LIST('first: 100').replace('nodes { number }', 'nodes { champs { id } }')
    await switchOn('costs', { factor: 60 })
    expect((await ask(whole)).text).toContain('"code":"timeout"')
  },

  'carriage returns, as browsers send them': async ({ first }) => {
    expect(await first(CHAMPS)).toMatch(/"Présentation du projet","stringValue":"[^"]*\\r\\n"/)
  },

  'dates of days with two digits': async ({ switchOn, first }) => {
    const champs = { 'Date de démarrage du projet': '2022-01-05' }
    await switchOn('world/submit', { dossier: FIRST, champs })
    expect(await first(CHAMPS)).toContain('"05 janvier 2022"')
  },

  'damaged cursors': async ({ switchOn, ask }) => {
    expect((await ask(LIST('first: 1, after: "@@@"'))).text).toContain('Invalid input: \\"@@@\\"')
    expect((await ask(LIST('first: 1, after: "YWJj"'))).text).toMatch(/^\{"data":.*"nodes":\[\]/)
    await switchOn('faults', { kind: 'wrong-cursor', cursor: 'YWJj', times: 1 })
    expect((await ask(LIST('first: 1'))).text).toContain('"endCursor":"YWJj"')
  },

  'a dossier that empties the answer in which others are': async ({ switchOn, ask }) => {
    await switchOn('faults', { kind: 'null-node', dossier: FIRST, byNumber: true })
    const both = [FIRST, FIRST + 1].map((n, index) => `d${index}: dossier(number: ${n}) { id }`)
    expect((await ask(`{ ${both.join(' ')} }`)).text).toContain('"data":null')
  },

  'dates that the API never fills again': async ({ switchOn, ask, first, world, robotId }) => {
    const label = 'Date de fin du projet'
    const { annotations } = world.demarche(MARNE).activeRevision
    const id = toId('Champ', annotations.find((one) => one.label === label)?.stableId ?? 0)
    const write = () =>
      ask(document({ a: annotate(FIRST, robotId, [{ id, value: 'date: "2022-01-05"' }]) }))
    await write()
    await switchOn('world/annotate', { dossier: FIRST, email: ROBOT, annotations: { [label]: '' } })
    expect((await write()).text).toContain('"errors":null')
    expect(await first(`annotations(id: "${id}") { stringValue }`)).toContain('"stringValue":""')
  },

  'the champ types of DS': async ({ switchOn, first }) => {
    const types = Object.keys(ANSWERS)
    const champs = types.map((type) => ({ type, label: `de type ${type}` }))
    await switchOn('world/publish', { demarche: MARNE, change: { champs }, bringing: 'at once' })
    const given = Object.entries(ANSWERS).map(([type, answer]) => [`de type ${type}`, answer])
    await switchOn('world/submit', { dossier: FIRST, champs: Object.fromEntries(given) })
    const shown = z
      .object({
        data: z.object({
          dossier: z.object({
            champs: z.array(z.object({ label: z.string(), stringValue: z.string().nullable() })),
          }),
        }),
      })
      .parse(JSON.parse(await first(CHAMPS))).data.dossier.champs
    const told = shown.filter(({ label }) => label.startsWith('de type '))
    expect(Object.fromEntries(told.map((one) => [one.label.slice(8), one.stringValue]))).toEqual({
      ...ANSWERS,
      region: 'Grand Est',
      pays: 'France',
      carte: null,
    })
  },

  'limits of complexity and of tokens': async ({ switchOn, ask }) => {
    const lists = Array.from(
      { length: 100 },
      (_, index) =>
        `p${index}: demarche(number: ${MARNE}) { dossiers(first: 100) { nodes { id number state archived champs { id label stringValue } } } }`,
    )
    const { text } = await ask(`{ ${lists.join('\n')} }`)
    expect(text.slice(0, 200)).toContain('exceeds max complexity of 60000')
    await switchOn('faults', { kind: 'too-large', above: 10 })
    expect((await ask(LIST('first: 1'))).text).toContain('This query is too large to execute.')
  },
}

test.each(Object.entries(SURPRISES))('%s', async (_, show) => {
  const demo = await openDemo()
  try {
    await show(demo)
  } finally {
    await demo.close()
  }
})
