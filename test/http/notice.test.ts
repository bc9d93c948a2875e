import { describe, expect, it } from 'vitest'
import { concernsOf, notice } from '../../src/http/dashboard/notice.ts'
import type { Overview } from '../../src/http/overview.ts'
import { plainSpaces } from '../support/judge.ts'

const AT = '2026-05-04T08:00:00.000Z'
const campaign = {
  id: 'marne',
  preset: 'marne-volet-1',
  demarche: 51001,
  lastPoll: { at: AT, queued: 0 },
  lastReconcile: null,
  unreadable: 0,
  untaken: 0,
  awaitingForm: { dossiers: 0, since: null },
  waiting: { dossiers: 0, since: null },
  forsaken: [],
  news: [],
  verdicts: { eligible: 1, to_check: 0, ineligible: 0 },
  envelope: null,
  followUp: null,
}
const well: Overview = {
  at: Date.parse(AT),
  status: {
    store: 'Redis 7',
    storeFiles: null,
    campaigns: [campaign],
    queues: [],
    failed: 0,
    incidents: [],
  },
  failed: [],
  timetable: [{ schedule: 'poll', last: AT, next: AT, missed: null }],
  overdue: new Set(),
  storeTrouble: null,
  storeProblems: 0,
}
/** @param minutes since when */
const incident = (id: string, code: string, minutes = 0): Partial<Overview> => ({
  status: {
    ...well.status,
    incidents: [
      {
        id,
        code,
        campaigns: id.startsWith('poll-') ? ['marne'] : [],
        since: new Date(Date.parse(AT) - minutes * 60_000).toISOString(),
        tries: 1,
        retryAt: AT,
      },
    ],
  },
})
const missed = {
  schedule: 'poll',
  last: AT,
  next: AT,
  missed: '2026-05-04T08:05:00.000Z',
} as const

describe('the notice at the top', () => {
  it('says that all is well when it is', async () => {
    expect(concernsOf(well)).toEqual([])
    expect(String(await notice(well))).toContain('Tout va bien')
  })

  it.each<[string, Partial<Overview>, boolean, RegExp, RegExp]>([
    ['DS refuses the token', incident('ds', 'ds.token-refused'), true, /jeton/, /Créez un jeton/],
    [
      'DS has been away for a moment',
      incident('ds', 'ds.cut'),
      false,
      /se rompt avant la réponse/,
      /de lui-même/,
    ],
    [
      'DS is away for good',
      incident('ds', 'ds.cut', 5),
      true,
      /se rompt avant la réponse/,
      /de lui-même/,
    ],
    [
      'a campaign waits',
      incident('poll-marne', 'ds.demarche-hidden', 5),
      true,
      /ne couvre pas/,
      /au jeton/,
    ],
    [
      'no process serves the schedules',
      { timetable: [missed] },
      true,
      /4 mai 2026 à 10 h 05 n’a pas eu lieu/,
      /rôle schedule/,
    ],
    [
      'polls do not end',
      { overdue: new Set(['marne']) },
      true,
      /aucun relevé n’est arrivé/,
      /guichet check/,
    ],
    [
      'a campaign was never polled',
      { status: { ...well.status, campaigns: [{ ...campaign, lastPoll: null }] } },
      false,
      /aucun relevé n’est encore arrivé/,
      /guichet check/,
    ],
    [
      'DS cannot show some dossiers',
      { status: { ...well.status, campaigns: [{ ...campaign, unreadable: 3 }] } },
      false,
      /3 dossiers illisibles/,
      /chaque nuit/,
    ],
    [
      'dossiers await a new form',
      {
        status: {
          ...well.status,
          campaigns: [{ ...campaign, awaitingForm: { dossiers: 12, since: AT } }],
        },
      },
      false,
      /12 dossiers en attente de la nouvelle version du formulaire, depuis le 4 mai/,
      /les regarde de nouveau/,
    ],
    [
      'nobody follows some dossiers any more',
      { status: { ...well.status, campaigns: [{ ...campaign, forsaken: [4_300_001] }] } },
      false,
      /1 dossier n’est plus suivi par personne/,
      /suivre par un autre/,
    ],
    [
      'jobs gave up',
      { status: { ...well.status, failed: 2 } },
      false,
      /2 tâches ont échoué/,
      /relancez/,
    ],
    ['the store is full', { storeTrouble: 'store.full' }, true, /La base .* pleine/, /maxmemory/],
    ['Redis is a copy', { storeTrouble: 'store.read-only' }, true, /copie/, /Redis principal/],
    [
      'nothing sends e-mails',
      incident('mail-unset', 'mail.unset', 5),
      true,
      /aucun courriel ne part/,
      /SMTP_URL/,
    ],
    ['Redis may forget', { storeProblems: 1 }, false, /réglage à corriger/, /guichet check/],
  ])('%s: says it, and what to do', async (_name, change, grave, text, remedy) => {
    const overview = { ...well, ...change }
    const [concern, ...others] = concernsOf(overview)
    expect(others).toEqual([])
    expect(concern?.grave).toBe(grave)
    expect(plainSpaces(concern?.text ?? '')).toMatch(text)
    expect(concern?.remedy).toMatch(remedy)
    expect(String(await notice(overview))).toContain('1 point à regarder')
  })

  it('puts the gravest first', () => {
    const both = { ...well, storeProblems: 1, ...incident('ds', 'ds.token-expired') }
    expect(concernsOf(both).map(({ grave }) => grave)).toEqual([true, false])
  })

  it('does not blame a campaign for polls that nobody ordered', () => {
    const stopped = { ...well, timetable: [missed], overdue: new Set(['marne']) }
    expect(concernsOf(stopped)).toHaveLength(1)
  })

  it.each(['ds', 'poll-marne'])('blames the incident %s alone for polls that it holds up', (id) => {
    const waiting = { ...well, overdue: new Set(['marne']), ...incident(id, 'ds.cut') }
    expect(concernsOf(waiting)).toHaveLength(1)
  })

  it('says but once what is an incident and is seen here too', () => {
    const { status = well.status } = incident('failed', 'jobs.failed')
    expect(concernsOf({ ...well, status: { ...status, failed: 2 } })).toHaveLength(1)
  })
})
