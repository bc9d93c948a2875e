import { pino } from 'pino'
import { describe, expect, it, type onTestFinished } from 'vitest'
import { describeError } from '../../src/log.ts'
import { failedJobs } from '../../src/run/failed-jobs.ts'
import { readStatus } from '../../src/run/status.ts'
import { reportChamps } from '../../src/simulator/demo/forms/report.ts'
import { depositReport } from '../../src/simulator/index.ts'
import { doubledWrites } from '../replicas/support.ts'
import { crowdedConfig } from '../support/crowd.ts'
import { type Office, onReading, openOffice } from '../support/office.ts'
import { WAYS } from '../support/ways.ts'

/**
 * What DS really does in the life of a démarche, in each way of working: whatever the way, every dossier ends as it
 * would have without, no job has given up, and nothing was written twice.
 */
interface Life {
  readonly dossiers?: number
  /** Lauréats are followed, by the reports of démarche 51002. */
  readonly isFollowed?: true
  /** What people and Guichet did before, with or without what follows. */
  readonly before?: (office: Office) => Promise<void> | void
  readonly really?: (office: Office) => void
  /** What happens between the listing of the dossiers and their reading. */
  readonly whileReading?: (office: Office) => void
  /** What must be so after a first run. */
  readonly meanwhile?: (office: Office, lines: readonly string[]) => Promise<void> | void
  /** What DS does in the end; and whether the night must have passed for all to be done. */
  readonly atLast?: (office: Office) => void
  readonly isDoneByNight?: true
}

const DEMARCHE = 51_001
const ROBOT = 'robot.fitn7@prefecture.example.org'
const AGENT = 'instructeur.a@marne.example.org'
const MINUTE = 60_000
const THEME = 'Nature du projet'
const LAST_REPORT = 'Dernier état des lieux'

const at = ({ numbers }: Office, place: number) => numbers[place] ?? 0

/** The form as it was before anybody thought of Guichet. */
function withoutAnnotations({ world }: Office) {
  const { annotations } = world.demarche(DEMARCHE).activeRevision
  world.platform.publishRevision(DEMARCHE, (form) => ({ ...form, annotations: [] }), 'at once')
  return annotations
}

/** A lauréat, and the form of the reports. */
function acceptFirst(office: Office) {
  const { world } = office
  const groups = [{ label: 'défaut', instructeurs: [ROBOT, AGENT] }]
  const form = { champs: reportChamps, annotations: [] }
  world.addDemarche({ number: 51_002, title: 'État des lieux', ...form, groups })
  world.instructeur.accept(at(office, 0))
}

const report = (office: Office) =>
  void depositReport(
    office.world,
    office.world.dossier(at(office, 0)),
    new Date(office.services.now()),
  )

const resubmit = ({ world }: Office, numbers: readonly number[]) => {
  for (const number of numbers) world.usager.submit(number, {})
}

/** How many dossiers are said to await the published form. */
async function awaiting({ services: { store, config, now } }: Office) {
  const { campaigns } = await readStatus(store, config, now())
  return campaigns[0]?.awaitingForm.dossiers
}

const LIVES: Readonly<Record<string, Life>> = {
  '1. annotations that are published, and to which DS brings the dossiers later': {
    really(office) {
      const annotations = withoutAnnotations(office)
      office.world.platform.publishRevision(
        DEMARCHE,
        (form) => ({ ...form, annotations }),
        'by hand',
      )
    },
    meanwhile: async (office) => expect(await awaiting(office)).toBe(office.numbers.length),
    atLast: ({ world }) => world.platform.bringDossiers(DEMARCHE),
  },

  '2. dossiers decided before the annotations were published': {
    isFollowed: true,
    before(office) {
      const annotations = withoutAnnotations(office)
      acceptFirst(office)
      office.world.platform.publishRevision(DEMARCHE, (form) => ({ ...form, annotations }))
      report(office)
    },
    meanwhile: (office) => expect(office.world.dossier(at(office, 0)).annotations.size).toBe(0),
  },

  '3. a champ and an annotation that have another name in a new version': {
    async before(office) {
      await office.pass()
      for (const number of office.numbers)
        office.world.usager.submit(number, { 'Coût global du projet': 13_000 })
    },
    really({ world }) {
      const rename = {
        'Coût global du projet': 'Coût total du projet',
        'Motifs de l’avis automatique': 'Pourquoi cet avis',
      }
      world.platform.publishRevision(DEMARCHE, { rename }, 'by hand')
    },
    atLast: ({ world }) => world.platform.bringDossiers(DEMARCHE),
  },

  '4. a move that DS makes, then answers by a 500, each time': {
    really: (office) =>
      office.simulator.faults.add({ kind: 'broken-move', dossier: at(office, 3) }),
  },

  '5. a loaded DS that has no time to validate large documents': {
    really({ simulator: { faults } }) {
      faults.add({ kind: 'validation-timeout', above: 1_600, on: 'mutation' })
      faults.add({ kind: 'validation-timeout', above: 2_600, on: 'query' })
      // For a moment, however small they are.
      faults.add({ kind: 'validation-timeout', above: 0, times: 6, on: 'mutation' })
    },
  },

  '6. a drop-down fed by a list, whose value is the id of an item': {
    really({ world, numbers }) {
      const [chosen = ''] = numbers.map((number) => {
        const { champs, revision } = world.dossier(number)
        return champs.get(revision.champs.find(({ label }) => label === THEME)?.stableId ?? 0)
      })
      world.platform.publishRevision(DEMARCHE, (form) => ({
        ...form,
        champs: form.champs.map(({ options, ...champ }) =>
          champ.label === THEME
            ? { ...champ, items: (options ?? []).map((text, id) => ({ id: `${id}`, text })) }
            : { ...champ, ...(options && { options }) },
        ),
      }))
      for (const number of numbers) world.usager.submit(number, { [THEME]: String(chosen) })
    },
  },

  '7. a champ and a required annotation that a condition hides, then shows': {
    really({ world }) {
      world.platform.publishRevision(DEMARCHE, {
        champs: [{ type: 'yesNo', label: 'Tout dire ?' }],
      })
      world.platform.publishRevision(DEMARCHE, ({ champs, annotations }) => {
        const stableId = champs.find(({ label }) => label === 'Tout dire ?')?.stableId ?? 0
        const hide = (label: string) => (champ: (typeof champs)[number]) =>
          champ.label === label ? { ...champ, shownIf: { stableId, is: true } } : champ
        return {
          champs: champs.map(hide('Date de fin du projet')),
          annotations: annotations.map(hide('Motifs de l’avis automatique')),
        }
      })
    },
    meanwhile: async (office) => expect(await awaiting(office)).toBe(0),
    atLast({ world, numbers }) {
      for (const number of numbers) world.usager.submit(number, { 'Tout dire ?': true })
    },
  },

  '8. an exception of DS that is told as a bad request, on the way': {
    really({ simulator: { faults } }) {
      for (const on of ['query', 'mutation'] as const)
        faults.add({ kind: 'crash', afterAliases: 4, status: 400, times: 1, on })
    },
  },

  '9. cursors that are damaged, or lead nowhere, on a list of two pages': {
    dossiers: 103,
    before(office) {
      for (const number of office.numbers.slice(3)) office.world.instructeur.refuse(number)
      office.wait(MINUTE)
      resubmit(office, office.numbers.slice(0, 3))
    },
    really({ simulator: { faults } }) {
      const nowhere = Buffer.from('2031-01-01T00:00:00.000000000Z;1').toString('base64url')
      faults.add({ kind: 'wrong-cursor', cursor: 'damaged!', times: 1 })
      faults.add({ kind: 'wrong-cursor', cursor: nowhere, times: 1 })
    },
    meanwhile({ world, numbers }) {
      // They are on the second page.
      const written = numbers.filter((number) => world.dossier(number).annotations.size > 0)
      expect(written).toEqual(numbers.slice(0, 3))
    },
  },

  '10. a date emptied in DS’s pages, that its API never fills again': {
    isFollowed: true,
    async before(office) {
      acceptFirst(office)
      report(office)
      await WAYS.sync(office)('day')
      office.world.instructeur.annotate(at(office, 0), AGENT, { [LAST_REPORT]: '' })
    },
  },

  '11. a dossier that empties the answer in which its neighbours travel': {
    before(office) {
      // Behind the others in the order of their changes.
      office.wait(MINUTE)
      office.world.instructeur.refuse(at(office, 5))
    },
    whileReading(office) {
      const dossier = at(office, 1)
      office.simulator.faults.add({ kind: 'null-node', dossier, byNumber: true })
      // No page shows this one either: it is asked by its number beside the other.
      office.wait(MINUTE)
      resubmit(office, [at(office, 2)])
    },
    async meanwhile(office, lines) {
      const failed = await failedJobs(office.services.store)
      expect(failed.map(({ about }) => about.dossier)).toEqual([at(office, 1)])
      const blamed = lines.filter((line) => line.includes('"not done"'))
      expect(blamed.filter((line) => line.includes(`"dossier":${at(office, 2)}`))).toEqual([])
    },
    atLast: ({ simulator }) => simulator.faults.clear(),
    isDoneByNight: true,
  },

  '12. jobs put off by one 429, which is one line in the log': {
    really: ({ simulator }) =>
      simulator.faults.add({ kind: 'rate-limited', times: 1, on: 'mutation' }),
    meanwhile: (_, lines) =>
      expect(lines.filter((line) => line.includes('ds.rate-limited'))).toHaveLength(1),
  },
}

const FOLLOWED = `${crowdedConfig(1)}    followUp: { reports: { demarche: 51002, path: etat-des-lieux } }
`

/** An office, and what its processes say. */
async function open({ dossiers = 6, isFollowed }: Life, atEnd: typeof onTestFinished) {
  const lines: string[] = []
  const log = pino(
    { base: null, serializers: { err: describeError } },
    { write: (line) => void lines.push(line) },
  )
  let atReading = () => {}
  const office = await openOffice(
    { dossiersEach: dossiers, log, ...(isFollowed && { config: FOLLOWED }) },
    (ds) =>
      onReading(ds, () => {
        const act = atReading
        atReading = () => {}
        act()
      }),
    atEnd,
  )
  return {
    office,
    lines,
    onceReading: (act: () => void) => {
      atReading = act
    },
  }
}

/** What people see of each dossier; what is left of the envelope depends on the order in which they were decided on. */
const ends = ({ world, numbers }: Office) =>
  numbers.map((number) => {
    const { annotations, group, followers } = world.dossier(number)
    const values = [...annotations].map(([id, { value }]) => [
      id,
      typeof value === 'string' ? value.replace(/ℹ Enveloppe.*/, '') : value,
    ])
    return {
      number,
      values: Object.fromEntries(values.filter(([, value]) => value !== '')),
      group: group.label,
      followers: followers.length,
    }
  })

/** How the dossiers of lives that begin alike end where DS does nothing special. */
const calmEnds = new Map<Life['before'], ReturnType<typeof endCalmly>>()
async function endCalmly(life: Life, atEnd: typeof onTestFinished) {
  const { office } = await open(life, atEnd)
  await life.before?.(office)
  await WAYS.sync(office)('day')
  return ends(office)
}

const cells = Object.entries(LIVES).flatMap(([title, life]) =>
  Object.entries(WAYS).map(([way, work]) => [title, way, life, work] as const),
)

describe('DS as it really is', { timeout: 120_000 }, () => {
  it.concurrent.for(cells)('%s: %s', async ([, way, life, work], { onTestFinished, skip }) => {
    const { office, lines, onceReading } = await open(life, onTestFinished)
    const { simulator, services, another } = office
    if (way === 'a kill in the middle' && another === null)
      return skip('no redis-server on the PATH: nobody dies beside an embedded store')
    const calm = calmEnds.get(life.before) ?? endCalmly(life, onTestFinished)
    calmEnds.set(life.before, calm)
    await life.before?.(office)
    office.wait(MINUTE)
    life.really?.(office)
    onceReading(() => life.whileReading?.(office))
    const run = work(office)
    await run('day')
    await life.meanwhile?.(office, lines)

    office.wait(2 * MINUTE)
    life.atLast?.(office)
    office.wait(MINUTE)
    const before = simulator.log.mutations
    await run(life.isDoneByNight ? 'night' : 'day')
    expect(ends(office)).toEqual(await calm)
    expect(await failedJobs(services.store)).toEqual([])
    expect(doubledWrites(office)).toEqual([])
    if (!life.atLast) expect(simulator.log.mutations).toBe(before)
  })
})
