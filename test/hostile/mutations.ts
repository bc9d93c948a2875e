import type { Random } from '../support/random.ts'

/** What DS is made to say instead of what it said. */
export interface Told {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
  /** The connection is cut after these many bytes of the body. */
  readonly cutAfter?: number
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** A place in an answer: what holds it, and its key there. */
interface Place {
  readonly holder: Json[] | { [key: string]: Json }
  readonly key: string | number
  readonly depth: number
}

const isNode = (value: Json | undefined): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null
const at = (holder: Place['holder'], key: string | number): Json =>
  (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null
function put({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value
  else holder[key] = value
}
function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

function placesIn(root: Json, depth = 0): Place[] {
  if (!isNode(root)) return []
  const keys = Array.isArray(root) ? root.map((_, index) => index) : Object.keys(root)
  return keys.flatMap((key) => [
    { holder: root, key, depth },
    ...placesIn(at(root, key), depth + 1),
  ])
}

const retyped = (value: Json, random: Random): Json => {
  const others: Json[] = [
    { a: 1 },
    [value],
    [],
    {},
    'texte',
    '',
    12.75,
    -1,
    true,
    Number.MAX_SAFE_INTEGER,
    '__proto__',
    '\ud800',
  ]
  return random.pick(others.filter((other) => typeof other !== typeof value || isNode(other)))
}

function deep(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

/** Changes of the answer once read; `null` when there was nothing to change. */
const INSIDE: Readonly<Record<string, (root: Json, random: Random) => Json>> = {
  'a null': (root, random) => {
    put(random.pick(placesIn(root)), null)
    return root
  },
  'a key or an item less': (root, random) => {
    remove(random.pick(placesIn(root)))
    return root
  },
  'another type': (root, random) => {
    const place = random.pick(placesIn(root))
    put(place, retyped(at(place.holder, place.key), random))
    return root
  },
  'two places exchanged': (root, random) => {
    const places = placesIn(root)
    const [one, other] = [random.pick(places), random.pick(places)]
    const [a, b] = [at(one.holder, one.key), at(other.holder, other.key)]
    put(one, structuredClone(b))
    put(other, structuredClone(a))
    return root
  },
  'items in another order, or twice': (root, random) => {
    const lists = placesIn(root).filter(({ holder, key }) => Array.isArray(at(holder, key)))
    if (lists.length === 0) return root
    const list = random.pick(lists)
    const items = at(list.holder, list.key) as Json[]
    put(list, [...items.toReversed(), ...structuredClone(items.slice(0, 1))])
    return root
  },
  'aliases exchanged': (root, random) => {
    if (!isNode(root) || Array.isArray(root) || !isNode(root.data)) return root
    const data = root.data as { [key: string]: Json }
    const aliases = Object.keys(data)
    if (aliases.length === 0) return null
    const [one, other] = [random.pick(aliases), random.pick(aliases)]
    const [a, b] = [data[one] ?? null, data[other] ?? null]
    data[one] = b
    data[other] = a
    return root
  },
  'one alias for all': (root, random) => {
    if (!isNode(root) || Array.isArray(root) || !isNode(root.data)) return root
    const data = root.data as { [key: string]: Json }
    const aliases = Object.keys(data)
    if (aliases.length === 0) return null
    const copy = data[random.pick(aliases)] ?? null
    for (const alias of aliases) data[alias] = structuredClone(copy)
    return root
  },
  'aliases of other names': (root) => {
    if (!isNode(root) || Array.isArray(root) || !isNode(root.data)) return root
    return { data: Object.fromEntries(Object.entries(root.data).map(([k, v]) => [`x${k}`, v])) }
  },
  'errors that are no errors': (root, random) => {
    if (!isNode(root) || Array.isArray(root)) return root
    const errors: Json[] = [
      'x',
      {},
      [null],
      [{ message: 3, path: 'd0' }],
      [{ message: 'x', path: [{}] }],
      [{ message: 'x', extensions: 4 }],
    ]
    return { ...root, errors: random.pick(errors) }
  },
  'a very long text': (root, random) => {
    put(random.pick(placesIn(root)), 'é'.repeat(300_000))
    return root
  },
}

/** Changes of the text itself. */
const OUTSIDE: Readonly<Record<string, (told: Told, random: Random) => Told>> = {
  truncated: (told, random) => ({
    ...told,
    body: told.body.subarray(0, random.integer(0, told.body.length - 1)),
  }),
  'cut on the way': (told, random) => ({
    ...told,
    cutAfter: random.integer(0, told.body.length - 1),
  }),
  'with a byte changed': (told, random) => {
    const body = Buffer.from(told.body)
    body[random.integer(0, body.length - 1)] = random.pick([0x00, 0x22, 0x5b, 0x7d, 0xff])
    return { ...told, body }
  },
  'a page': (_, random) => ({
    status: random.pick([200, 200, 400, 500, 502, 503]),
    contentType: 'text/html',
    body: Buffer.from('<html><body>Une page</body></html>'),
  }),
  'another encoding': (told, random) => ({
    ...told,
    body: Buffer.from(told.body.toString('utf8'), random.pick(['utf16le', 'latin1'] as const)),
  }),
  'with a byte order mark': (told) => ({
    ...told,
    body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), told.body]),
  }),
  'something else': (told, random) => ({
    ...told,
    body: Buffer.from(
      random.pick(['', 'null', '[]', '{}', '0', '"data"', '{"data":[]}', '{"data":null}', '\0']),
    ),
  }),
  'an unknown status': (told, random) => ({
    ...told,
    status: random.pick([201, 204, 206, 304, 302, 400, 402, 404, 409, 418, 500, 504, 520, 599]),
  }),
  deep: (told, random) => ({
    ...told,
    body: Buffer.from(`{"data":{"d0":${deep(random.pick([50, 2_000, 100_000]))}}}`),
  }),
  'with a huge number': (told, random) => {
    const numbers = [...told.body.toString('utf8').matchAll(/:(\d+)/g)]
    const found = numbers.length > 0 ? random.pick(numbers) : null
    const text = told.body.toString('utf8')
    if (!found) return { ...told, body: Buffer.from('{"data":1e400}') }
    const huge = random.pick(['1e400', '-1e400', '9'.repeat(400), '0.1', '1e-400'])
    return {
      ...told,
      body: Buffer.from(
        `${text.slice(0, found.index)}:${huge}${text.slice(found.index + found[0].length)}`,
      ),
    }
  },
  'no time to validate': (told) => ({
    ...told,
    status: 200,
    body: Buffer.from(
      '{"errors":[{"message":"Timeout on validation of query","locations":[],"extensions":{"code":"validationTimeout"}}]}',
    ),
  }),
  'an exception told as a bad request': (told) => ({
    ...told,
    status: 400,
    body: Buffer.from(
      '{"errors":[{"message":"Bad Request","extensions":{"code":"bad_request"}}],"data":null}',
    ),
  }),
  'with a key twice': (told) => {
    const text = told.body.toString('utf8')
    return { ...told, body: Buffer.from(text.replace('"data":', '"data":{"d0":null},"data":')) }
  },
}

export const MUTATIONS = [...Object.keys(INSIDE), ...Object.keys(OUTSIDE)]

/** @param kind one of `MUTATIONS`; @param told JSON as DS sent it */
export function mutate(kind: string, told: Told, random: Random): Told {
  const outside = OUTSIDE[kind]
  if (outside) return outside(told, random)
  const root = JSON.parse(told.body.toString('utf8')) as Json
  if (!isNode(root) || placesIn(root).length === 0) return told
  return { ...told, body: Buffer.from(JSON.stringify(INSIDE[kind]?.(root, random) ?? null)) }
}

/** Kinds after which an answer may be one that DS could give: it is then believed. */
export const BELIEVABLE: ReadonlySet<string> = new Set([
  'a null',
  'a key or an item less',
  'another type',
  'two places exchanged',
  'items in another order, or twice',
  'a very long text',
  'with a byte changed',
  'with a huge number',
])
