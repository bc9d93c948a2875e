import { describe, expect, it } from 'vitest'
import { mayLeave } from '../../src/follow-up/office-hours.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { openIncidents } from '../../src/queue/incidents.ts'
import { MemoryJournal, refusal, startServer, transportTo } from '../mail/support.ts'
import { followUpServices, INSTRUCTEUR, type Laureat, LaureatWorld } from '../support/laureats.ts'

const at = (instant: string) => Date.parse(instant)
const REQUEST = at('2022-04-01T08:30:00+02:00')
const NEXT_DAY = at('2022-04-04T08:30:00+02:00')
const REMINDER = at('2022-04-14T08:30:00+02:00')
const LAST = at('2022-05-02T08:30:00+02:00')
const NEXT_QUARTER = at('2022-07-01T08:30:00+02:00')
const MINUTE = 60_000

/** What the SMTP server says to a recipient; nothing: it takes the e-mail. */
type Mood = (address: string) => number | Error | null | undefined

async function start(options: { laureats?: number; change?: Partial<Laureat> } = {}) {
  const world = new LaureatWorld()
  const laureats = Array.from({ length: options.laureats ?? 1 }, () =>
    world.accept({ decidedAt: '2022-01-10T10:00:00+01:00', ...options.change }),
  )
  const tried: string[] = []
  const smtp = { mood: (() => null) as Mood }
  const { url, received } = await startServer({
    onRcptTo({ address }, _session, done) {
      tried.push(address)
      const said = smtp.mood(address)
      done(typeof said === 'number' ? refusal(said) : said)
    },
  })
  const transport = transportTo(url)
  const journal = new MemoryJournal()
  const clock = { now: REQUEST }
  const pass = async (now: number, since = now, given = { journal, transport }) => {
    clock.now = now
    const { services, campaign } = followUpServices(world, given.transport, () => clock.now, {
      journal: given.journal,
    })
    return await followUp(services, campaign, 'complete', since)
  }
  return {
    world,
    laureats,
    laureat: laureats[0] as Laureat,
    smtp,
    tried,
    received,
    journal,
    transport,
    clock,
    pass,
    to: () => received.map(({ recipients }) => recipients[0] ?? ''),
    alerts: () =>
      received
        .filter(({ recipients }) => recipients[0]?.startsWith('exploitation@'))
        .map(({ raw }) => plainText(raw)),
  }
}

/** The text of an e-mail, on one line. */
function plainText(raw: string): string {
  const part = raw.slice(raw.indexOf('Content-Type: text/plain'))
  const body = part.slice(part.indexOf('\r\n\r\n'), part.indexOf('\r\n--'))
  const encoded = part.slice(0, part.indexOf('\r\n\r\n'))
  const text = encoded.includes('base64')
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString()
  return text.replace(/\s+/g, ' ')
}

const policy = Object.assign(new Error('5.7.1 Refused by our policy'), { responseCode: 550 })
const ofLaureats: (mood: number | Error) => Mood = (mood) => (address) =>
  address.endsWith('@commune.example.org') ? mood : null

describe('a refusal for a reason that is ours', () => {
  it('closes nothing: it is told once, and tried again the next day with the step that applies', async () => {
    const { world, laureat, smtp, tried, journal, pass, alerts } = await start()
    smtp.mood = ofLaureats(policy)
    expect(await pass(REQUEST)).toMatchObject({ sent: 0, rejected: 0, declined: 1, deferred: 0 })
    expect(await openIncidents(journal)).toMatchObject([{ code: 'mail.declined' }])
    expect(await pass(NEXT_DAY)).toMatchObject({ declined: 1 })
    expect(world.remindersOf(laureat.dossier)).toEqual([])
    expect(alerts()).toEqual([
      expect.stringContaining(
        `Dossier ${laureat.dossier}, T1 2022 : le serveur d’envoi a refusé le courriel (550 5.7.1)`,
      ),
    ])
    smtp.mood = () => null
    expect(await pass(REMINDER)).toMatchObject({ sent: 1 })
    expect(await openIncidents(journal)).toEqual([])
    expect(world.remindersOf(laureat.dossier)).toEqual(['14/04/2022 – T1 2022 – relance – envoyée'])
    expect(tried.filter((address) => address === laureat.email)).toHaveLength(3)
  })

  it('counts once, however often the operator’s own e-mail about it is refused too', async () => {
    const { smtp, journal, pass } = await start({ laureats: 2 })
    // One waits, so that the pass is tried again.
    let place = 0
    const first = ofLaureats(policy)
    smtp.mood = (address) => {
      if (!address.endsWith('@commune.example.org')) return policy
      place += 1
      return place === 1 ? first(address) : 451
    }
    for (const minutes of [0, 2, 4, 8])
      await pass(REQUEST + minutes * MINUTE, REQUEST).catch(() => {})
    expect(await journal.get('follow-up-pass:marne')).toMatchObject({ result: { declined: 1 } })
    expect(await openIncidents(journal)).toMatchObject([{ code: 'mail.declined' }])
  })

  it('is shown until it is over, though an e-mail that had to wait leaves meanwhile', async () => {
    const { laureat, smtp, journal, pass } = await start({ laureats: 2 })
    smtp.mood = ofLaureats(451)
    const later = smtp.mood
    smtp.mood = (address) => (address === laureat.email ? policy : later(address))
    await pass(REQUEST).catch(() => {})
    smtp.mood = () => null
    expect(await pass(REQUEST + 2 * MINUTE, REQUEST)).toMatchObject({ sent: 1 })
    expect(await openIncidents(journal)).toMatchObject([{ code: 'mail.declined' }])
  })

  it('of three e-mails in a row stops the others: the server is not asked again that day', async () => {
    const { smtp, tried, pass } = await start({ laureats: 6 })
    smtp.mood = ofLaureats(policy)
    await expect(pass(REQUEST)).rejects.toMatchObject({ kind: 'permanent', code: 'mail.declined' })
    expect(tried.filter((address) => address.endsWith('@commune.example.org'))).toHaveLength(3)
  })
})

const said = (responseCode: number, words: string) =>
  Object.assign(new Error(words), { responseCode })

describe.each([
  ['554', said(554, '5.7.1 Relaying denied'), 'mail.relay-denied'],
  ['421, which ends the session', said(421, '4.7.0 Try again later'), 'mail.unreachable'],
  ['452', said(452, '4.3.1 Insufficient system storage'), 'mail.unreachable'],
])('%s, which sounds like a refusal of us all, at the first e-mail', (_code, refused, code) => {
  it('keeps none of the other lauréats waiting when it is said of one', async () => {
    const { laureat, smtp, to, pass } = await start({ laureats: 4 })
    smtp.mood = (address) => (address === laureat.email ? refused : null)
    await pass(REQUEST).catch(() => {})
    expect(to().filter((address) => address.endsWith('@commune.example.org'))).toHaveLength(3)
    smtp.mood = () => null
    await pass(NEXT_DAY)
    expect(to()).toContain(laureat.email)
  })

  it('is one of the server when the second e-mail is told the same', async () => {
    const { smtp, tried, pass } = await start({ laureats: 6 })
    smtp.mood = () => refused
    await expect(pass(REQUEST)).rejects.toMatchObject({ code })
    expect(tried.filter((address) => address.endsWith('@commune.example.org'))).toHaveLength(2)
  })

  it('is one of the server when there is no other e-mail', async () => {
    const { smtp, pass } = await start()
    smtp.mood = () => refused
    await expect(pass(REQUEST)).rejects.toMatchObject({ code })
  })
})

describe('an address that is refused', () => {
  const account = 'compte@commune.example.org'

  it('gives way to that of the account, at the next pass and from then on', async () => {
    const { world, laureat, smtp, tried, to, pass, alerts } = await start({
      change: { depositor: account },
    })
    smtp.mood = (address) => (address === laureat.email ? 550 : null)
    expect(await pass(REQUEST)).toMatchObject({ rejected: 1, sent: 0 })
    expect(alerts()).toEqual([
      expect.stringContaining('l’adresse du lauréat a été refusée le 01/04/2022'),
    ])
    expect(await pass(NEXT_DAY)).toMatchObject({ rejected: 0, sent: 1 })
    expect(await pass(NEXT_DAY + MINUTE)).toMatchObject({ sent: 0 })
    expect(world.remindersOf(laureat.dossier)).toEqual([
      `01/04/2022 – T1 2022 – demande – adresse refusée (${laureat.email}), à corriger`,
      '04/04/2022 – T1 2022 – demande – envoyée',
    ])
    await pass(REMINDER)
    await pass(LAST)
    await pass(NEXT_QUARTER)
    expect(to().filter((address) => address === account)).toHaveLength(4)
    expect(tried.filter((address) => address === laureat.email)).toHaveLength(1)
    expect(alerts()).toHaveLength(1)
  })

  it('is told once, and closes the period when the account has no other', async () => {
    const { laureat, smtp, tried, pass, alerts } = await start({ change: { depositor: '' } })
    smtp.mood = (address) => (address === laureat.email ? 550 : null)
    expect(await pass(REQUEST)).toMatchObject({ rejected: 1 })
    expect(await pass(NEXT_DAY)).toMatchObject({ rejected: 0 })
    expect(await pass(REMINDER)).toMatchObject({ rejected: 0 })
    expect(alerts()).toHaveLength(1)
    expect(tried.filter((address) => address === laureat.email)).toHaveLength(1)
    expect(await pass(NEXT_QUARTER)).toMatchObject({ rejected: 1 })
  })

  it('like that of the account: each is tried once a period', async () => {
    const { laureat, smtp, tried, pass } = await start({ change: { depositor: account } })
    smtp.mood = ofLaureats(550)
    for (const now of [REQUEST, NEXT_DAY, NEXT_DAY + MINUTE, REMINDER]) await pass(now)
    expect(tried.filter((address) => ofLaureats(550)(address))).toEqual([laureat.email, account])
    for (const now of [NEXT_QUARTER, NEXT_QUARTER + MINUTE, NEXT_QUARTER + 2 * MINUTE])
      await pass(now)
    expect(tried.filter((address) => ofLaureats(550)(address))).toEqual([
      laureat.email,
      account,
      laureat.email,
      account,
    ])
  })

  it('until the lauréat changes that of his account gets the step that then applies', async () => {
    const { world, laureat, smtp, to, pass } = await start({ change: { depositor: account } })
    smtp.mood = (address) => (address === laureat.email || address === account ? 550 : null)
    await pass(REQUEST)
    await pass(NEXT_DAY)
    const changed = 'nouveau@commune.example.org'
    world.laureats.set(laureat.dossier, { ...laureat, depositor: changed })
    expect(await pass(REMINDER)).toMatchObject({ sent: 1 })
    expect(to()).toContain(changed)
    expect(world.remindersOf(laureat.dossier)).toContain('14/04/2022 – T1 2022 – relance – envoyée')
  })
})

describe('an e-mail that is put off', () => {
  it('is tried again within the day, alone, ever less often', async () => {
    const { laureats, smtp, tried, to, pass } = await start({ laureats: 3 })
    const [greylisted] = laureats
    smtp.mood = (address) => (address === greylisted?.email ? 451 : null)
    const pauses: number[] = []
    for (let now = REQUEST, tries = 0; tries < 4; tries += 1) {
      const error = await pass(now, REQUEST).catch((failure) => failure)
      expect(error).toMatchObject({ kind: 'transient', code: 'mail.deferred' })
      const pause = Math.round((error.retryAt - Date.now()) / MINUTE)
      pauses.push(pause)
      now += pause * MINUTE
    }
    expect(pauses).toEqual([2, 2, 4, 8])
    smtp.mood = () => null
    expect(await pass(REQUEST + 16 * MINUTE, REQUEST)).toMatchObject({ sent: 1, deferred: 0 })
    expect(tried.filter((address) => address === greylisted?.email)).toHaveLength(5)
    expect(to().toSorted()).toEqual(laureats.map(({ email }) => email).toSorted())
  })

  it('is alone: one that was refused for a reason that is ours waits for the next day', async () => {
    const { laureats, smtp, tried, pass, alerts } = await start({ laureats: 2 })
    const [greylisted, refused] = laureats
    smtp.mood = (address) =>
      address === greylisted?.email ? 451 : address === refused?.email ? policy : null
    await expect(pass(REQUEST)).rejects.toMatchObject({ code: 'mail.deferred' })
    smtp.mood = () => null
    await pass(REQUEST + 2 * MINUTE, REQUEST)
    const triesOf = (one: Laureat | undefined) =>
      tried.filter((address) => address === one?.email).length
    expect([triesOf(greylisted), triesOf(refused)]).toEqual([2, 1])
    await pass(NEXT_DAY)
    expect([triesOf(greylisted), triesOf(refused)]).toEqual([2, 2])
    expect(alerts()).toHaveLength(1)
  })

  it('waits for the next day once the office hours are over, and is told in the result', async () => {
    const { world, laureat, smtp, journal, pass } = await start()
    smtp.mood = ofLaureats(451)
    const evening = at('2022-04-01T19:40:00+02:00')
    expect(await pass(evening, REQUEST)).toMatchObject({ sent: 0, deferred: 1 })
    expect(await journal.get('follow-up-pass:marne')).toMatchObject({
      result: { deferred: 1 },
      failure: null,
    })
    smtp.mood = () => null
    expect(await pass(REMINDER)).toMatchObject({ sent: 1, deferred: 0 })
    expect(world.remindersOf(laureat.dossier)).toEqual(['14/04/2022 – T1 2022 – relance – envoyée'])
  })

  it('because the server is away is told with its cause, and what was done adds up', async () => {
    const { smtp, journal, pass, transport } = await start({ laureats: 2 })
    let calls = 0
    const cut = {
      ...transport,
      send: async (...args: Parameters<typeof transport.send>) => {
        calls += 1
        return calls === 1
          ? await transport.send(...args)
          : await transportTo('smtp://127.0.0.1:1').send(...args)
      },
    }
    await expect(pass(REQUEST, REQUEST, { journal, transport: cut })).rejects.toMatchObject({
      code: 'mail.unreachable',
      retryAt: expect.any(Number),
    })
    smtp.mood = () => null
    await pass(REQUEST + 2 * MINUTE, REQUEST)
    expect(await journal.get('follow-up-pass:marne')).toMatchObject({
      result: { sent: 2, deferred: 0 },
      failure: null,
    })
  })
})

describe('at night', () => {
  it.each(['2022-04-01T06:59:00+02:00', '2022-04-01T20:00:00+02:00', '2022-04-01T23:50:00+02:00'])(
    'nobody is written to (%s)',
    async (night) => {
      const { tried, pass } = await start()
      const outcome = await pass(at(night)).catch((error) => error)
      expect(outcome).toMatchObject(
        night < '2022-04-01T12' ? { code: 'mail.later' } : { sent: 0, later: 1, deferred: 0 },
      )
      expect(tried).toEqual([])
    },
  )

  it.each([
    { about: 'the evening', moves: '2022-04-01T20:00:30+02:00' },
    { about: 'the morning of another day', moves: '2022-04-02T09:00:00+02:00' },
  ])('a pass that lasts until $about stops sending', async ({ moves }) => {
    const { tried, clock, transport, journal, pass } = await start({ laureats: 3 })
    const slow = {
      ...transport,
      send: async (...args: Parameters<typeof transport.send>) => {
        const delivery = await transport.send(...args)
        clock.now = at(moves)
        return delivery
      },
    }
    const given = { journal, transport: slow }
    const outcome = await pass(at('2022-04-01T19:59:00+02:00'), REQUEST, given).catch(() => null)
    if (outcome) expect(outcome).toMatchObject({ sent: 1, later: 2 })
    expect(tried).toHaveLength(1)
  })
})

describe('a day off', () => {
  it.each([
    { day: '2022-05-26', holidays: 'france', leaves: false },
    { day: '2022-05-27', holidays: 'france', leaves: true },
    { day: '2022-05-28', holidays: 'france', leaves: false },
    { day: '2022-04-15', holidays: 'france', leaves: true },
    { day: '2022-04-15', holidays: 'alsace-moselle', leaves: false },
  ] as const)('$day in $holidays', ({ day, holidays, leaves }) => {
    expect(mayLeave(at(`${day}T10:00:00+02:00`), day, holidays)).toBe(leaves)
  })

  it('lets a copy wait, without trying again until the next one', async () => {
    const { smtp, to, pass } = await start()
    smtp.mood = (address) => (address === INSTRUCTEUR.email ? 451 : null)
    await expect(pass(LAST)).rejects.toMatchObject({ code: 'mail.deferred' })
    smtp.mood = () => null
    const saturday = at('2022-05-07T08:30:00+02:00')
    expect(await pass(saturday)).toMatchObject({ copies: 0, later: 1 })
    expect(to()).not.toContain(INSTRUCTEUR.email)
    expect(await pass(saturday + 2 * 24 * 60 * MINUTE)).toMatchObject({ copies: 1, deferred: 0 })
  })
})

describe('the copies of a last reminder', () => {
  const toInstructeur = (addresses: readonly string[]) =>
    addresses.filter((address) => address === INSTRUCTEUR.email)

  it('are messages of their own, which show everybody who reads', async () => {
    const { laureat, received, pass } = await start()
    expect(await pass(LAST)).toMatchObject({ sent: 1, copies: 1 })
    expect(received.map(({ recipients }) => recipients)).toEqual([
      [laureat.email],
      [INSTRUCTEUR.email],
    ])
    for (const { raw } of received) {
      expect(raw).toContain(`To: ${laureat.email}\r\n`)
      expect(raw).toContain(`Cc: ${INSTRUCTEUR.email}\r\n`)
    }
    const ids = received.map(({ raw }) => /^Message-ID: (.+)$/m.exec(raw)?.[1])
    expect(new Set(ids).size).toBe(2)
  })

  it('do not leave before the lauréat’s, nor twice', async () => {
    const { smtp, to, pass } = await start()
    smtp.mood = ofLaureats(451)
    await expect(pass(LAST)).rejects.toMatchObject({ code: 'mail.deferred' })
    expect(to()).toEqual([])
    smtp.mood = () => null
    await pass(LAST + 2 * MINUTE, LAST)
    await pass(LAST + 4 * MINUTE, LAST)
    expect(toInstructeur(to())).toHaveLength(1)
  })

  it('that are put off are tried again; the lauréat’s is not', async () => {
    const { smtp, to, pass, laureat } = await start()
    smtp.mood = (address) => (address === INSTRUCTEUR.email ? 451 : null)
    await expect(pass(LAST)).rejects.toMatchObject({ code: 'mail.deferred' })
    smtp.mood = () => null
    expect(await pass(LAST + 24 * 60 * MINUTE)).toMatchObject({ sent: 0, copies: 1 })
    expect(to()).toEqual([laureat.email, INSTRUCTEUR.email])
  })

  it('to an address that is refused are told once, and change nothing for the lauréat', async () => {
    const { world, laureat, smtp, pass, alerts, tried } = await start()
    smtp.mood = (address) => (address === INSTRUCTEUR.email ? 550 : null)
    expect(await pass(LAST)).toMatchObject({ sent: 1, copies: 0, rejected: 0 })
    await pass(LAST + MINUTE)
    await pass(LAST + 24 * 60 * MINUTE)
    expect(toInstructeur(tried)).toHaveLength(1)
    expect(alerts()).toEqual([expect.stringContaining('l’adresse d’un instructeur en copie')])
    expect(world.remindersOf(laureat.dossier)).toEqual([
      '02/05/2022 – T1 2022 – dernière relance – envoyée',
    ])
  })

  it('do not leave again when the store is lost, nor once the report is in', async () => {
    const { world, laureat, smtp, transport, pass, to } = await start()
    smtp.mood = (address) => (address === INSTRUCTEUR.email ? 451 : null)
    await expect(pass(LAST)).rejects.toMatchObject({ code: 'mail.deferred' })
    smtp.mood = () => null
    await pass(LAST + MINUTE, LAST, { journal: new MemoryJournal(), transport })
    expect(toInstructeur(to())).toEqual([])
    world.report(laureat, '2022-05-02T12:00:00+02:00', { period: 'T1 2022' })
    await pass(at('2022-05-02T15:00:00+02:00'))
    expect(toInstructeur(to())).toEqual([])
  })
})

it('a problem that is over and comes back is told again', async () => {
  const { laureat, smtp, pass, alerts } = await start()
  const declined = `Dossier ${laureat.dossier}, T1 2022 : le serveur d’envoi a refusé`
  smtp.mood = ofLaureats(policy)
  await pass(REQUEST)
  smtp.mood = ofLaureats(451)
  await pass(NEXT_DAY).catch(() => {})
  smtp.mood = ofLaureats(policy)
  await pass(REMINDER)
  await pass(REMINDER + MINUTE)
  expect(alerts()).toEqual([expect.stringContaining(declined), expect.stringContaining(declined)])
})

it('a lauréat without an address is told once a period, not once for ever', async () => {
  const change = { email: 'voir le site', depositor: '' }
  const { laureat, pass, alerts } = await start({ change })
  const days = ['04-01', '04-04', '04-15', '05-02', '07-01', '07-04']
  for (const day of days) await pass(at(`2022-${day}T08:30:00+02:00`))
  expect(alerts()).toEqual([
    expect.stringContaining(`Dossier ${laureat.dossier}, T1 2022 : aucune adresse`),
    expect.stringContaining(`Dossier ${laureat.dossier}, T2 2022 : aucune adresse`),
  ])
})
