import { describe, expect, it } from 'vitest'
import { followUp } from '../../src/follow-up/pass.ts'
import { keys } from '../../src/queue/keys.ts'
import { MemoryJournal } from '../mail/support.ts'
import {
  BY_HAND,
  collectingTransport,
  followUpServices,
  LaureatWorld,
} from '../support/laureats.ts'

const LINES = '01/04/2022 – T1 2022 – demande – envoyée'

function open(followUpYaml?: string) {
  const world = new LaureatWorld()
  const laureat = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  const { transport, sent } = collectingTransport()
  const journal = new MemoryJournal()
  return {
    world,
    laureat,
    sent,
    journal,
    toLaureat: () => sent.filter(({ recipient }) => recipient === laureat.email),
    async on(instant: string, given = journal) {
      const { services, campaign } = followUpServices(world, transport, () => Date.parse(instant), {
        journal: given,
        ...(followUpYaml === undefined ? {} : { followUp: followUpYaml }),
      })
      sent.length = 0
      return await followUp(services, campaign, 'complete')
    },
  }
}

describe('lines of the annotation that were pre-filled', () => {
  it('are not believed because an instructeur edited them before the first pass', async () => {
    const { laureat, on, toLaureat } = open()
    const at = '2022-04-01T08:00:00+02:00'
    laureat.annotations.set('Relances envoyées', { text: LINES, since: true, at })
    laureat.annotationsEditedAt = at
    await on('2022-04-01T08:30:00+02:00')
    expect(toLaureat()).toHaveLength(1)
  })

  it('are not believed of a day after that on which the annotation was written', async () => {
    const { laureat, on, toLaureat } = open()
    const at = '2022-03-01T08:00:00+01:00'
    laureat.annotations.set('Relances envoyées', { text: LINES, since: true, at })
    await on('2022-04-01T08:30:00+02:00')
    expect(toLaureat()).toHaveLength(1)
  })

  it('are the robot’s own once it wrote them: believed after an edit, and after the loss of the store', async () => {
    const { laureat, journal, on, toLaureat } = open()
    await on('2022-04-01T08:30:00+02:00')
    expect(await journal.list(keys.laureats(51001))).toMatchObject([{ value: { written: true } }])
    // Another annotation is edited: DS dates the dossier, not this one.
    laureat.annotationsEditedAt = '2022-04-01T10:00:00+02:00'
    await on('2022-04-01T15:00:00+02:00', new MemoryJournal())
    expect(toLaureat()).toHaveLength(0)
  })
})

describe('a date that nobody can read', () => {
  it.each(['9999-12-01', '2031-12-01', '0022-12-31'])(
    'in the annotation that an instructeur fills by hand stops no reminder, and is told: %s',
    async (day) => {
      const { world, laureat, on, toLaureat } = open(BY_HAND)
      const at = '2022-03-01T08:00:00+01:00'
      laureat.annotations.set('Dernier état des lieux', { text: day, since: true, at })
      await on('2022-04-01T08:30:00+02:00')
      expect(toLaureat()).toHaveLength(1)
      expect(world.remindersOf(laureat.dossier)[0]).toContain(`« ${day} » est illisible`)
    },
  )

  it('as the end that the form announced makes nothing final, and is told', async () => {
    const { world, laureat, on, toLaureat } = open()
    laureat.projectEnd = '0022-12-31'
    await on('2022-04-01T08:30:00+02:00')
    expect(toLaureat()[0]?.text).not.toContain('sera le dernier')
    expect(world.remindersOf(laureat.dossier)[0]).toContain('date de fin annoncée dans le dossier')
  })
})
