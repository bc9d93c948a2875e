import { describe, expect, it } from 'vitest'
import { followUp } from '../../src/follow-up/pass.ts'
import { readLaureatList } from '../../src/lists/monthly.ts'
import { keys } from '../../src/queue/keys.ts'
import {
  collectingTransport,
  followUpServices,
  INSTRUCTEUR,
  type Laureat,
  LaureatWorld,
} from '../support/laureats.ts'

function open(change: Partial<Laureat> = {}) {
  const world = new LaureatWorld()
  const laureat = world.accept({
    decidedAt: '2022-01-10T10:00:00+01:00',
    projectEnd: '2023-10-31',
    expiresAt: '2023-01-10T10:00:00+01:00',
    ...change,
  })
  const { transport, sent } = collectingTransport()
  let instant = ''
  const openServices = () => followUpServices(world, transport, () => Date.parse(instant))
  const { services, campaign, journal } = openServices()
  let current = services
  return {
    world,
    laureat,
    sent,
    journal,
    services,
    loseStore() {
      current = openServices().services
    },
    async on(day: string) {
      instant = `${day}T08:30:00+01:00`
      sent.length = 0
      await followUp(current, campaign, 'complete')
    },
    to: (address: string) =>
      sent
        .filter(({ recipient }) => recipient === address)
        .map(({ text }) => text.replace(/\s+/g, ' ')),
    figures: () => journal.get(keys.followUp('marne')),
    list: async (month: string) => await readLaureatList(services, ['marne'], month),
  }
}
const OPERATOR = 'exploitation@prefecture.example.org'
const ERASES = 'DS l’effacera le 10/01/2023, avant la fin du suivi'

describe('a lauréat whom DS will erase before the follow-up is over', () => {
  it('is told two months before, then two weeks before: operator, instructeurs, annotation, status', async () => {
    const { world, laureat, on, to, figures } = open()
    await on('2022-11-09')
    expect([...to(OPERATOR), ...to(INSTRUCTEUR.email)].join()).not.toContain(ERASES)
    expect((await figures())?.expiring).toBeNull()
    await on('2022-11-10')
    for (const address of [OPERATOR, INSTRUCTEUR.email]) {
      expect(to(address).join()).toContain(`Dossier ${laureat.dossier} : ${ERASES}`)
      expect(to(address).join()).toContain('« Conserver un mois de plus »')
    }
    expect(world.remindersOf(laureat.dossier)).toContain(
      '10/11/2022 – DS effacera ce dossier le 10/01/2023, avant la fin du suivi : « Conserver un mois de plus » dans DS – premier avis adressé aux instructeurs',
    )
    expect((await figures())?.expiring).toEqual({ count: 1, first: '2023-01-10' })
    await on('2022-11-14')
    expect([...to(OPERATOR), ...to(INSTRUCTEUR.email)].join()).not.toContain(ERASES)
    await on('2022-12-27')
    for (const address of [OPERATOR, INSTRUCTEUR.email])
      expect(to(address).join()).toContain('Dernier avis.')
    expect(world.remindersOf(laureat.dossier).join()).toContain('dernier avis adressé')
  })

  it('is one e-mail to an instructeur for all those of a day, which neither a death nor a lost store doubles', async () => {
    const { world, laureat, on, to, journal, loseStore } = open()
    const other = world.accept({ ...laureat, dossier: laureat.dossier + 1, annotations: new Map() })
    world.refuseWrites = new Error('killed')
    await expect(on('2022-11-10')).rejects.toThrow('killed')
    expect(to(INSTRUCTEUR.email).filter((text) => text.includes('effacera'))).toMatchObject([
      expect.stringContaining(`Dossiers ${laureat.dossier} et ${other.dossier} : DS les effacera`),
    ])
    world.refuseWrites = null
    const told = async (day: string) => {
      await on(day)
      return to(INSTRUCTEUR.email).filter((text) => text.includes('effacera')).length
    }
    expect(await told('2022-11-14')).toBe(0)
    // As a process leaves them that dies between the two.
    await journal.delete(keys.laureat(51001, other.dossier))
    other.annotations.clear()
    expect(await told('2022-11-14')).toBe(0)
    loseStore()
    expect(await told('2022-11-15')).toBe(0)
    expect(await told('2022-12-27')).toBe(1)
    loseStore()
    expect(await told('2022-12-28')).toBe(0)
  })

  it('is told on a working day, and to nobody where nobody follows', async () => {
    const { world, laureat, on, to } = open({ followers: [] })
    await on('2022-11-10')
    expect(to(INSTRUCTEUR.email)).toEqual([])
    expect(world.remindersOf(laureat.dossier).join()).not.toContain('adressé')
    laureat.followers = [INSTRUCTEUR]
    await on('2022-11-11')
    expect(to(INSTRUCTEUR.email)).toEqual([])
    await on('2022-11-14')
    expect(to(INSTRUCTEUR.email).join()).toContain(ERASES)
  })

  it('is not told once the dossier is kept longer, nor when the follow-up ends before', async () => {
    const kept = open()
    await kept.on('2022-11-10')
    kept.laureat.expiresAt = '2024-06-10T10:00:00+02:00'
    await kept.on('2022-11-14')
    expect(kept.world.remindersOf(kept.laureat.dossier).join()).not.toContain('effacera')
    const over = open({ projectEnd: '2022-04-30' })
    await over.on('2022-11-10')
    expect(over.to(OPERATOR).join()).not.toContain(ERASES)
  })
})

describe('a lauréat whom DS has erased', () => {
  it('is followed no more, told, and stays in the monthly list by its numbers and dates', async () => {
    const { world, laureat, on, sent, to, journal, list } = open()
    world.report(laureat, '2022-04-04T12:00:00+02:00', {
      period: 'T1 2022',
      projectEnd: '2023-12-31',
      company: 'Atelier Exemple',
      progress: 'La moitié est livrée.',
    })
    laureat.annotations.set('Montant accordé (€)', { text: '9 000', since: true })
    await on('2022-12-27')
    world.laureats.delete(laureat.dossier)
    await on('2023-01-11')
    expect(sent.map(({ recipient }) => recipient)).toEqual([OPERATOR])
    expect(to(OPERATOR).join()).toContain(`Dossier ${laureat.dossier} : DS ne le montre plus`)
    const { laureats, table } = await list('2022-12')
    expect(laureats).toMatchObject([
      {
        dossier: laureat.dossier,
        siren: laureat.siret.slice(0, 9),
        decidedOn: '2022-01-10',
        projectEnd: '2023-12-31',
        lastReportOn: '2022-04-04',
        title: null,
        progress: null,
        changedSince: ['erased'],
      },
    ])
    expect(String(laureats[0]?.grantedAmount)).toBe('9000')
    expect(table.notes.join()).toContain('DS l’a effacé')
    const kept = JSON.stringify(await journal.list(keys.laureats(51001)))
    expect(kept).not.toMatch(/Atelier|moitié|guichet en ligne|@/)
    await on('2023-01-12')
    expect(sent).toEqual([])
  })

  it('leaves the list when somebody deleted it before its time', async () => {
    const { world, laureat, on, list } = open()
    await on('2022-04-01')
    world.laureats.delete(laureat.dossier)
    await on('2022-04-04')
    expect((await list('2022-03')).laureats).toEqual([])
  })
})

describe('the list of a past month', () => {
  const decisions = [
    { at: '2022-01-10T10:00:00+01:00', isAccepted: true },
    { at: '2022-05-20T10:00:00+02:00', isAccepted: false },
  ]

  it('keeps the row of a lauréat who was refused later, and has none of it in the months after', async () => {
    const { laureat, on, list } = open({ decisions })
    await on('2022-04-01')
    laureat.state = 'refuse'
    laureat.decidedAt = '2022-05-20T10:00:00+02:00'
    await on('2022-07-01')
    expect((await list('2022-04')).laureats).toMatchObject([
      { dossier: laureat.dossier, decidedOn: '2022-01-10' },
    ])
    expect((await list('2022-05')).laureats).toEqual([])
  })
})
