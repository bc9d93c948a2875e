import { expect, it } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import type { Transport } from '../../src/mail/transport.ts'
import {
  followUpServices,
  INSTRUCTEUR,
  type Laureat,
  LaureatWorld,
  type Report,
} from '../support/laureats.ts'

/**
 * The days of each quarter's e-mails, read on a calendar: the first working day after the quarter, then 14 and 30
 * days after its end, or the next working day. On 14 April, DS begins to list reports that it cannot show, nobody
 * knows whose: the reminders wait for three working days, the 14th, the 15th and, after Easter, the 19th. On 15 July,
 * the SMTP server is away: they leave on Monday.
 */
const MAILS = {
  'T4 2021': ['2022-01-03', '2022-01-14', '2022-01-31'],
  'T1 2022': ['2022-04-01', '2022-04-20', '2022-05-02'],
  'T2 2022': ['2022-07-01', '2022-07-18', '2022-08-01'],
  'T3 2022': ['2022-10-03', '2022-10-14', '2022-10-31'],
  'T4 2022': ['2023-01-02', '2023-01-16', '2023-01-30'],
} as const
const SMTP_AWAY_ON = '2022-07-15'
const STORE_LOST_ON = '2022-07-19'
type Quarter = keyof typeof MAILS
type Step = 0 | 1 | 2
/** What tells each of the three e-mails: the beginning of its subject, and words of its text. */
const WORDS = [
  { subject: 'État des lieux', text: 'Nous vous invitons à remplir' },
  { subject: 'Rappel', text: 'Sauf erreur de notre part' },
  { subject: 'Dernier rappel', text: 'le dernier rappel pour cette période' },
] as const
/** How many of the three e-mails of each quarter are expected, or which, some with a day or an address of its own. */
type Expected = Partial<Record<Quarter, number | readonly (Step | ExpectedMail)[]>>
interface ExpectedMail {
  readonly step: Step
  readonly on?: string
  readonly to?: string
}

interface Profile {
  readonly about: string
  readonly decided?: string
  readonly end?: string
  readonly expected: Expected
  readonly email?: string
  readonly depositor?: string
  readonly expiresAt?: string
  /** Where the e-mails go; default: to the address given in the form. */
  to?(dossier: number): string
  /** No copy follows an e-mail of which nobody knows whether it left. */
  readonly isUncertain?: boolean
  /** What the lauréat does in the year, told on the world. */
  live?(world: LaureatWorld, laureat: Laureat): void
  /** On a given day, before the pass. */
  on?: Readonly<Record<string, (laureat: Laureat, world: LaureatWorld) => void>>
}

const quarterly =
  (reports: Readonly<Record<string, string>>) => (world: LaureatWorld, who: Laureat) => {
    for (const [period, at] of Object.entries(reports))
      world.report(who, `${at}T12:00:00+02:00`, { period })
  }
const reportsOf = (world: LaureatWorld, { dossier }: Laureat) =>
  [...world.reports.values()].filter(({ laureat }) => laureat === String(dossier))
const change = (changes: Partial<Report>) => (who: Laureat, world: LaureatWorld) => {
  for (const one of reportsOf(world, who)) world.reports.set(one.dossier, { ...one, ...changes })
}
const remove = (who: Laureat, world: LaureatWorld) => {
  for (const { dossier } of reportsOf(world, who)) world.reports.delete(dossier)
}
const MAIRIE = (dossier: number) => `mairie-${dossier}@commune.example.org`
const ACCOUNT = (dossier: number) => `usager-${dossier}@example.org`
const REFUSED = 'parti@refuse.example.org'
const REFUSED_TOO = 'parti.aussi@refuse.example.org'
const isRefused = (address: string) => address === REFUSED || address === REFUSED_TOO
const STRANGER = 'inconnu@ailleurs.example'
/** Eleven months after the decision: DS keeps decided dossiers that long, unless an instructeur asks for more. */
const EXPIRES = '2022-09-05T10:00:00+02:00'
const ACCEPTED = { state: 'accepte', decidedAt: '2022-04-25T08:00:00+02:00' } as const
const SILENT = 'mairie@silence.example.org'
/** An address that is refused, then the other one on the next working day. */
const fromTo = (quarter: Quarter, next: string, from: string, to?: string) => [
  { step: 0, on: MAILS[quarter][0], to: from } as const,
  { step: 0, on: next, ...(to ? { to } : {}) } as const,
]
const ALL = {
  'T4 2021': 3,
  'T1 2022': 3,
  'T2 2022': 3,
  'T3 2022': 3,
  'T4 2022': 3,
} as const satisfies Expected

const PROFILES: readonly Profile[] = [
  { about: 'silent', expected: ALL },
  {
    about: 'always early',
    expected: {},
    live: quarterly({
      'T4 2021': '2021-12-20',
      'T1 2022': '2022-03-28',
      'T2 2022': '2022-06-30',
      'T3 2022': '2022-09-01',
      'T4 2022': '2022-12-31',
    }),
  },
  {
    about: 'answers after the request, then after a reminder, then after the last one',
    expected: { 'T4 2021': 1, 'T1 2022': 2, 'T2 2022': 3, 'T3 2022': 1, 'T4 2022': 3 },
    live: quarterly({
      'T4 2021': '2022-01-03', // at noon: the pass was at half past eight
      'T1 2022': '2022-05-01',
      'T2 2022': '2022-08-01',
      'T3 2022': '2022-10-13',
    }),
  },
  {
    about: 'reports a quarter so late that the next one is asked for',
    expected: ALL,
    live: quarterly({ 'T1 2022': '2022-07-04' }),
  },
  {
    about: 'finished early in the year',
    end: '2022-03-20',
    expected: { 'T4 2021': 3, 'T1 2022': 2 },
    live: quarterly({ 'T1 2022': '2022-04-20' }),
  },
  {
    about: 'never gives the final report',
    end: '2022-03-31',
    expected: { 'T4 2021': 3, 'T1 2022': 3 },
  },
  {
    about: 'a report puts the end off',
    end: '2022-03-20',
    expected: { 'T4 2021': 3, 'T1 2022': 1, 'T2 2022': 3, 'T3 2022': 3 },
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '2022-09-30',
      }),
  },
  {
    about: 'a report brings the end forward',
    end: '2023-06-30',
    expected: { 'T4 2021': 3, 'T1 2022': 1 },
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '2022-02-28',
      }),
  },
  {
    about: 'decided on the last day of the year',
    decided: '2021-12-31T23:30:00+01:00',
    expected: { 'T1 2022': 3, 'T2 2022': 3, 'T3 2022': 3, 'T4 2022': 3 },
  },
  {
    about: 'decided 29 days before the end of the quarter',
    decided: '2022-03-02T09:00:00+01:00',
    expected: { 'T2 2022': 3, 'T3 2022': 3, 'T4 2022': 3 },
  },
  {
    about: 'decided 30 days before, by the clock of Paris',
    decided: '2022-02-28T23:30:00Z',
    expected: { 'T1 2022': 3, 'T2 2022': 3, 'T3 2022': 3, 'T4 2022': 3 },
  },
  {
    about: 'reported by somebody else',
    expected: ALL,
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        siret: '11111111100011',
      }),
  },
  {
    about: 'reports twice, then corrects',
    expected: { ...ALL, 'T1 2022': 1 },
    live(world, who) {
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '2022-05-01',
      })
      world.report(who, '2022-04-05T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '2022-10-31',
      })
    },
  },
  {
    about:
      'does not say which quarter, or says one that has not begun, when several are open: a person looks first',
    expected: { ...ALL, 'T1 2022': 1, 'T2 2022': 1 },
    live(world, who) {
      world.report(who, '2022-04-04T12:00:00+02:00', { period: 'premier semestre' })
      world.report(who, '2022-07-04T12:00:00+02:00', { period: 'T4 2022' })
    },
  },
  {
    about: 'does not say which quarter, when one is open',
    expected: { 'T1 2022': 1, 'T2 2022': 3, 'T3 2022': 3, 'T4 2022': 3 },
    live: quarterly({ 'T4 2021': '2021-12-20', 'premier semestre': '2022-04-04' }),
  },
  {
    about: 'does not say which quarter, when all are answered: the last one stands',
    expected: { 'T2 2022': 3, 'T3 2022': 3, 'T4 2022': 3 },
    live: quarterly({ 'T4 2021': '2021-12-20', 'T1 2022': '2022-03-30', '?': '2022-06-20' }),
  },
  {
    about: 'corrects the quarter, which was an older one',
    expected: { ...ALL, 'T1 2022': [0, { on: '2022-04-25', step: 1 }, 2] },
    live: (world, who) => world.report(who, '2022-04-04T12:00:00+02:00', { period: 'trimestre' }),
    on: { '2022-04-25': change({ period: 'T4 2021' }) },
  },
  {
    about: 'withdraws a report that brought the end forward',
    expected: { ...ALL, 'T1 2022': [0, { on: '2022-04-25', step: 1 }, 2] },
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '2022-02-28',
      }),
    on: { '2022-04-25': remove },
  },
  {
    about: 'withdraws a report that put the end off, on the eve of the next quarter’s end',
    end: '2022-03-20',
    expected: { 'T4 2021': 3, 'T1 2022': [0, { step: 2, on: '2022-06-29' }] },
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '2022-09-30',
      }),
    on: { '2022-06-29': remove },
  },
  {
    about: 'gave a report that put the end off, and that DS keeps no more once its quarter is past',
    end: '2022-03-20',
    expected: { 'T4 2021': 3, 'T1 2022': 1, 'T2 2022': 3, 'T3 2022': 3 },
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '2022-09-30',
      }),
    on: { '2022-07-01': remove },
  },
  {
    about: 'gives a report that DS cannot show, and does not name, until the middle of May',
    expected: ALL,
    live: (world, who) => {
      const { dossier } = world.report(who, '2022-04-13T12:00:00+02:00', { period: 'T1 2022' })
      world.nullNodes.add(dossier)
    },
    on: {
      '2022-05-16': (who, world) => {
        for (const { dossier } of reportsOf(world, who)) world.nullNodes.delete(dossier)
      },
    },
  },
  {
    about: 'gave a report that DS can no longer show, for three months',
    expected: { ...ALL, 'T1 2022': 1 },
    live: (world, who) => world.report(who, '2022-04-04T12:00:00+02:00', { period: 'T1 2022' }),
    on: {
      '2022-04-11': (who, world) => {
        for (const { dossier } of reportsOf(world, who)) world.broken.add(dossier)
      },
      '2022-05-03': (who) => {
        expect(who.annotations.get('Avancement du projet')?.text).not.toBe('')
        expect(who.annotations.get('Relances envoyées')?.text).toContain('état des lieux reçu')
      },
      '2022-07-11': (who, world) => {
        for (const { dossier } of reportsOf(world, who)) world.broken.delete(dossier)
      },
    },
  },
  {
    about: 'has a dossier that DS cannot show in the first days of April',
    expected: { ...ALL, 'T1 2022': [{ on: '2022-04-11', step: 0 }, 1, 2] },
    on: {
      '2022-04-01': ({ dossier }, world) => world.broken.add(dossier),
      '2022-04-09': ({ dossier }, world) => world.broken.delete(dossier),
    },
  },
  {
    about: 'has an end that somebody typed in the annotation of the robot',
    expected: ALL,
    on: {
      '2022-02-10': ({ annotations }) =>
        annotations.set('Date de fin du projet', { text: '2022-02-28', since: true }),
    },
  },
  {
    about: 'types the number of nobody',
    expected: ALL,
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', { period: 'T1 2022', laureat: '99999' }),
  },
  {
    about: 'gives a report that an instructeur refuses',
    expected: ALL,
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', { period: 'T1 2022', state: 'refuse' }),
  },
  {
    about: 'reopened in May, accepted again in August',
    expected: { 'T4 2021': 3, 'T1 2022': 3, 'T3 2022': 3, 'T4 2022': 3 },
    on: {
      '2022-05-20': (laureat) => {
        laureat.state = 'en_instruction'
      },
      '2022-08-22': (laureat) => {
        laureat.state = 'accepte'
        laureat.decidedAt = '2022-08-22T08:00:00+02:00'
      },
    },
  },
  {
    about:
      'has an address that the server refuses: the account’s serves, even once the store is lost',
    email: REFUSED,
    to: ACCOUNT,
    expected: {
      ...ALL,
      'T4 2021': [...fromTo('T4 2021', '2022-01-04', REFUSED), 1, 2],
    },
  },
  {
    about: 'has two addresses that the server refuses',
    email: REFUSED,
    depositor: REFUSED_TOO,
    expected: {
      'T4 2021': fromTo('T4 2021', '2022-01-04', REFUSED, REFUSED_TOO),
      'T1 2022': fromTo('T1 2022', '2022-04-04', REFUSED, REFUSED_TOO),
      'T2 2022': fromTo('T2 2022', '2022-07-04', REFUSED, REFUSED_TOO),
      'T3 2022': fromTo('T3 2022', '2022-10-04', REFUSED, REFUSED_TOO),
      'T4 2022': fromTo('T4 2022', '2023-01-03', REFUSED, REFUSED_TOO),
    },
  },
  {
    about: 'has an address whose server never says whether it took the e-mail',
    email: SILENT,
    to: () => SILENT,
    isUncertain: true,
    expected: ALL,
  },
  {
    about: 'corrects an address that was refused, once the store is lost',
    email: REFUSED,
    depositor: REFUSED,
    expected: {
      ...ALL,
      'T4 2021': [{ step: 0, to: REFUSED }],
      'T1 2022': [{ step: 0, to: REFUSED }],
      'T2 2022': [{ step: 0, to: REFUSED }, { step: 1, on: '2022-07-20' }, 2],
    },
    on: {
      '2022-07-20': (laureat) => {
        laureat.email = MAIRIE(laureat.dossier)
      },
    },
  },
  {
    about: 'is reported by a stranger who types its SIRET: nothing changes',
    expected: ALL,
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        account: STRANGER,
        projectEnd: '2022-02-28',
      }),
  },
  {
    about:
      'has a report of an unknown account, that an instructeur accepts, then another of that account',
    expected: { ...ALL, 'T1 2022': [0, 1], 'T2 2022': 1 },
    live(world, who) {
      world.report(who, '2022-04-04T12:00:00+02:00', { period: 'T1 2022', account: STRANGER })
      world.report(who, '2022-07-04T12:00:00+02:00', { period: 'T2 2022', account: STRANGER })
    },
    on: {
      '2022-04-25': (who, world) => {
        const [first] = reportsOf(world, who)
        if (first) world.reports.set(first.dossier, { ...first, ...ACCEPTED })
      },
      // Once confirmed, the account stays known.
      '2022-07-08': (who, world) => {
        const [first] = reportsOf(world, who)
        if (first) world.reports.delete(first.dossier)
      },
    },
  },
  {
    about: 'says the quarter that has just begun: it counts for the one that is due',
    expected: { ...ALL, 'T1 2022': 1 },
    live: quarterly({ 'T2 2022': '2022-04-04' }),
  },
  {
    about: 'types ends that no project has',
    end: '0022-12-31',
    expected: { ...ALL, 'T1 2022': 1 },
    live: (world, who) =>
      world.report(who, '2022-04-04T12:00:00+02:00', {
        period: 'T1 2022',
        projectEnd: '9999-12-01',
      }),
  },
  {
    about: 'wrote no address: the account’s serves',
    email: 'voir le site',
    to: ACCOUNT,
    expected: ALL,
  },
  {
    about: 'is erased by DS before its project ends, the instructeurs told twice',
    expiresAt: EXPIRES,
    expected: { 'T4 2021': 3, 'T1 2022': 3, 'T2 2022': 3 },
    on: { '2022-09-06': ({ dossier }, world) => world.laureats.delete(dossier) },
  },
  {
    about: 'is kept for longer by an instructeur once told that DS would erase it',
    expiresAt: EXPIRES,
    expected: ALL,
    on: {
      '2022-08-01': (laureat) => {
        laureat.expiresAt = '2023-09-05T10:00:00+02:00'
      },
    },
  },
  {
    about: 'was told as warned by a pre-filled annotation',
    expected: ALL,
    live: (_, laureat) =>
      laureat.annotations.set('Relances envoyées', {
        text: '03/01/2022 – T4 2021 – dernière relance – envoyée\n01/04/2022 – T1 2022 – demande – envoyée',
        since: false,
      }),
  },
]

/** The days on which the operator hears of something new, in one e-mail. */
const TOLD = [
  '2022-01-03', // addresses refused, e-mails uncertain
  '2022-01-04', // second addresses refused
  '2022-01-14', // e-mails uncertain
  '2022-01-31', // e-mails uncertain
  '2022-04-01', // addresses refused, e-mails uncertain, lauréats that DS cannot show
  '2022-04-04', // second addresses refused
  '2022-04-05', // reports of nobody, and of no quarter
  '2022-04-11', // reports that DS can no longer show
  '2022-04-14', // reports that DS does not name
  '2022-04-20', // e-mails uncertain
  '2022-05-02', // e-mails uncertain
  '2022-06-21', // a report of no quarter
  '2022-07-01', // addresses refused, e-mails uncertain
  '2022-07-04', // second addresses refused
  '2022-07-05', // reports of a quarter that has not begun, lauréats whom DS will erase
  '2022-07-18', // e-mails uncertain
  '2022-07-19', // the store is lost: what lasts
  '2022-08-01', // e-mails uncertain, addresses refused
  '2022-08-22', // the last notice before DS erases lauréats
  '2022-09-06', // lauréats whom DS has erased
  '2022-10-03', // addresses refused, e-mails uncertain
  '2022-10-04', // second addresses refused
  '2022-10-14', // e-mails uncertain
  '2022-10-31', // e-mails uncertain
  '2023-01-02', // addresses refused, e-mails uncertain
  '2023-01-03', // second addresses refused
  '2023-01-16', // e-mails uncertain
  '2023-01-30', // e-mails uncertain
]

const HOW_MANY = 300
const DAYS = { first: '2021-12-29', last: '2023-02-03' }

it('sends exactly the e-mails of a year to three hundred lauréats, day by day', {
  timeout: 240_000,
}, async () => {
  const world = new LaureatWorld()
  const followed = Array.from({ length: HOW_MANY }, (_, place) => {
    const profile = PROFILES[place % PROFILES.length]
    if (!profile) throw new Error('no profile')
    const laureat = world.accept({
      projectEnd: profile.end ?? '2022-10-31',
      ...(profile.decided ? { decidedAt: profile.decided } : {}),
      ...(profile.email ? { email: profile.email } : {}),
      ...(profile.depositor ? { depositor: profile.depositor } : {}),
      ...(profile.expiresAt ? { expiresAt: profile.expiresAt } : {}),
    })
    profile.live?.(world, laureat)
    return { profile, laureat }
  })
  const asked: string[] = []
  const toOperator: string[] = []
  const toInstructeur: string[] = []
  const transport: Transport = {
    async send({ recipient, to, cc, subject, text }) {
      if (today === SMTP_AWAY_ON) throw new Failure('transient', 'mail.unreachable', 'away')
      const mail = /état des lieux du (\S+) trimestre (\d+) \(dossier n°\s(\d+)\)/iu.exec(subject)
      if (!mail && recipient === INSTRUCTEUR.email) toInstructeur.push(`${today} ${subject}`)
      else if (!mail) toOperator.push(today)
      else {
        const [, ordinal = '', year, dossier = ''] = mail
        const quarter = `${QUARTERS[ordinal]} ${year}`
        const step = WORDS.findIndex(
          (words) =>
            subject.startsWith(words.subject) && text.replace(/\s+/g, ' ').includes(words.text),
        )
        asked.push(lineOf({ day: today, dossier, quarter, step, to: to.join(), cc, recipient }))
      }
      if (recipient === SILENT) return { state: 'unknown', reason: 'no answer' }
      return isRefused(recipient) ? { state: 'rejected', reason: '550' } : { state: 'accepted' }
    },
    verify: async () => {},
    close: () => {},
  }
  let today = DAYS.first
  const now = () => Date.parse(`${today}T08:30:00+01:00`)
  let { services, campaign } = followUpServices(world, transport, now)

  const expectedByDay = new Map<string, string[]>()
  for (const { profile, laureat } of followed)
    for (const [quarter, expected] of Object.entries(profile.expected))
      for (const { day, step, to } of mailsOf(quarter as Quarter, expected)) {
        const { dossier } = laureat
        const address = to ?? (profile.to ?? MAIRIE)(dossier)
        const cc = step === 2 ? [INSTRUCTEUR.email] : []
        const isSent = !profile.isUncertain && !isRefused(address)
        const recipients = [address, ...(isSent ? cc : [])]
        const lines = recipients.map((recipient) =>
          lineOf({ day, dossier, quarter, step, to: address, cc, recipient }),
        )
        expectedByDay.set(day, [...(expectedByDay.get(day) ?? []), ...lines])
      }

  for (; today <= DAYS.last; today = dayAfter(today)) {
    for (const { profile, laureat } of followed) profile.on?.[today]?.(laureat, world)
    asked.length = 0
    if (today === STORE_LOST_ON) ({ services, campaign } = followUpServices(world, transport, now))
    const pass = followUp(services, campaign, 'complete')
    if (today === SMTP_AWAY_ON)
      await expect(pass).rejects.toMatchObject({ code: 'mail.unreachable' })
    else await pass
    expect(asked.toSorted()).toEqual((expectedByDay.get(today) ?? []).toSorted())
  }

  expect([...expectedByDay.values()].flat().length).toBeGreaterThan(3_000)
  expect(toOperator).toEqual(TOLD)
  const expiring = followed.filter(({ profile }) => profile.expiresAt)
  const kept = expiring.filter(({ laureat }) => world.laureats.has(laureat.dossier))
  // Two months before, whatever is lost since, and two weeks before.
  expect(toInstructeur).toEqual([
    expect.stringMatching(`^2022-07-05 .*DS va effacer ${expiring.length}\\sdossiers?\\s`),
    expect.stringMatching(
      `^2022-08-22 .*DS va effacer ${expiring.length - kept.length}\\sdossiers?\\s`,
    ),
  ])
  for (const { profile, laureat } of followed)
    if (profile.about.startsWith('withdraws') || profile.about.startsWith('has an end'))
      expect(laureat.annotations.get('Date de fin du projet')?.text).toBe(laureat.projectEnd)
  // Another pass finds nothing to write.
  world.writes = 0
  await followUp(services, campaign, 'complete')
  expect(world.writes).toBe(0)
})

function mailsOf(quarter: Quarter, expected: Expected[Quarter] = 0) {
  const mails = typeof expected === 'number' ? ([0, 1, 2] as const).slice(0, expected) : expected
  return mails.map((one) => {
    const { step, on, to }: ExpectedMail = typeof one === 'number' ? { step: one } : one
    return { day: on ?? MAILS[quarter][step], step, to }
  })
}

/** One e-mail in one line: to whom it goes, what it is, and what it says of its other readers. */
const lineOf = (mail: {
  day: string
  dossier: number | string
  quarter: string
  step: number
  to: string
  cc?: readonly string[] | undefined
  recipient: string
}) =>
  `${mail.day} ${mail.dossier} ${mail.quarter} e-mail ${mail.step} to ${mail.to} cc:${mail.cc?.join() ?? ''} for ${mail.recipient}`

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const QUARTERS: Readonly<Record<string, string>> = {
  premier: 'T1',
  deuxième: 'T2',
  troisième: 'T3',
  quatrième: 'T4',
}
