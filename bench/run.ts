import { writeFileSync } from 'node:fs'
import { startRedisServer } from '../test/support/redis.ts'
import { costsOf, slowedDown, type Verdict } from './cost-table.ts'
import { floorPosts } from './model.ts'
import { PEERS } from './peers.ts'
import { afterBackfill, manyCampaigns, oneShots } from './requests.ts'
import { help, journalReads, memoryOfCommands, scans, untilFollowed } from './resources.ts'
import {
  backfill,
  describeModel,
  type Measure,
  memory,
  PEER_DOSSIERS,
  peer,
  replicas,
} from './scenarios.ts'
import { years } from './years.ts'

/**
 * `npm run bench`: what the worker costs DS, in seconds of its own work and in requests, beside the ways of other clients.
 * `npm run bench -- quick` leaves out 4,000 dossiers and the memory of 100,000. Writes bench/results.md, and exits 1
 * when a bound is missed.
 * `npm run bench -- years`: what grows while months go by, see years.ts.
 */
const RESULTS = new URL('results.md', import.meta.url)
if (process.argv.includes('years')) process.exit((await years()) ? 0 : 1)
const isQuick = process.argv.includes('quick')
const say = (text: string) => void process.stderr.write(`${text}\n`)

const redis = await startRedisServer()
/** Each scenario finds an empty store: a database of its own. */
let database = 0
const nextRedis = () => {
  if (!redis) return null
  const url = new URL(redis.url)
  url.pathname = `/${database}`
  database += 1
  return url.href
}

const rows: string[][] = []
const verdicts: string[][] = []
const mebibytes = (bytes: number | null) =>
  bytes === null ? '–' : `${Math.round(bytes / 2 ** 20)} MiB`
const ratio = (value: number, to: number) => `${(value / to).toFixed(2)} ×`

function note(measure: Measure, floor: number | null = null): Measure {
  const { what, posts, refused, peakBytes } = measure
  rows.push([
    what,
    String(Math.round(posts)),
    floor ? ratio(posts, floor) : '–',
    String(refused),
    mebibytes(peakBytes),
  ])
  say(rows.at(-1)?.join(' | ') ?? '')
  return measure
}
const judge = (what: string, value: number, atMost: number, text = String(value)) =>
  verdicts.push([what, text, String(atMost), value <= atMost ? 'yes' : 'NO'])

const costs: Verdict[] = []
for (const store of redis ? ['Redis', 'embedded'] : ['embedded'])
  for (const scenario of [
    (url: string | null) => costsOf('annotations', 1, url),
    (url: string | null) => costsOf('annotations', 6, url),
    (url: string | null) => costsOf('whole', 1, url),
    (url: string | null) => costsOf('whole', 6, url),
    (url: string | null) => slowedDown(url),
  ])
    for (const { what, found, atMost } of await scenario(store === 'Redis' ? nextRedis() : null)) {
      costs.push({ what: `${store}: ${what}`, found, atMost })
      say(`${store}: ${what} | ${found.toFixed(2)} | ${atMost}`)
    }
for (const { what, found, atMost } of costs) judge(what, found, atMost, found.toFixed(2))

const thousand = await backfill(1_000, nextRedis())
note(thousand.first, floorPosts(1_000))
note(thousand.next)
judge('POSTs for 1,000 new dossiers', thousand.first.posts, 60)
judge('POSTs of the next pass', thousand.next.posts, 12)

const tell = (found: readonly Verdict[]) => {
  for (const { what, found: value, atMost } of found) {
    say(`${what} | ${value} | ${atMost}`)
    judge(what, value, atMost, String(Math.round(value * 100) / 100))
  }
}
tell(await manyCampaigns(nextRedis()))
tell(await afterBackfill(1_000, nextRedis()))
tell(await journalReads(nextRedis()))
tell(await untilFollowed(nextRedis()))
tell(help())
const scanned = nextRedis()
if (scanned !== null) tell(await scans(scanned))

for (const name of Object.keys(PEERS)) note(await peer(name), floorPosts(1_000))

const sharedRedis = nextRedis()
if (sharedRedis === null)
  say('No redis-server on the PATH: two replicas cannot share a token’s budget, not measured.')
else {
  const two = await replicas(sharedRedis)
  note(two.shared, floorPosts(1_000))
  note(two.pressed)
  judge('POSTs for 1,000 new dossiers, two replicas', two.shared.posts, 60)
  judge('requests answered 429, two replicas', two.shared.refused + two.pressed.refused, 0)
}

if (!isQuick) {
  const fourThousand = await backfill(4_000, nextRedis())
  note(fourThousand.first, floorPosts(4_000))
  note(fourThousand.next)
  judge('POSTs for 4,000 new dossiers', fourThousand.first.posts, 200)
  tell(await afterBackfill(4_000, nextRedis()))
  tell(await oneShots(nextRedis()))
  const embedded = await backfill(4_000, null)
  note(embedded.first)
  tell(await memoryOfCommands(1_000))
  const times = (embedded.first.cpuMs ?? 0) / (fourThousand.first.cpuMs ?? 1)
  judge('processor for 4,000, embedded against Redis', times, 2, `${times.toFixed(2)} ×`)
  const small = note(await memory(10_000, nextRedis()))
  const large = note(await memory(100_000, nextRedis()))
  const growth = (large.peakBytes ?? 0) / (small.peakBytes ?? 1)
  judge('peak memory of 100,000 against 10,000', growth, 1.2, `${growth.toFixed(2)} ×`)
}
await redis?.stop()

const markdown = (header: readonly string[], lines: readonly (readonly string[])[]) =>
  [header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const report = `# What the worker asks of DS

${describeModel()}
The opinions are seven annotations, and each dossier gets its group and a follower. The peers’ ways write the same
annotations only, to ${PEER_DOSSIERS} dossiers, brought to 1,000. The floor is full pages and full documents. Store of the requests: ${redis ? 'Redis' : 'embedded'}.

${markdown(['what', 'POSTs', 'to the floor', '429', 'peak memory'], rows)}

${markdown(['measure', 'found', 'at most', 'held'], verdicts)}
`
writeFileSync(RESULTS, report)
process.stdout.write(report)
process.exitCode = verdicts.some((verdict) => verdict.at(-1) === 'NO') ? 1 : 0
