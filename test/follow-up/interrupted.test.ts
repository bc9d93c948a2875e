import { describe, expect, it } from 'vitest'
import { collectReports } from '../../src/follow-up/collect.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { readSending, sendOnce } from '../../src/mail/send.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { mailJournal } from '../../src/queue/mail-journal.ts'
import { message } from '../mail/fixtures/message.ts'
import { MemoryJournal, refusal, startServer, transportTo } from '../mail/support.ts'
import { BY_HAND, followUpServices, LaureatWorld } from '../support/laureats.ts'

const at = (instant: string) => () => Date.parse(instant)
const REQUEST = at('2022-04-01T08:30:00+02:00')
const LATER_THAT_DAY = at('2022-04-01T15:00:00+02:00')
const REMINDER = at('2022-04-14T08:30:00+02:00')
const ANNOTATED = ['01/04/2022 – T1 2022 – demande – envoyée']
const UNCERTAIN = ['01/04/2022 – T1 2022 – demande – envoi incertain, non renouvelé']

/** The process dies at that point: nothing after it runs, and it is no `Failure` that anybody would settle. */
class Death extends Error {}

const dyingTransport: Transport = {
  send: async () => {
    throw new Death()
  },
  verify: async () => {},
  close: () => {},
}

const toLaureats = (received: readonly { recipients: readonly string[] }[]) =>
  received.filter(({ recipients }) => recipients[0]?.endsWith('@commune.example.org'))
const toOperator = (received: readonly { recipients: readonly string[] }[]) =>
  received.filter(({ recipients }) => recipients[0]?.startsWith('exploitation@'))

async function start(options: Parameters<typeof startServer>[0] = {}, timeoutMs = 20_000) {
  const world = new LaureatWorld()
  const laureat = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  const { url, received } = await startServer(options)
  const transport = transportTo(url, { timeoutMs })
  const journal = new MemoryJournal()
  /** One life of the process, which may die in the hands of this transport or of this journal. */
  const live = async (
    now: () => number,
    dying: { transport?: Transport; journal?: MemoryJournal } = {},
    since = now(),
  ) => {
    const options = { journal: dying.journal ?? journal }
    const { services, campaign } = followUpServices(
      world,
      dying.transport ?? transport,
      now,
      options,
    )
    return await followUp(services, campaign, 'complete', since)
  }
  return { world, laureat, received, journal, live }
}

describe('a process that dies', () => {
  it('after the journal row, before the e-mail left: uncertain, told, never sent again', async () => {
    const { world, laureat, received, live } = await start()
    await expect(live(REQUEST, { transport: dyingTransport })).rejects.toThrow(Death)
    expect(toLaureats(received)).toHaveLength(0)

    await live(LATER_THAT_DAY)
    await live(LATER_THAT_DAY)
    expect(toLaureats(received)).toHaveLength(0)
    expect(world.remindersOf(laureat.dossier)).toEqual(UNCERTAIN)
    expect(toOperator(received)).toHaveLength(1)

    await live(REMINDER)
    expect(toLaureats(received)).toHaveLength(1)
    expect(toOperator(received)).toHaveLength(1)
  })

  it('between the SMTP answer and the journal: uncertain, told, never sent again', async () => {
    const { world, laureat, received, journal, live } = await start()
    class DyingJournal extends MemoryJournal {
      override readonly rows = journal.rows
      override async set(key: string, value: unknown) {
        if (key.startsWith('mail:')) throw new Death()
        await super.set(key, value)
      }
    }
    await expect(live(REQUEST, { journal: new DyingJournal() })).rejects.toThrow(Death)
    expect(toLaureats(received)).toHaveLength(1)

    await live(LATER_THAT_DAY)
    await live(LATER_THAT_DAY)
    expect(toLaureats(received)).toHaveLength(1)
    expect(world.remindersOf(laureat.dossier)).toEqual(UNCERTAIN)
    expect(toOperator(received)).toHaveLength(1)
  })

  it('between the journal and the annotation: the annotation is completed, nothing is sent again', async () => {
    const { world, laureat, received, live } = await start()
    world.refuseWrites = new Death()
    await expect(live(REQUEST)).rejects.toThrow(Death)
    expect(toLaureats(received)).toHaveLength(1)
    expect(world.remindersOf(laureat.dossier)).toEqual([])

    world.refuseWrites = null
    await live(LATER_THAT_DAY, {}, REQUEST())
    expect(toLaureats(received)).toHaveLength(1)
    expect(world.remindersOf(laureat.dossier)).toEqual(ANNOTATED)
    expect(toOperator(received)).toHaveLength(0)
  })

  it('an uncertain e-mail is told even when its step is past', async () => {
    const { world, laureat, received, live } = await start()
    await expect(live(REQUEST, { transport: dyingTransport })).rejects.toThrow(Death)
    await live(REMINDER)
    expect(world.remindersOf(laureat.dossier)).toEqual([
      ...UNCERTAIN,
      '14/04/2022 – T1 2022 – relance – envoyée',
    ])
    expect(toOperator(received)).toHaveLength(1)
  })
})

describe('a store that is lost', () => {
  it('sends nothing again that the annotation shows', async () => {
    const { world, laureat, received, live } = await start()
    await live(REQUEST)
    await live(LATER_THAT_DAY, { journal: new MemoryJournal() })
    expect(toLaureats(received)).toHaveLength(1)
    await live(REMINDER, { journal: new MemoryJournal() })
    await live(REMINDER, { journal: new MemoryJournal() })
    expect(toLaureats(received)).toHaveLength(2)
    expect(world.remindersOf(laureat.dossier)).toHaveLength(2)
  })

  it('does not believe what an applicant pre-filled, and writes over it', async () => {
    const { world, laureat, received, live } = await start()
    laureat.annotations.set('Relances envoyées', { text: ANNOTATED.join('\n'), since: false })
    await live(LATER_THAT_DAY)
    expect(toLaureats(received)).toHaveLength(1)
    expect(world.remindersOf(laureat.dossier)).toEqual(ANNOTATED)
  })

  it('remembers an address that was refused', async () => {
    const { world, laureat, received, live } = await start({
      onRcptTo: ({ address }, _, done) =>
        done(address.endsWith('@commune.example.org') ? refusal(550) : null),
    })
    await live(REQUEST)
    expect(world.remindersOf(laureat.dossier)).toEqual([
      `01/04/2022 – T1 2022 – demande – adresse refusée (${laureat.email}), à corriger`,
    ])
    await live(REMINDER, { journal: new MemoryJournal() })
    expect(received.flatMap(({ recipients }) => recipients)).not.toContain(laureat.email)
    expect(world.remindersOf(laureat.dossier)).toHaveLength(2)
  })

  it('reopens the period for an address that was corrected', async () => {
    const { world, laureat, received, live } = await start({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('mairie-') ? refusal(550) : null),
    })
    Object.assign(laureat, { depositor: laureat.email })
    await live(REQUEST)
    await live(at('2022-04-04T08:30:00+02:00'), { journal: new MemoryJournal() })
    expect(toLaureats(received)).toHaveLength(0)
    laureat.email = 'nouvelle.adresse@commune.example.org'
    Object.assign(laureat, { depositor: laureat.email })
    await live(REMINDER, { journal: new MemoryJournal() })
    expect(toLaureats(received)).toHaveLength(1)
    expect(world.remindersOf(laureat.dossier).at(-1)).toBe(
      '14/04/2022 – T1 2022 – relance – envoyée',
    )
  })
})

describe('an SMTP server', () => {
  it('that takes the e-mail and answers too late: uncertain, told, never sent again', async () => {
    const taken: string[] = []
    const slow: Parameters<typeof startServer>[0] = {
      onData(stream, session, done) {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        stream.resume()
        stream.on('end', () => {
          taken.push(to)
          if (!to.endsWith('@commune.example.org')) done()
        })
      },
    }
    const { world, laureat, live } = await start(slow, 2_000)
    expect(await live(REQUEST)).toMatchObject({ sent: 0, unknown: 1 })
    expect(world.remindersOf(laureat.dossier)).toEqual(UNCERTAIN)
    await live(LATER_THAT_DAY)
    expect(taken).toEqual([laureat.email, 'exploitation@prefecture.example.org'])
  })

  it('that puts the address off is asked again, until it takes the e-mail', async () => {
    let busy = true
    const { world, laureat, received, live } = await start({
      onRcptTo: (_address, _session, done) => done(busy ? refusal(451) : null),
    })
    await expect(live(REQUEST)).rejects.toMatchObject({ code: 'mail.deferred' })
    expect(world.remindersOf(laureat.dossier)).toEqual([])
    busy = false
    await live(LATER_THAT_DAY)
    expect(toLaureats(received)).toHaveLength(1)
    expect(world.remindersOf(laureat.dossier)).toEqual(ANNOTATED)
  })

  it('that is away stops the e-mails of everybody, not the reports', async () => {
    const { world, laureat, live } = await start()
    const other = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
    world.report(other, '2022-03-30T12:00:00+02:00', { period: 'T1 2022' })
    const away = transportTo('smtp://127.0.0.1:1', { timeoutMs: 300 })
    await expect(live(REQUEST, { transport: away })).rejects.toMatchObject({
      code: 'mail.unreachable',
    })
    expect(world.remindersOf(laureat.dossier)).toEqual([])
    expect(world.remindersOf(other.dossier)).toEqual([
      '30/03/2022 – T1 2022 – état des lieux reçu (dossier 9001)',
    ])
  })
})

describe('reports', () => {
  it('fill the annotations; one of another SIREN, or of nobody, is told', async () => {
    const { world, laureat, received, live } = await start()
    world.report(laureat, '2022-03-30T12:00:00+02:00', {
      period: 'T1 2022',
      projectEnd: '2022-09-30',
    })
    world.report(laureat, '2022-03-31T12:00:00+02:00', { siret: '11111111100011' })
    world.report(laureat, '2022-03-31T12:00:00+02:00', { laureat: '99999' })
    await live(REQUEST)
    expect(world.remindersOf(laureat.dossier)).toEqual([
      '30/03/2022 – T1 2022 – état des lieux reçu (dossier 9001)',
      '31/03/2022 – état des lieux écarté (dossier 9002) : déposé par un autre organisme',
    ])
    expect(laureat.annotations.get('Date de fin du projet')?.text).toBe('2022-09-30')
    expect(laureat.annotations.get('Dernier état des lieux')?.text).toBe('2022-03-30')
    expect(toLaureats(received)).toHaveLength(0)
    expect(toOperator(received)).toHaveLength(1)
  })

  it('dated by hand by an instructeur stop the reminders; a pre-filled date does not', async () => {
    const world = new LaureatWorld()
    const dated = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
    const prefilled = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
    dated.annotations.set('Dernier état des lieux', { text: '2022-03-25', since: true })
    prefilled.annotations.set('Dernier état des lieux', { text: '2022-03-25', since: false })
    const { url, received } = await startServer()
    const { services, campaign } = followUpServices(world, transportTo(url), REQUEST, {
      followUp: BY_HAND,
    })
    await followUp(services, campaign, 'complete')
    expect(received.map(({ recipients }) => recipients)).toEqual([[prefilled.email]])
    expect(received[0]?.raw).not.toContain('commencer/')
    expect(dated.annotations.get('Dernier état des lieux')?.text).toBe('2022-03-25')
  })

  it('are collected as they come, without an e-mail, and looked at once', async () => {
    const world = new LaureatWorld()
    const laureat = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
    const { url, received } = await startServer()
    const journal = new MemoryJournal()
    // Another process is sending at this moment: the row is its own.
    const request = {
      dossier: laureat.dossier,
      period: '2022-T1',
      step: 'request',
      recipient: 'laureat',
    } as const
    const sending = { journal: mailJournal(journal), transport: dyingTransport, now: REQUEST }
    const toLaureat = { ...message, recipient: laureat.email }
    await expect(sendOnce(sending, request, toLaureat)).rejects.toThrow(Death)
    const { services, campaign } = followUpServices(world, transportTo(url), LATER_THAT_DAY, {
      journal,
    })
    expect(await collectReports(services, campaign)).toEqual({ outcome: 'unchanged' })
    world.report(laureat, '2022-04-01T12:00:00+02:00', { period: 'T1 2022' })
    expect(await collectReports(services, campaign)).toMatchObject({ outcome: 'followed', sent: 0 })
    expect(await collectReports(services, campaign)).toEqual({ outcome: 'unchanged' })
    expect(world.remindersOf(laureat.dossier)).toEqual([
      '01/04/2022 – T1 2022 – état des lieux reçu (dossier 9001)',
    ])
    expect(await readSending(mailJournal(journal), request, laureat.email)).toMatchObject({
      state: 'pending',
    })
    expect(received).toEqual([])
  })
})
