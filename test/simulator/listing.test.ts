import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { start } from './support.ts'

const LIST = `query ($since: ISO8601DateTime, $after: String, $first: Int) {
  demarche(number: 1) {
    dossiers(updatedSince: $since, after: $after, first: $first) {
      pageInfo { hasNextPage endCursor } nodes { number dateDerniereModification }
    }
  }
}`
const EVER = '1970-01-01T00:00:00Z'

const LISTED = z.object({
  dossiers: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ number: z.number(), dateDerniereModification: z.string() })),
  }),
})

async function startListing() {
  const context = await start()
  const list = async (variables: Record<string, unknown> = { since: EVER }) => {
    const { body } = await context.post(LIST, variables)
    const { dossiers } = LISTED.parse(body.data?.demarche)
    return { ...dossiers, numbers: dossiers.nodes.map(({ number }) => number) }
  }
  return { ...context, list }
}

describe('listing', () => {
  test('pages are cut to 100 silently; a cursor goes on where it stopped', async () => {
    const { deposit, list } = await startListing()
    const numbers = Array.from({ length: 150 }, () => deposit().number)
    const first = await list({ since: EVER, first: 500 })
    expect(first.numbers).toEqual(numbers.slice(0, 100))
    expect(first.pageInfo.hasNextPage).toBe(true)
    const second = await list({ since: EVER, after: first.pageInfo.endCursor })
    expect(second.numbers).toEqual(numbers.slice(100))
    expect(second.pageInfo.hasNextPage).toBe(false)
  })

  test('the cursor is base64url without padding of the instant in nine digits and the number', async () => {
    const { deposit, list } = await startListing()
    const { number } = deposit()
    const { pageInfo } = await list()
    expect(pageInfo.endCursor).toMatch(/^[\w-]+$/)
    expect(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString()).toBe(
      `2026-01-15T13:52:35.123000000Z;${number}`,
    )
  })

  test('an empty page has a null cursor', async () => {
    const { list } = await startListing()
    expect((await list()).pageInfo).toEqual({ hasNextPage: false, endCursor: null })
  })

  test('updatedSince is inclusive, and dates are cut to the second: asking again gives that second again', async () => {
    const { deposit, later, list } = await startListing()
    deposit()
    later()
    const [a, b] = [deposit(), deposit()]
    const { nodes } = await list()
    expect(nodes[1]?.dateDerniereModification).toBe('2026-01-15T14:52:36+01:00')
    const again = await list({ since: nodes[2]?.dateDerniereModification })
    expect(again.numbers).toEqual([a.number, b.number])
    expect((await list({ since: '2026-01-15T13:52:36.123001Z' })).numbers).toEqual([b.number])
    expect((await list({ since: '2026-01-15T13:52:36.123Z' })).numbers).toEqual([
      a.number,
      b.number,
    ])
  })

  test('a dossier changed between two pages is seen twice, never skipped', async () => {
    const { world, deposit, list } = await startListing()
    const [a, b, c] = [deposit(), deposit(), deposit()]
    const first = await list({ since: EVER, first: 2 })
    world.usager.submit(a.number, { Titre: 'modifié' })
    const second = await list({ since: EVER, after: first.pageInfo.endCursor })
    expect(first.numbers).toEqual([a.number, b.number])
    expect(second.numbers).toEqual([c.number, a.number])
  })

  test('without updatedSince the order is that of deposits', async () => {
    const { world, deposit, later, list } = await startListing()
    const [a, b] = [deposit(), deposit()]
    later()
    world.usager.submit(a.number, { Titre: 'modifié' })
    expect((await list({})).numbers).toEqual([a.number, b.number])
    expect((await list()).numbers).toEqual([b.number, a.number])
  })

  test('a date without seconds is refused', async () => {
    const { post } = await start()
    const told = await post(LIST, { since: '2024-01-01T10:00' })
    expect(told.body.errors?.[0]?.extensions).toEqual({
      value: '2024-01-01T10:00',
      problems: [
        {
          path: [],
          explanation: 'Could not coerce value "2024-01-01T10:00" to ISO8601DateTime',
        },
      ],
    })
  })

  test('a cursor that is not base64 is an error of the nodes; one of something else finds nothing, without an error', async () => {
    const { post } = await start()
    const nodesOnly = LIST.replace('pageInfo { hasNextPage endCursor }', '')
    const told = await post(nodesOnly, { since: EVER, after: '@@@' })
    expect(told.status).toBe(200)
    expect(told.body.data).toEqual({ demarche: { dossiers: { nodes: null } } })
    expect(told.body.errors?.[0]).toMatchObject({
      message: 'Invalid input: "@@@"',
      path: ['demarche', 'dossiers', 'nodes'],
    })
    expect((await post(LIST, { since: EVER, after: '@@@' })).body.data).toBeNull()
    const { body } = await post(LIST, { since: EVER, after: 'YWJj' })
    expect(body.errors).toBeUndefined()
    expect(body.data?.demarche).toMatchObject({
      dossiers: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    })
  })

  test('drafts of the administrator are listed, hidden dossiers are not, and they do not disturb cursors', async () => {
    const { world, deposit, list } = await startListing()
    const [a, b, c] = [deposit(), deposit(), deposit()]
    const draft = world.usager.deposit({
      demarche: 1,
      demandeur: { kind: 'physique' },
      champs: {},
      onDraft: true,
    })
    const { pageInfo } = await list({ since: EVER, first: 1 })
    world.instructeur.hide(a.number)
    world.usager.remove(b.number)
    const next = await list({ since: EVER, after: pageInfo.endCursor })
    expect(next.numbers).toEqual([c.number, draft.number])
  })

  test('an applicant cannot remove a dossier en instruction from the list', async () => {
    const { world, deposit, list } = await startListing()
    const { number } = deposit()
    world.instructeur.instruct(number, 'agent@prefecture.example.org')
    world.usager.remove(number)
    expect((await list()).numbers).toEqual([number])
  })

  test('who watches is told of each dossier of a page of whole ones, not of a light one', async () => {
    const { simulator, deposit, post } = await start()
    const numbers = [deposit().number, deposit().number]
    const told: unknown[] = []
    simulator.log.watch((event) => told.push(event))
    const list = (selection: string) =>
      post(`{ demarche(number: 1) { dossiers { nodes { ${selection} } } } }`)
    await list('number champs(id: "Q2hhbXAtMQ==") { id }')
    expect(told).toEqual([])
    await list('number champs { id }')
    expect(told).toEqual(numbers.map((read) => ({ read })))
  })
})
