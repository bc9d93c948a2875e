import { describe, expect, it } from 'vitest'
import { followUp } from '../../src/follow-up/pass.ts'
import { plainSpaces } from '../support/judge.ts'
import {
  collectingTransport,
  followUpServices,
  type Laureat,
  LaureatWorld,
} from '../support/laureats.ts'

function open(change: Partial<Laureat> = {}) {
  const world = new LaureatWorld()
  const laureat = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00', ...change })
  const { transport, sent } = collectingTransport()
  let instant = ''
  const { services, campaign } = followUpServices(world, transport, () => Date.parse(instant))
  return {
    world,
    laureat,
    /** What the lauréat reads that day, in text; null when nothing leaves. */
    async on(day: string): Promise<string | null> {
      instant = `${day}T08:30:00+02:00`
      sent.length = 0
      await followUp(services, campaign, 'complete')
      const letter = sent.find(({ recipient }) => recipient === laureat.email)
      return letter ? plainSpaces(letter.text).replace(/\s+/g, ' ') : null
    },
  }
}

describe('the e-mail that leaves', () => {
  it('says what the report covers, and by when an answer is awaited: the day of the next step, fifteen days for the last', async () => {
    const { on } = open()
    for (const [day, until] of [
      ['2022-04-01', '14 avril 2022'],
      ['2022-04-14', '2 mai 2022'],
      ['2022-05-02', '17 mai 2022'],
    ] as const) {
      const text = await on(day)
      expect(text).toContain('au 31 mars 2022')
      expect(text).toContain(`Merci de nous l’adresser au plus tard le ${until}.`)
    }
  })

  it('says it of the step that applies after a stoppage', async () => {
    expect(await open().on('2022-04-29')).toContain('au plus tard le 2 mai 2022.')
    expect(await open().on('2022-05-20')).toContain('au plus tard le 4 juin 2022.')
  })

  it('speaks of copies only where somebody follows the dossier', async () => {
    expect(await open().on('2022-05-02')).toContain('en reçoivent copie')
    expect(await open({ followers: [] }).on('2022-05-02')).not.toContain('en reçoivent copie')
  })
})

describe('a report from an account that nobody knows', () => {
  const stranger = { period: 'T1 2022', account: 'inconnu@ailleurs.example', company: 'Faux' }

  it('silences nothing: the reminder leaves on its day and says that it waits, and so does the annotation', async () => {
    const { world, laureat, on } = open()
    expect(await on('2022-04-01')).not.toContain('attend d’être confirmé')
    const { dossier } = world.report(laureat, '2022-04-04T12:00:00+02:00', stranger)
    expect(await on('2022-04-14')).toContain('attend d’être confirmé')
    expect(world.remindersOf(laureat.dossier).join()).toContain(`à confirmer (dossier ${dossier})`)
    expect(laureat.annotations.get('Entreprises bénéficiaires')).toBeUndefined()
  })

  it('applies once an instructeur accepts it, and the next one of that account by itself', async () => {
    const { world, laureat, on } = open()
    const report = world.report(laureat, '2022-04-04T12:00:00+02:00', stranger)
    const decidedAt = '2022-04-05T12:00:00+02:00'
    world.reports.set(report.dossier, { ...report, state: 'accepte', decidedAt })
    expect(await on('2022-04-14')).toBeNull()
    expect(laureat.annotations.get('Entreprises bénéficiaires')?.text).toContain('Faux')
    world.report(laureat, '2022-07-01T08:00:00+02:00', { ...stranger, period: 'T2 2022' })
    world.reports.delete(report.dossier)
    expect(await on('2022-07-04')).toBeNull()
    expect(world.remindersOf(laureat.dossier).join()).toContain('T2 2022 – état des lieux reçu')
  })
})
