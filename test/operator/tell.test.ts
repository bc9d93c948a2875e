import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { tellTheOperator } from '../../jobs/tell-operator.ts'
import type { Services } from '../../src/campaign/services.ts'
import { Failure } from '../../src/failures/failure.ts'
import type { FollowUpCampaign } from '../../src/follow-up/campaigns.ts'
import type { Message } from '../../src/mail/message.ts'
import { tellOperator } from '../../src/operator/tell.ts'
import { enqueue, enqueueDossiers } from '../../src/queue/add.ts'
import type { Incident } from '../../src/queue/entries.ts'
import { openIncidents } from '../../src/queue/incidents.ts'
import { keys } from '../../src/queue/keys.ts'
import { startWorkers } from '../../src/run/workers.ts'
import { startServer, transportTo } from '../mail/support.ts'
import { openOffice } from '../support/office.ts'

const MINUTE = 60_000
const OPERATOR = 'exploitation@prefecture.example.org'

/** An operator with a real mailbox, and what he reads in it. */
async function openDesk() {
  const { services } = await openOffice({ demarches: 2, dossiersEach: 0 })
  const { url, received } = await startServer()
  const real = transportTo(url)
  const read: Message[] = []
  let isAway = false
  const { journal } = services.store
  const problems: string[] = []
  const given: Services = {
    ...services,
    store: { ...services.store, describe: async () => ({ name: 'store', problems, files: null }) },
    config: {
      ...services.config,
      mail: {
        from: 'Guichet <guichet@prefecture.example.org>',
        operator: OPERATOR,
        perMinute: 600,
      },
    },
    transport: {
      ...real,
      async send(message, id) {
        if (isAway) throw new Failure('transient', 'mail.unreachable', 'away')
        const delivery = await real.send(message, id)
        read.push(message)
        return delivery
      },
    },
  }
  return {
    services: given,
    read,
    received,
    problems,
    smtp: (state: 'away' | 'there') => {
      isAway = state === 'away'
    },
    async happens(id: string, minutesAgo: number, change: Partial<Incident> = {}) {
      const since = new Date(Date.now() - minutesAgo * MINUTE).toISOString()
      await journal.set(keys.incident(id), {
        id,
        code: 'ds.unreachable',
        campaigns: [],
        since,
        tries: 3,
        retryAt: since,
        ...change,
      } satisfies Incident)
    },
    ends: (id: string) => journal.delete(keys.incident(id)),
    look: async () => (await tellOperator(given)).outcome,
  }
}

/** On one line, with the spaces made ordinary. */
const textOf = (message: Message | undefined) => message?.text.replace(/\s+/g, ' ') ?? ''

describe('the operator', { timeout: 60_000 }, () => {
  it('is told once of an incident that lasts, and once that it is over', async () => {
    const desk = await openDesk()
    await desk.happens('ds', 29)
    expect(await desk.look()).toBe('nothing-new')
    await desk.happens('ds', 31, { code: 'ds.token-expired' })
    expect(await desk.look()).toBe('told')
    expect(await desk.look()).toBe('nothing-new')
    expect(textOf(desk.read[0])).toContain('le jeton de Guichet a expiré')
    expect(textOf(desk.read[0])).toContain('DS_API_TOKEN')

    // Back for a moment between two looks: the same, to him.
    await desk.happens('ds', 0)
    expect(await desk.look()).toBe('nothing-new')
    await desk.ends('ds')
    expect(await desk.look()).toBe('told')
    expect(await desk.look()).toBe('nothing-new')
    expect(desk.read[1]?.subject).toContain('Retour à la normale')
    expect(desk.received.map(({ recipients }) => recipients)).toEqual([[OPERATOR], [OPERATOR]])
  })

  it('is told in one e-mail of what happens together, each cause once a campaign', async () => {
    const desk = await openDesk()
    for (const job of ['poll', 'instruct'])
      for (const campaign of ['essai-0', 'essai-1'])
        await desk.happens(`${job}-${campaign}`, 20, {
          code: 'ds.demarche-hidden',
          campaigns: [campaign],
        })
    expect(await desk.look()).toBe('told')
    expect(desk.read).toHaveLength(1)
    const text = textOf(desk.read[0])
    expect(text.match(/le jeton de Guichet ne couvre pas la démarche/g)).toHaveLength(2)
    expect(text).toMatch(/Campagne essai-0, depuis le \d.* : le jeton/)
  })

  it('is told by one replica, whichever looks', async () => {
    const desk = await openDesk()
    await desk.happens('ds', 31)
    await tellOperator(desk.services)
    await tellOperator(desk.services)
    await tellOperator(desk.services)
    expect(desk.read).toHaveLength(1)
  })

  it('is told once SMTP is back of what happened meanwhile, SMTP included', async () => {
    const desk = await openDesk()
    desk.smtp('away')
    await desk.happens('ds', 31)
    await desk.happens('mail', 40, { code: 'mail.unreachable' })
    expect(await desk.look()).toBe('not-told')
    expect(await desk.look()).toBe('not-told')
    desk.smtp('there')
    expect(await desk.look()).toBe('told')
    expect(await desk.look()).toBe('told')
    expect(await desk.look()).toBe('nothing-new')
    expect(desk.read.map((message) => textOf(message).includes('courriel accepte'))).toEqual([
      false,
      true,
    ])
  })

  it('is told of jobs that gave up, once a day at most', async () => {
    const desk = await openDesk()
    const queue = desk.services.store.queue('instruct')
    const giveUp = async () => {
      const failed = await queue.getFailedCount()
      const worker = desk.services.store.worker(
        'instruct',
        async () => {
          throw new Error('no')
        },
        { concurrency: 1 },
      )
      await queue.add('instruct', { dossier: failed })
      await expect.poll(() => queue.getFailedCount(), { timeout: 20_000 }).toBe(failed + 1)
      await worker.close()
    }
    await giveUp()
    expect(await desk.look()).toBe('told')
    expect(textOf(desk.read[0])).toContain('des tâches ont été abandonnées')
    await giveUp()
    expect(await desk.look()).toBe('nothing-new')
    // The next day.
    await desk.services.store.journal.set('failures-told', '2021-05-04')
    expect(await desk.look()).toBe('told')
    for (const job of await queue.getFailed()) await job.remove()
    expect(await desk.look()).toBe('told')
    expect(textOf(desk.read[2])).toContain('Plus aucune tâche n’est abandonnée')
    expect(await desk.look()).toBe('nothing-new')
  })

  it('is told of jobs that gave up after others that gave up by a clock that was ahead by a year', async () => {
    const desk = await openDesk()
    const { store } = desk.services
    const giveUp = async (dossier: number) => {
      const fail = async () => {
        throw new Error('no')
      }
      const worker = store.worker('instruct', fail, { concurrency: 1 })
      const failed = new Promise((resolve) => worker.on('failed', resolve))
      await store.queue('instruct').add('instruct', { dossier })
      await failed
      await worker.close()
    }
    const now = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 365 * 24 * 60 * MINUTE)
    onTestFinished(() => void vi.restoreAllMocks())
    await giveUp(1)
    expect(await desk.look()).toBe('told')
    vi.restoreAllMocks()
    await giveUp(2)
    await store.journal.set('failures-told', '2021-05-04')
    expect(await desk.look()).toBe('told')
    expect(await desk.look()).toBe('nothing-new')
  })

  it('hears that no job gives up any more from the look that the service takes of itself', async () => {
    const desk = await openDesk()
    const { store } = desk.services
    const failed = store.queue('instruct')
    const workers = startWorkers(desk.services)
    onTestFinished(async () => void (await Promise.all(workers.map((one) => one.close(true)))))
    const look = async (slot: string) => {
      const queue = store.queue('tell-operator')
      await enqueue(store, tellTheOperator, [{ slot }])
      await queue.promoteJobs()
      const isOver = async () => Object.values(await queue.getJobCounts()).every((n) => n === 0)
      await expect.poll(isOver, { timeout: 20_000 }).toBe(true)
    }
    await enqueueDossiers(store, 'ancienne', [1])
    await expect.poll(() => failed.getFailedCount(), { timeout: 20_000 }).toBe(1)
    await look('slot-1')
    expect(await openIncidents(store.journal)).toMatchObject([{ id: 'failed' }])
    for (const job of await failed.getFailed()) await job.remove()
    await look('slot-2')
    expect(await openIncidents(store.journal)).toEqual([])
    expect(textOf(desk.read[1])).toContain('Plus aucune tâche n’est abandonnée')
  })

  it('is told of a store that may lose what it holds', async () => {
    const desk = await openDesk()
    desk.problems.push('maxmemory-policy is allkeys-lru')
    expect(await desk.look()).toBe('told')
    expect(textOf(desk.read[0])).toContain('le réglage de Redis peut faire perdre des données')
  })

  it('is told, once it is back, of a store that was away', async () => {
    const desk = await openDesk()
    const { journal } = desk.services.store
    const since = new Date(Date.now() - 31 * MINUTE).toISOString()
    await journal.set('last-look', since)
    // A service that has just been started was not there to wait for it.
    expect(await desk.look()).toBe('nothing-new')
    await journal.set('last-look', since)
    vi.spyOn(process, 'uptime').mockReturnValue(3_600)
    onTestFinished(() => void vi.restoreAllMocks())
    // The clock was set forward: this process has looked a moment ago.
    expect(await desk.look()).toBe('nothing-new')
    await journal.set('last-look', since)
    const elapsed = performance.now()
    vi.spyOn(performance, 'now').mockImplementation(() => elapsed + 31 * MINUTE)
    expect(await desk.look()).toBe('told')
    expect(textOf(desk.read[0])).toContain('La base de Guichet répond de nouveau')
    expect(await desk.look()).toBe('nothing-new')
  })

  it('is told of an incident that began by a clock that was ahead, without waiting for its day', async () => {
    const desk = await openDesk()
    await desk.happens('ds', -24 * 60)
    expect(await desk.look()).toBe('told')
  })

  it('is told that the follow-up was not run', async () => {
    const desk = await openDesk()
    const { config } = desk.services
    const followUp: FollowUpCampaign['followUp'] = {
      reports: { annotation: true },
      calendar: 'quarters',
      steps: [0],
    }
    const campaigns = config.campaigns.map((campaign) => ({ ...campaign, followUp }))
    const services: Services = { ...desk.services, config: { ...config, campaigns } }
    await services.store.journal.set('lastRun:follow-up', '2021-05-04T06:30:00.000Z')
    expect((await tellOperator(services)).outcome).toBe('told')
    expect(textOf(desk.read[0])).toContain('n’a pas eu lieu à l’heure prévue')
  })

  it('reads in status that lauréats are followed and nothing sends e-mails, until something does', async () => {
    const desk = await openDesk()
    const { config, journal } = desk.services
    const [campaign, ...others] = config.campaigns
    if (!campaign) throw new Error('no campaign')
    const campaigns = [{ ...campaign, laureatList: { to: [OPERATOR], cc: [] } }, ...others]
    const mailless: Services = { ...desk.services, transport: null }
    await tellOperator(mailless)
    expect(await openIncidents(journal)).toEqual([])
    await tellOperator({ ...mailless, config: { ...config, campaigns } })
    expect(await openIncidents(journal)).toMatchObject([{ id: 'mail-unset', code: 'mail.unset' }])
    await tellOperator({ ...desk.services, config: { ...config, campaigns } })
    expect(await openIncidents(journal)).toEqual([])
  })

  it('hears no more of a campaign that the configuration no longer names', async () => {
    const desk = await openDesk()
    await desk.happens('poll-ancienne', 20, { campaigns: ['ancienne'] })
    expect(await desk.look()).toBe('nothing-new')
    expect(await openIncidents(desk.services.journal)).toEqual([])
  })

  it('need not exist: incidents are then in the log and in status', async () => {
    const desk = await openDesk()
    await desk.happens('ds', 31)
    const alone = { ...desk.services, transport: null }
    expect((await tellOperator(alone)).outcome).toBe('nobody-to-tell')
  })
})
