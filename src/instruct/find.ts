import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { changedPages } from '../campaign/pages.ts'
import type { Services } from '../campaign/services.ts'
import { openWatermark, type ShownPage } from '../campaign/watermark.ts'
import { isLive, type ListedDossier, only, type Page, type Result } from '../ds/port.ts'
import { DOSSIERS, enqueueDossiers } from '../queue/add.ts'
import type { JobResult } from '../queue/define.ts'
import type { LastFind } from '../queue/entries.ts'
import { discard, failuresInPages, latestFailures } from '../queue/gave-up.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import { isLongOver } from '../queue/purge.ts'
import { byTaker, type Found } from './by-taker.ts'
import { type Scope, toInstruct } from './changed.ts'
import { noteDecided } from './decided.ts'
import { forgetForGood, leaveToNobody } from './forget.ts'
import { noteEnvelope } from './note-envelope.ts'
import { noteForm } from './note-form.ts'
import { dueAgain } from './waits.ts'

/**
 * Queues the dossiers that may need work of the démarche of a campaign, each for the campaign that takes it. The
 * watermark moves only past what is safely queued. When nothing changed, one light listing is all that DS is asked.
 * Everything is listed with what opinions need to know of the others: one listing serves both.
 */
export async function find(
  services: Services,
  campaignId: string,
  scope: Scope,
): Promise<JobResult<'swept'>> {
  const search = await openSearch(services, campaignId, scope)
  if (search.watermark.kind !== 'changed')
    return only([...(await listWhole(services, [search])).values()])
  await search.addDue()
  const { demarche, since } = search.listing
  for await (const page of changedPages(services.ds, demarche, since)) await search.take(page)
  return await search.end()
}

/** The same for everything of many démarches, whose pages, and the forms that have grown old, are asked for together. */
export async function findAll(
  services: Services,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Result<JobResult<'swept'>>>> {
  const { ds, campaigns } = services
  const stale = campaigns.staleForms(ids)
  for (const [place, form] of (await ds.demarches(stale)).entries())
    campaigns.received(stale[place] ?? 0, form)
  const searches: Search[] = []
  const failed = new Map<string, Result<never>>()
  for (const id of ids) {
    try {
      searches.push(await openSearch(services, id, 'all'))
    } catch (failure) {
      failed.set(id, { failure })
    }
  }
  return new Map([...failed, ...(await listWhole(services, searches))])
}

/** What is queued waits until everything is listed: this process knows the others then. */
async function listWhole(
  services: Services,
  searches: readonly Search[],
): Promise<ReadonlyMap<string, Result<JobResult<'swept'>>>> {
  const { store, campaigns } = services
  const ends = new Map<string, Result<JobResult<'swept'>>>()
  const pages = new Map(
    searches.map((search): [Search, { wanted: readonly Found[]; page: ShownPage }[]] => [
      search,
      [],
    ]),
  )
  const going = (search: Search, work: () => Promise<unknown>) =>
    ends.has(search.campaign.id)
      ? undefined
      : work().catch((failure) => void ends.set(search.campaign.id, { failure }))
  const byDemarche = new Map(searches.map((search) => [search.listing.demarche, search]))
  // Other processes catch up too.
  for (const demarche of byDemarche.keys())
    await store.journal.set(keys.lastChange(demarche), randomUUID())
  for await (const { demarche, page } of campaigns.others.list([...byDemarche.keys()], true)) {
    const search = byDemarche.get(demarche)
    if (search)
      await going(search, async () => {
        if ('failure' in page) throw page.failure
        const wanted = await search.wanted(page.ok)
        pages.get(search)?.push({ wanted, page: withoutDossiers(page.ok) })
      })
  }
  for (const [search, shown] of pages)
    await going(search, async () => {
      await search.addDue()
      for (const { wanted, page } of shown) await search.queueUp(wanted, page)
      if (search.scope === 'all') await lookAgain(services, search)
      ends.set(search.campaign.id, { ok: await search.end() })
    })
  return ends
}

/** `more`, or everything, `first`, is to be listed: the campaign is to be found in by itself. */
export type PageFound = 'done' | 'more' | 'first'

export interface PagesFound {
  /** By campaign. */
  readonly found: ReadonlyMap<string, Result<PageFound>>
  /** How many of the dossiers listed no campaign takes. */
  readonly untaken: number
}

/** The same for a poll of many démarches, whose first pages, and the forms that have grown old, are one request. */
export async function findTogether(
  services: Services,
  ids: readonly string[],
): Promise<PagesFound> {
  const { ds, campaigns } = services
  const found = new Map<string, Result<PageFound>>()
  let untaken = 0
  const searches: Search[] = []
  for (const id of ids)
    await trying(found, id, async () => {
      const search = await openSearch(services, id, 'changed')
      if (search.watermark.kind === 'changed') searches.push(search)
      return 'first'
    })
  if (searches.length === 0) return { found, untaken }
  const forms = campaigns.staleForms(searches.map(({ campaign }) => campaign.id))
  const answer = await ds.changes(
    searches.map(({ listing }) => ({ ...listing, after: null })),
    forms,
  )
  for (const [place, search] of searches.entries())
    await trying(found, search.campaign.id, async () => {
      const { demarche } = search.campaign
      campaigns.received(demarche, answer.forms[forms.indexOf(demarche)])
      const page = only(answer.pages.slice(place, place + 1))
      await search.addDue()
      await search.take(page)
      if (page.next !== null) return 'more'
      untaken += (await search.end()).untaken
      return 'done'
    })
  return { found, untaken }
}

async function trying(
  found: Map<string, Result<PageFound>>,
  id: string,
  work: () => Promise<PageFound>,
): Promise<void> {
  try {
    found.set(id, { ok: await work() })
  } catch (failure) {
    found.set(id, { failure })
  }
}

type Search = Awaited<ReturnType<typeof openSearch>>

/** The démarche of a campaign while its listing is gone through. */
async function openSearch(services: Services, campaignId: string, scope: Scope) {
  const { ds, store, campaigns, now, log } = services
  const campaign = campaigns.configured(campaignId)
  const { demarche } = campaign
  const ids = campaigns.on(demarche).map(({ id }) => id)
  const watermark = await openWatermark(
    { journal: store.journal, now, log },
    campaign,
    scope === 'all',
  )
  const queue = store.queue('instruct')
  const isPressing = watermark.kind === 'changed'
  const isOld = isLongOver(now)
  const askedAt = ds.lastServerTime()
  /** Dossiers taken that were closed, and left alone since, for as long as anything is remembered. */
  const longClosed = new Set<number>()
  let failures: ReturnType<typeof latestFailures> | null = null
  let listed = 0
  let queued = 0
  let untaken = 0
  let firstAnswer: number | null = null

  let isTold = !isPressing
  /** What opinions say of the others is caught up with in every other process. */
  const tellProcesses = async () => {
    if (isTold) return
    const change = randomUUID()
    await store.journal.set(keys.lastChange(demarche), change)
    campaigns.others.queued(demarche, change)
    isTold = true
  }
  /** @param taker null: the reading of the dossiers tells whose each is */
  const add = async (numbers: readonly number[], taker: string | null = null) => {
    if (numbers.length === 0) return
    // A démarche that lacks what the robot cannot do without fails here, and its watermark stays.
    const { ready } = await campaigns.openAll(demarche)
    // Before they are queued.
    await tellProcesses()
    // Read before: a job that fails at once is not an old failure.
    failures ??= latestFailures(queue)
    const before = await failures
    await enqueueDossiers(store, taker ?? ready[0].campaign.id, numbers, { isPressing })
    // A dossier that gave up and is queued again has another chance: its old failure goes.
    const added = new Set(numbers)
    const isAdded = ({ campaign, dossier }: z.infer<typeof DOSSIERS.payload>) =>
      ids.includes(campaign) && added.has(dossier)
    await discard(
      queue,
      before.filter(({ data }) => isAdded(DOSSIERS.payload.parse(data))),
    )
    queued += numbers.length
  }
  const wanted = async (page: Page<ListedDossier>): Promise<Found[]> => {
    firstAnswer ??= ds.lastServerTime()
    listed += page.dossiers.length
    for (const { number, state, modifiedAt } of page.dossiers)
      if (!isLive(state) && isOld(modifiedAt)) longClosed.add(number)
    if (await noteDecided(store.journal, demarche, page.dossiers)) await tellProcesses()
    const numbers = new Set(await toInstruct(store.journal, demarche, page, scope))
    return page.dossiers.flatMap(({ number, groupId }) =>
      numbers.has(number) ? [{ number, groupId }] : [],
    )
  }
  const queueUp = async (found: readonly Found[], page: ShownPage): Promise<void> => {
    const { taken, untaken: left } = await byTaker(services, demarche, found)
    for (const [taker, numbers] of taken) await add(numbers, taker)
    for (const number of left) await leaveToNobody(services, demarche, number)
    untaken += left.length
    await watermark.past(page)
  }

  return {
    campaign,
    scope,
    ids,
    watermark,
    listing: { demarche, since: watermark.since },
    longClosed,
    add,
    wanted,
    queueUp,
    addDue: async () => await add(await dueAgain(services, demarche)),
    /** One page of a light listing. */
    async take(page: Page<ListedDossier>): Promise<void> {
      campaigns.others.heard(demarche, page, page.next === null ? askedAt : null)
      await queueUp(await wanted(page), page)
    },
    async end(): Promise<JobResult<'swept'> & { readonly untaken: number }> {
      await watermark.end(firstAnswer)
      const at = new Date(now()).toISOString()
      const last: LastFind = { at, queued, ...(untaken > 0 && { untaken }) }
      for (const id of ids) {
        await noteForm(services, id)
        if (queued > 0) await noteEnvelope(services, id)
        // The first poll looks at everything, and a full pass at what changed too.
        await store.journal.set(keys.lastFind('poll', id), last)
        if (!isPressing) await store.journal.set(keys.lastFind('reconcile', id), last)
      }
      return { outcome: 'swept', listed, queued, untaken }
    },
  }
}

/** What the watermark needs of a page: there may be many. */
const withoutDossiers = ({ dossiers, unreadable }: Page<ListedDossier>): ShownPage => ({
  dossiers: dossiers.slice(-1).map(({ modifiedAt }) => ({ modifiedAt })),
  unreadable,
})

/** Once everything is listed: the dossiers remembered that were not in it or are long closed, and those that gave up. */
async function lookAgain(
  { store, campaigns }: Services,
  { add, ids, listing: { demarche }, longClosed }: Search,
): Promise<void> {
  const others = campaigns.others.known(demarche)
  for await (const remembered of store.journal.pages(keys.dossiers(demarche))) {
    const numbers = remembered.map(({ key }) => dossierOf(key))
    await add(numbers.filter((number) => others?.standing(number) === undefined))
    for (const { key } of remembered)
      if (longClosed.has(dossierOf(key)))
        await forgetForGood(store.journal, demarche, dossierOf(key))
  }
  // Decided or gone since they gave up: they end well the next time they are looked at.
  const queue = store.queue('instruct')
  for await (const jobs of failuresInPages(queue)) {
    const own = jobs
      .map((job) => ({ job, ...DOSSIERS.payload.parse(job.data) }))
      .filter(({ campaign }) => ids.includes(campaign))
    await add(own.map(({ dossier }) => dossier))
    await discard(
      queue,
      own.map(({ job }) => job),
    )
  }
}
