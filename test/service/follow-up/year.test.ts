import { expect, it } from 'vitest'
import { addDays } from '../../../src/domain/follow-up/working-days.ts'
import type { Transport } from '../../../src/mail/transport.ts'
import { followUp } from '../../../src/service/follow-up/pass.ts'
import {
  followUpServices,
  INSTRUCTEUR,
  type Laureat,
  LaureatWorld,
} from '../../support/laureats.ts'

/**
 * The days of each quarter's e-mails, read on a calendar: the first working day after the quarter, then 14 and 30
 * days after its end, or the next working day.
 */
const MAILS = {
  'T4 2021': ['2022-01-03', '2022-01-14', '2022-01-31'],
  'T1 2022': ['2022-04-01', '2022-04-14', '2022-05-02'],
  'T2 2022': ['2022-07-01', '2022-07-15', '2022-08-01'],
  'T3 2022': ['2022-10-03', '2022-10-14', '2022-10-31'],
  'T4 2022': ['2023-01-02', '2023-01-16', '2023-01-30'],
} as const
type Quarter = keyof typeof MAILS
/** How many of the three e-mails of each quarter are expected. */
type Expected = Partial<Record<Quarter, number>>

interface Profile {
  readonly about: string
  readonly decided?: string
  readonly end?: string
  readonly expected: Expected
  readonly email?: string
  /** What the lauréat does in the year, told on the world. */
  live?(world: LaureatWorld, laureat: Laureat): void
  /** On a given day, before the pass. */
  on?: Readonly<Record<string, (laureat: Laureat) => void>>
}

const quarterly =
  (reports: Readonly<Record<string, string>>) => (world: LaureatWorld, who: Laureat) => {
    for (const [period, at] of Object.entries(reports))
      world.report(who, `${at}T12:00:00+02:00`, { period })
  }
const ALL: Expected = { 'T4 2021': 3, 'T1 2022': 3, 'T2 2022': 3, 'T3 2022': 3, 'T4 2022': 3 }

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
    about: 'does not say which quarter, or says one that has not begun',
    expected: { ...ALL, 'T1 2022': 1, 'T2 2022': 1 },
    live(world, who) {
      world.report(who, '2022-04-04T12:00:00+02:00', { period: 'premier semestre' })
      world.report(who, '2022-07-04T12:00:00+02:00', { period: 'T4 2022' })
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
    about: 'has an address that the server refuses',
    email: 'parti@refuse.example.org',
    expected: { 'T4 2021': 1, 'T1 2022': 1, 'T2 2022': 1, 'T3 2022': 1, 'T4 2022': 1 },
  },
  {
    about: 'wrote no address: the account’s serves',
    email: 'voir le site',
    expected: ALL,
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
    })
    profile.live?.(world, laureat)
    return { profile, laureat }
  })
  const asked: string[] = []
  let toOperator = 0
  const transport: Transport = {
    async send({ to, cc, subject }) {
      const mail = /état des lieux du (\S+) trimestre (\d+) \(dossier n°\s(\d+)\)/iu.exec(subject)
      if (!mail) toOperator += 1
      else {
        const [, ordinal = '', year, dossier] = mail
        asked.push(`${today} ${dossier} ${QUARTERS[ordinal]} ${year} cc:${cc?.join() ?? ''}`)
      }
      return to[0]?.endsWith('@refuse.example.org')
        ? { state: 'refused', retry: false, reason: '550' }
        : { state: 'accepted', note: null }
    },
    verify: async () => {},
    close: () => {},
  }
  let today = DAYS.first
  const now = () => Date.parse(`${today}T08:30:00+01:00`)
  const { services, campaign } = followUpServices(world, transport, now)

  const expectedByDay = new Map<string, string[]>()
  for (const { profile, laureat } of followed)
    for (const [quarter, count] of Object.entries(profile.expected))
      MAILS[quarter as Quarter].slice(0, count).forEach((day, step) => {
        const copy = step === 2 ? INSTRUCTEUR.email : ''
        const line = `${day} ${laureat.dossier} ${quarter} cc:${copy}`
        expectedByDay.set(day, [...(expectedByDay.get(day) ?? []), line])
      })

  for (; today <= DAYS.last; today = addDays(today, 1)) {
    for (const { profile, laureat } of followed) profile.on?.[today]?.(laureat)
    asked.length = 0
    await followUp(services, campaign, 'complete')
    expect(asked.toSorted()).toEqual((expectedByDay.get(today) ?? []).toSorted())
  }

  expect([...expectedByDay.values()].flat().length).toBeGreaterThan(3_000)
  // Refused addresses in five quarters, stray reports in one: each told once.
  expect(toOperator).toBe(6)
  // Another pass finds nothing to write.
  world.writes = 0
  await followUp(services, campaign, 'complete')
  expect(world.writes).toBe(0)
})

const QUARTERS: Readonly<Record<string, string>> = {
  premier: 'T1',
  deuxième: 'T2',
  troisième: 'T3',
  quatrième: 'T4',
}
