import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { LEXICON } from '../../../src/domain/eligibility/reading/lexicon.ts'
import { reachOf, whatIsSaid } from '../../../src/domain/eligibility/reading/sentences.ts'
import { isAdjective } from '../../../src/domain/eligibility/reading/text.ts'
import {
  leastPoints,
  manner,
  natureOf,
  signsAround,
  signsOf,
} from '../../../src/domain/eligibility/reading/weigh.ts'
import { findTerms, wordsOf } from '../../../src/domain/eligibility/reading/words.ts'

/**
 * Learns from the labelled texts how much each sign weighs (`npx tsx test/golden/reading/learn.ts`), and says what the
 * signs give without any rule, on texts not learnt from: each tenth of them, read with what the others teach.
 *
 * A text announces spending as much as the thing in it that announces most; its points are the logarithm of the odds.
 * What weighs for people is what weighs for things, and a difference that is kept small (ridge regression).
 */

interface Text {
  readonly announces: boolean
  /** What the points of a thing must outweigh. */
  readonly least: number
  /** Of each thing named in it, the signs by their number. */
  readonly things: readonly (readonly number[])[]
}

const folder = import.meta.dirname
const numbers = new Map<string, number>()
const numberOf = (sign: string): number => {
  const known = numbers.get(sign) ?? numbers.size
  numbers.set(sign, known)
  return known
}

const forPeople = (sign: string) => `${sign}, of people`

interface Labelled {
  readonly text: string
  readonly label: string
  readonly kinds?: readonly string[]
}

function read({ text, label, kinds = [] }: Labelled): Text[] {
  if (label === 'doubtful') return []
  const announces = label === 'announces'
  const words = wordsOf(text)
  const heads = findTerms(words, LEXICON.heads)
  const said = whatIsSaid(words, heads)
  const things: number[][] = []
  for (const head of heads) {
    const nature = natureOf(head.term)
    if (nature === null || isAdjective(words, head)) continue
    const suspect = { ...head, nature, from: reachOf(words, text, head.first, head.last) }
    const itself = signsOf(said, suspect)
    const around = signsAround(said, suspect).flatMap((signs, place) =>
      [...signs].map((sign) => `${sign} ${place}`),
    )
    const all = [...itself, ...around]
    const signs = [...all, ...(manner(suspect) === 'people' ? all.map(forPeople) : [])]
    if (announces && !kinds.includes(nature)) continue
    things.push(signs.map(numberOf))
  }
  return [{ announces, things, least: leastPoints(said) / 10 }]
}

/** How strongly points are held back: the more, the less a sign that is seen seldom may weigh. */
const RIDGE = 1
/** Signs seen less often weigh nothing. */
const LEAST = 3
const ROUNDS = 200
/** How much the thing that announces most outweighs the others of its text. */
const SHARPNESS = 2

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const pointsOf = (thing: readonly number[], points: Float64Array): number =>
  sum(thing.map((sign) => points[sign] ?? 0))

/** Resilient propagation: each weight goes on its own way while its slope keeps its sign. */
function learn(texts: readonly Text[]): Float64Array {
  const seen = new Float64Array(numbers.size)
  for (const { things } of texts)
    for (const sign of things.flat()) seen[sign] = (seen[sign] ?? 0) + 1
  const points = new Float64Array(numbers.size)
  const steps = new Float64Array(numbers.size).fill(0.05)
  let before = new Float64Array(numbers.size)
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = slopesOf(texts, points)
    for (let sign = 0; sign < points.length; sign++) {
      if ((seen[sign] ?? 0) < LEAST) continue
      const slope = (slopes[sign] ?? 0) + RIDGE * (points[sign] ?? 0)
      const turned = slope * (before[sign] ?? 0)
      const step = (steps[sign] ?? 0) * (turned > 0 ? 1.2 : turned < 0 ? 0.5 : 1)
      steps[sign] = Math.min(step, 0.5)
      slopes[sign] = turned < 0 ? 0 : slope
      points[sign] = (points[sign] ?? 0) - Math.sign(slopes[sign] ?? 0) * (steps[sign] ?? 0)
    }
    before = slopes
  }
  return points
}

function slopesOf(texts: readonly Text[], points: Float64Array): Float64Array<ArrayBuffer> {
  const slopes = new Float64Array(points.length)
  for (const { announces, things, least } of texts) {
    const shares = things.map((thing) => Math.exp(SHARPNESS * (pointsOf(thing, points) - least)))
    const whole = sum(shares)
    const chance = whole ** (1 / SHARPNESS) / (1 + whole ** (1 / SHARPNESS))
    const slope = chance - (announces ? 1 : 0)
    for (const [i, thing] of things.entries())
      for (const sign of thing)
        slopes[sign] = (slopes[sign] ?? 0) + (slope * (shares[i] ?? 0)) / whole
  }
  return slopes
}

const isFound = ({ things, least }: Text, points: Float64Array): boolean =>
  things.some((thing) => pointsOf(thing, points) > least)

/** In as many parts, each read with what the others teach: what a text that nobody has read may give. */
const PARTS = 10

function tellCrossed(texts: readonly Text[]): void {
  const learnt = Array.from({ length: PARTS }, (_, part) =>
    learn(texts.filter((_text, i) => i % PARTS !== part)),
  )
  for (const announces of [true, false]) {
    const those = texts.flatMap((text, i) => (text.announces === announces ? [{ text, i }] : []))
    const wrong = those.filter(
      ({ text, i }) => isFound(text, learnt[i % PARTS] ?? new Float64Array()) !== announces,
    )
    const percent = Math.round((1000 * wrong.length) / those.length) / 10
    process.stdout.write(
      `${announces ? 'missed' : 'questioned'}: ${percent} % (${wrong.length} of ${those.length})\n`,
    )
  }
}

/** In tenths. */
const tenths = (points: Float64Array, sign: string): number =>
  Math.round(10 * (points[numbers.get(sign) ?? -1] ?? 0))

/** What a sign weighs, for things and for people. */
function weightsOf(points: Float64Array, isOfPeople: boolean) {
  const weigh = (sign: string) =>
    tenths(points, sign) + (isOfPeople ? tenths(points, forPeople(sign)) : 0)
  const itself = [...numbers.keys()]
    .filter((sign) => !/ \d$|, of people$/.test(sign) && weigh(sign) !== 0)
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((sign) => `    '${sign}': ${weigh(sign)},`)
  const names = new Set(
    [...numbers.keys()].flatMap((sign) => (/ \d$/.test(sign) ? [sign.slice(0, -2)] : [])),
  )
  const around = [...names]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((sign) => {
      const key = / |-/.test(sign) ? `'${sign}'` : sign
      return `    ${key}: [${[0, 1, 2, 3].map((place) => weigh(`${sign} ${place}`)).join(', ')}],`
    })
  return { itself: itself.join('\n'), around: around.join('\n') }
}

function fileOf(points: Float64Array): string {
  const things = weightsOf(points, false)
  const people = weightsOf(points, true)
  return `/**
 * What each sign weighs, for an announced purchase or against it: learnt from the labelled texts by
 * \`npx tsx test/golden/reading/learn.ts\`. In tenths of the logarithm of the odds.
 */
type Points = Readonly<Record<'things' | 'people', Readonly<Record<string, number>>>>
type PointsByPlace = Readonly<Record<'things' | 'people', Readonly<Record<string, readonly number[]>>>>

/** What the thing is, and how its sentence brings it in. */
export const ITSELF: Points = {
  things: {
${things.itself}
  },
  people: {
${people.itself}
  },
}

/** What stands around it: before it, after it, earlier and later in its sentence. */
export const AROUND: PointsByPlace = {
  things: {
${things.around}
  },
  people: {
${people.around}
  },
}
`
}

/** The sentences that were labelled for `sentences.test.ts` teach too, but for those held out. */
function sheetOf(name: string): Text[] {
  const { spending } = parse(readFileSync(join(folder, '../sentences', `${name}.yaml`), 'utf8'))
  return Object.entries<string[]>(spending).flatMap(([kinds, sentences]) =>
    sentences.flatMap((text) =>
      read({ text, label: kinds === 'none' ? 'clean' : 'announces', kinds: kinds.split(', ') }),
    ),
  )
}

const texts = [
  ...readFileSync(join(folder, 'tuned/texts.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => read(JSON.parse(line))),
  ...sheetOf('tuning'),
]
tellCrossed(texts)
writeFileSync(
  join(folder, '../../../src/domain/eligibility/reading/vocabulary/points.ts'),
  fileOf(learn(texts)),
)
