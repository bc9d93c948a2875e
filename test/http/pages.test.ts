import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { enqueuePoll } from '../../jobs/poll.ts'
import { Failure } from '../../src/failures/failure.ts'
import { failedJobs } from '../../src/run/failed-jobs.ts'
import { startService } from '../../src/run/service.ts'
import {
  failDossier,
  failDossiers,
  finishPass,
  openPages,
  type Pages,
  withPassword,
} from './support.ts'

/** Fields of a form, as the page sends them. */
const form = (fields: Record<string, string>) => new URLSearchParams(fields)

async function tokenOf(pages: Pages): Promise<string> {
  const page = await (await pages.get('/')).text()
  return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

describe('the pages', { timeout: 60_000 }, () => {
  let pages: Pages
  beforeAll(async () => {
    pages = await openPages()
    await finishPass(pages)
    await failDossier(pages.services, 4_300_012)
    await failDossier(pages.services, 4_300_013)
  }, 60_000)
  afterAll(() => pages.close())

  const retry = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${pages.url}/retry`, {
      method: 'POST',
      body: form(fields),
      headers: { ...withPassword(), origin: pages.url, ...headers },
      redirect: 'manual',
    })

  it('show campaigns, figures and failures to whoever has the password', async () => {
    const page = await (await pages.get('/')).text()
    for (const words of [
      'marne-volet-1',
      'haute-marne',
      'Enveloppe',
      'états des lieux en retard',
      'À vérifier',
      'Dossier 4300012',
      'Prochains passages',
    ])
      expect(page).toContain(words)
  })

  it('hold nobody’s address or name', async () => {
    expect(await (await pages.get('/')).text()).not.toMatch(/[\w.]+@[\w.]+/)
  })

  it.each(['/', '/files', '/files/api/queues', '/retry'])(
    '%s asks for the password, and says in French what to do',
    async (path) => {
      for (const headers of [{}, withPassword('faux'), withPassword(undefined, 'admin')]) {
        const answer = await pages.get(path, headers)
        expect(answer.status).toBe(401)
        expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /)
        expect(await answer.text()).toContain('Mot de passe nécessaire')
      }
    },
  )

  it.each(['/healthz', '/readyz', '/metrics', '/assets/guichet.css'])(
    '%s asks for none, and holds no figure of a dossier',
    async (path) => {
      const answer = await pages.get(path, {})
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toMatch(/4300012|\w@\w/)
    },
  )

  it.each(['/', '/nulle-part', '/readyz'])('%s has strict headers', async (path) => {
    const { headers } = await pages.get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
  })

  it('answer HEAD as GET without its body', async () => {
    for (const path of ['/', '/healthz']) {
      const answer = await fetch(`${pages.url}${path}`, {
        method: 'HEAD',
        headers: withPassword(),
      })
      expect(answer.status).toBe(200)
      expect(await answer.text()).toBe('')
    }
  })

  it('do not exist elsewhere, nor for other methods', async () => {
    const unknown = await pages.get('/nulle-part')
    expect(unknown.status).toBe(404)
    expect(await unknown.text()).toContain('Page inconnue')
    const put = await fetch(`${pages.url}/`, { method: 'PUT', headers: withPassword() })
    expect(put.status).toBe(404)
    for (const path of ['/assets/..%2fpackage.json', '/assets/dsfr/../../package.json'])
      expect((await pages.get(path)).status).toBe(404)
  })

  it('say when the store does not answer, without its words', async () => {
    const { store } = pages.services
    const away = new Error('secret words of a driver')
    vi.spyOn(store, 'describe').mockRejectedValue(away)
    vi.spyOn(store.journal, 'get').mockRejectedValue(away)
    vi.spyOn(store.journal, 'set').mockRejectedValue(away)
    onTestFinished(() => void vi.restoreAllMocks())
    const page = await pages.get('/')
    expect(page.status).toBe(503)
    const text = await page.text()
    expect(text).toContain('ne peut pas être lu')
    expect(text).not.toContain('secret words')
    const ready = await pages.get('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ store: false, ds: false, reason: 'store.unreachable' })
  })

  it('show one campaign: which dossiers wait, with a link into DS, and what was said when', async () => {
    const page = await (await pages.get('/campagnes/marne-volet-1')).text()
    expect(page).toContain('Campagne marne-volet-1')
    expect(page).toMatch(/href="http[^"]+\/procedures\/\d+\/dossiers\/\d+"/)
    expect(page).toContain('Semaine du')
    expect((await pages.get('/campagnes/nulle-part')).status).toBe(404)
  })

  it('forget a failed job that is asked for, and say what that means', async () => {
    await failDossier(pages.services, 4_300_099)
    const token = await tokenOf(pages)
    const job = (await failedJobs(pages.services.store)).find(
      ({ about }) => about.dossier === 4_300_099,
    )
    const discard = (fields: Record<string, string>) =>
      fetch(`${pages.url}/discard`, {
        method: 'POST',
        body: form(fields),
        headers: { ...withPassword(), origin: pages.url },
        redirect: 'manual',
      })
    expect((await discard({ id: job?.id ?? '' })).status).toBe(403)
    const done = await discard({ token, id: job?.id ?? '' })
    expect(done.headers.get('location')).toBe('/?discarded=1')
    expect(await failedJobs(pages.services.store)).toHaveLength(2)
    expect(await (await pages.get('/echecs')).text()).toContain(
      'n’écrit rien dans démarches-simplifiées',
    )
  })

  it('tell the reasons of failures in French', async () => {
    const page = await (await pages.get('/echecs')).text()
    expect(page).toContain('Démarches-simplifiées a refusé une écriture')
    expect(page.replace(/<details.*?<\/details>/gs, '')).not.toMatch(/DS refused|lang="en"/)
  })

  describe('running a failed job again', () => {
    it.each<[string, () => Promise<Response>]>([
      [
        'a form of another site, even with the token',
        async () =>
          retry({ token: await tokenOf(pages), all: 'yes' }, { origin: 'https://example.org' }),
      ],
      [
        'a form without origin',
        async () => retry({ token: await tokenOf(pages), all: 'yes' }, { origin: 'null' }),
      ],
      ['a form without the token', async () => retry({ all: 'yes' })],
      ['a form with another token', async () => retry({ token: 'é'.repeat(32), all: 'yes' })],
      ['a form that asks for nothing', async () => retry({ token: await tokenOf(pages) })],
      [
        'a form too large to be ours',
        async () => retry({ token: await tokenOf(pages), id: 'x'.repeat(5_000) }),
      ],
    ])('is refused to %s', async (_name, ask) => {
      const answer = await ask()
      expect(answer.status).toBe(403)
      expect(await answer.text()).toContain('Demande refusée')
      expect(await failedJobs(pages.services.store)).toHaveLength(2)
    })

    it('is refused without the password', async () => {
      const answer = await retry({ token: await tokenOf(pages), all: 'yes' }, { authorization: '' })
      expect(answer.status).toBe(401)
    })

    it('queues the one that was asked for, then all', async () => {
      const token = await tokenOf(pages)
      const [first] = await failedJobs(pages.services.store)
      const one = await retry({ token, id: first?.id ?? '' })
      expect(one.status).toBe(303)
      expect(one.headers.get('location')).toBe('/?requeued=1#echecs')
      expect(await failedJobs(pages.services.store)).toHaveLength(1)
      const gone = await retry({ token, id: first?.id ?? '' })
      expect(gone.headers.get('location')).toBe('/?requeued=0#echecs')
      const all = await retry({ token, all: 'yes' })
      expect(all.headers.get('location')).toBe('/?requeued=1#echecs')
      expect(await failedJobs(pages.services.store)).toEqual([])
      expect(await pages.services.store.queue('instruct').getWaitingCount()).toBe(2)
    })
  })
})

describe('somebody who tries passwords', () => {
  it('is slowed down, and keeps nobody else out', async () => {
    const pages = await openPages()
    onTestFinished(pages.close)
    const attempts = Array.from({ length: 30 }, (_, one) =>
      pages.get('/', withPassword(`essai ${one}`)),
    )
    const answers = await Promise.all(attempts)
    const slowed = answers.filter(({ status }) => status === 429)
    expect(slowed.length).toBeGreaterThan(0)
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true)
    expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await slowed[0]?.text()).toContain('Trop de mots de passe')
    expect((await pages.get('/')).status).toBe(200)
  })

  it('chooses no other address by what it says of itself', async () => {
    const pages = await openPages()
    onTestFinished(pages.close)
    const attempts = Array.from({ length: 30 }, (_, one) =>
      pages.get('/', {
        ...withPassword(`essai ${one}`),
        'x-forwarded-for': `192.0.2.${one}`,
      }),
    )
    const answers = await Promise.all(attempts)
    expect(answers.some(({ status }) => status === 429)).toBe(true)
  })

  it('is told from others by a proxy that was configured', async () => {
    const pages = await openPages({ proxies: ['127.0.0.1'] })
    onTestFinished(pages.close)
    const attempts = Array.from({ length: 30 }, (_, one) =>
      pages.get('/', {
        ...withPassword(`essai ${one}`),
        'x-forwarded-for': `forged, 192.0.2.${one}`,
      }),
    )
    const answers = await Promise.all(attempts)
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(401))
  })
})

describe('a stranger’s name that leads to this machine', () => {
  /** `fetch` chooses the header by itself. */
  const ask = (pages: Pages, path: string, host: string) =>
    new Promise<number>((resolve, reject) => {
      const asked = request(`${pages.url}${path}`, { headers: { ...withPassword(), host } })
      asked.on('response', (answer) => resolve(answer.resume().statusCode ?? 0))
      asked.on('error', reject)
      asked.end()
    })

  it('reads nothing, whatever it asks for', async () => {
    const pages = await openPages({ names: ['guichet.example.org'] })
    onTestFinished(pages.close)
    for (const path of ['/', '/metrics', '/healthz', '/readyz', '/files', '/assets/guichet.css']) {
      expect(await ask(pages, path, 'stranger.example.com')).toBe(421)
      for (const own of ['guichet.example.org', 'worker:8080', '127.0.0.1:8080', 'localhost'])
        expect(await ask(pages, path, own)).toBe(200)
    }
  })
})

describe('without a password', () => {
  it('there is no dashboard and no queue, and the page says how to have them', async () => {
    const pages = await openPages({ password: null })
    onTestFinished(pages.close)
    const answer = await pages.get('/', {})
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('HTTP_PASSWORD')
    for (const path of ['/files', '/files/api/queues', '/retry'])
      expect((await pages.get(path)).status).toBe(404)
    expect((await pages.get('/healthz', {})).status).toBe(200)
  })
})

describe('a store that takes no writes', () => {
  it('is not ready, is not up, and is the gravest point of the page', async () => {
    const pages = await openPages()
    onTestFinished(pages.close)
    const away = new Failure('transient', 'store.full', 'full')
    vi.spyOn(pages.services.store.journal, 'set').mockRejectedValue(away)
    const ready = await pages.get('/readyz', {})
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ store: false, ds: false, reason: 'store.full' })
    expect(await (await pages.get('/metrics', {})).text()).toContain('guichet_store_up 0')
    expect(await (await pages.get('/')).text()).toContain('La base de Guichet est pleine')
  })
})

describe('/readyz', () => {
  it('says that DS refuses the token', async () => {
    const pages = await openPages({ token: 'not-a-token' })
    onTestFinished(pages.close)
    expect((await pages.get('/readyz', {})).status).toBe(200)
    const { services } = pages
    startService(services, ['work'])
    await enqueuePoll(services.store, ['aube'], new Date().toISOString())
    const answer = await vi.waitUntil(
      async () => {
        const ready = await pages.get('/readyz', {})
        return ready.status === 503 && ready
      },
      { timeout: 20_000 },
    )
    expect(await answer.json()).toEqual({ store: true, ds: false, reason: 'ds.token-refused' })
    expect(await (await pages.get('/')).text()).toContain('ne reconnaît pas le jeton')
  })
})

describe.each(['redis', 'embedded'] as const)('Bull Board on the %s store', (store) => {
  let pages: Pages
  beforeAll(async () => {
    pages = await openPages({ store })
    await pages.services.store.queue('instruct').add('instruct', { campaign: 'aube', dossier: 7 })
    // A new embedded store takes seconds, many of them on a busy machine.
  }, 120_000)
  afterAll(() => pages.close())

  it('shows the queues and their jobs', async () => {
    const answer = await pages.get('/files/api/queues?activeQueue=instruct&status=waiting&page=1')
    const { queues } = await answer.json()
    const instruct = queues.find(({ name }: { name: string }) => name === 'instruct')
    expect(instruct).toMatchObject({
      counts: { waiting: 1 },
      readOnlyMode: true,
      // Not known on the embedded store, where false would be a false alarm.
      hasWorkers: null,
    })
    expect(instruct.jobs[0].data).toEqual({ campaign: 'aube', dossier: 7 })
  })

  it('asks nothing of a third party, and runs no script but its own', async () => {
    const answer = await pages.get('/files')
    expect(await answer.text()).not.toMatch(/https?:/)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("default-src 'none'")
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('changes nothing by %s', async (method) => {
    const path = '/files/api/queues/instruct/1/clean'
    const answer = await fetch(`${pages.url}${path}`, { method, headers: withPassword() })
    expect(answer.status).toBe(405)
    expect(await pages.services.store.queue('instruct').getWaitingCount()).toBe(1)
  })
})

describe('after a bad day', () => {
  it('the page shows the latest failures, and how many more there are', async () => {
    const pages = await openPages()
    onTestFinished(pages.close)
    await failDossiers(pages.services, 60)
    const first = await (await pages.get('/')).text()
    expect(first.match(/id="failure-/g)).toHaveLength(3)
    expect(first).toContain('Voir les 60 échecs')
    const page = await (await pages.get('/echecs')).text()
    expect(page.match(/id="failure-/g)).toHaveLength(50)
    expect(page).toContain('Relancer les 60 tâches')
    expect(page).toContain('Et 10 autres')
    expect(page).toContain('Dossier 60,')
    expect(page).not.toContain('Dossier 1,')
  })
})
