import { onTestFinished } from 'vitest'
import { type Diagnosis, examine } from '../../src/check/index.ts'
import { type Environment, readEnvironment } from '../../src/config/environment.ts'
import { parseConfig } from '../../src/config/load.ts'
import type { Fetch } from '../../src/ds/http.ts'
import { connectDs } from '../../src/ds/index.ts'
import type { Ds } from '../../src/ds/port.ts'
import { marneForm } from '../../src/simulator/demo/forms/marne.ts'
import { reportChamps } from '../../src/simulator/demo/forms/report.ts'
import { type Simulator, startSimulator, World } from '../../src/simulator/index.ts'
import type { Form } from '../../src/simulator/world/form.ts'
import type { Token } from '../../src/simulator/world/token.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/port.ts'
import { MemoryJournal, startServer } from '../mail/support.ts'
import { newFolder } from '../support/folder.ts'

/** While the call for projects of the demonstration is open. */
const NOW = Date.parse('2021-06-01T10:00:00+02:00')
export const ROBOT = 'robot.fitn7@prefecture.example.org'
export const PASSWORD = 'a-long-password'

/** A configuration that has everything, and nothing wrong. */
const CONFIG = `
mail:
  from: "Guichet FITN7 <guichet@prefecture.example.org>"
  replyTo: numerique@prefecture.example.org
  operator: exploitation@prefecture.example.org
schedules:
  poll: "*/5 * * * *"
campaigns:
  - id: marne
    preset: marne-volet-1
    demarche: 51001
    robot: ${ROBOT}
    assignment:
      groups:
        - { themes: ["3d"], group: SGAR }
        - { departments: ["51"], group: Marne }
    followUp:
      reports: { demarche: 51002, path: fitn7-etat-des-lieux }
    laureatList: { to: [liste@ditp.example.org] }
`

/** An installation in order, to be spoilt before it is examined. */
export interface Installation {
  readonly simulator: Simulator
  readonly world: World
  /** Replaces a passage of the configuration, which must be there. */
  edit(from: string | RegExp, to: string): void
  set(change: Partial<Environment>): void
  /** Publishes another form of a démarche. */
  publish(demarche: number, change: (form: Form) => Form): void
  /** A token of another kind, which Guichet then uses. */
  useToken(change: Partial<Token>): void
  /** Stands between Guichet and DS. */
  around(change: (ds: Ds) => Ds): void
  /** Opens the store that the environment names, rather than one that is in order. */
  useOwnStore(): void
  /** What the public pages of DS answer, rather than those of its forms; null: they cannot be reached. */
  answerPages(status: number | null): void
  /** Another clock than DS's, another Node. */
  machine: { clock: number; node: string }
  /** What the journal remembers. */
  readonly journal: MemoryJournal
  examine(): Promise<Diagnosis[]>
}

export async function newInstallation(): Promise<Installation> {
  const clock = () => new Date(NOW)
  const world = newWorld(clock)
  const simulator = await startSimulator({ world, clock })
  onTestFinished(() => simulator.close())
  const smtp = await startServer({
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'guichet' && password === PASSWORD
        ? done(null, { user: username })
        : done(new Error('wrong user or password')),
  })
  let config = CONFIG
  let pages: Fetch = fetch
  let around = (ds: Ds) => ds
  const journal = new MemoryJournal()
  let open: () => Promise<Pick<Store, 'describe'>> = async () => ({
    describe: async () => ({ name: 'Redis 7.0.15', problems: [], files: null }),
  })
  let env = readEnvironment({
    DS_API_URL: simulator.url,
    DS_API_TOKEN: TOKEN.value,
    DATA_DIR: await newFolder(),
    SMTP_URL: smtp.url.replace('//', `//guichet:${PASSWORD}@`),
    HTTP_PASSWORD: 'long-enough-password',
  })
  const machine = { clock: NOW, node: '20.19.0' }
  return {
    simulator,
    world,
    machine,
    journal,
    edit(from, to) {
      const edited = config.replace(from, to)
      if (edited === config) throw new Error(`not in the configuration: ${from}`)
      config = edited
    },
    set(change) {
      env = { ...env, ...change }
    },
    publish: (demarche, change) => world.platform.publishRevision(demarche, change),
    useToken(change) {
      world.tokens.set('another', { ...TOKEN, ...change, value: 'another' })
      env = { ...env, dsApiToken: 'another' }
    },
    around(change) {
      around = change
    },
    answerPages(status) {
      pages = async () => {
        if (status === null) throw new TypeError('fetch failed')
        return new Response('', { status, headers: { location: '/' } })
      }
    },
    useOwnStore() {
      open = async () => {
        const { redisUrl, dataDir } = env
        const store = await openStore({ dataDir, command: 'test', ...(redisUrl && { redisUrl }) })
        onTestFinished(() => store.close(0))
        return store
      }
    },
    async examine() {
      const now = () => NOW
      const sleep = async () => {}
      const { dsApiUrl: url, dsApiToken: token } = env
      return await examine({
        config: parseConfig(config, 'guichet.yaml'),
        env,
        ds: token === null ? null : around(connectDs({ url, token, now, sleep, timeoutMs: 5_000 })),
        openStore: open,
        remembered: (key) => journal.get(key),
        fetch: pages,
        now,
        clock: () => machine.clock,
        node: machine.node,
      })
    },
  }
}

const TOKEN: Token = {
  value: 'token',
  owner: 'administrateur@prefecture.example.org',
  canWrite: true,
  demarches: 'all',
  expiresOn: null,
  networks: [],
}

function newWorld(clock: () => Date): World {
  const world = new World(clock)
  const people = [ROBOT, 'instructeur.a@marne.example.org']
  world.tokens.set(TOKEN.value, TOKEN)
  world.addDemarche({
    number: 51001,
    title: 'FITN7',
    ...marneForm,
    groups: ['défaut', 'Marne', 'SGAR'].map((label) => ({ label, instructeurs: people })),
  })
  world.addDemarche({
    number: 51002,
    title: 'États des lieux',
    path: 'fitn7-etat-des-lieux',
    champs: reportChamps,
    annotations: [],
    groups: [{ label: 'défaut', instructeurs: people }],
  })
  for (const demarche of world.demarches.values()) demarche.keptMonths = 36
  return world
}
