import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { LEXICON } from '../../src/domain/eligibility/reading/lexicon.ts'
import { publishersNamedIn } from '../../src/domain/eligibility/reading/publishers.ts'
import { spendingNamedIn } from '../../src/domain/eligibility/reading/text.ts'

const sheet = z.strictObject({
  /** Sentences under what they say: names joined by commas, or « none ». */
  spending: z.record(z.string(), z.array(z.string())),
  licences: z.record(z.string(), z.array(z.string())),
})
type Reading = keyof z.output<typeof sheet>
type SheetName = 'tuning' | 'held-out'

const read = (name: SheetName) =>
  sheet.parse(parse(readFileSync(join(import.meta.dirname, 'sentences', `${name}.yaml`), 'utf8')))
const sheets = { tuning: read('tuning'), 'held-out': read('held-out') }

const READERS: Readonly<Record<Reading, (sentence: string) => string[]>> = {
  spending: (sentence) => [
    ...new Set(
      spendingNamedIn(sentence, ['staff', 'computers', 'running-costs'], LEXICON).map(
        ({ kind }) => kind,
      ),
    ),
  ],
  licences: (sentence) => publishersNamedIn(sentence, LEXICON).map(({ name }) => name),
}

/** How many names were found rightly, and what was found wrongly or missed. */
function measure(name: SheetName, reading: Reading) {
  let right = 0
  const wrong: string[] = []
  const missed: string[] = []
  for (const [label, sentences] of Object.entries(sheets[name][reading])) {
    const expected = label === 'none' ? [] : label.split(', ')
    for (const sentence of sentences) {
      const found = READERS[reading](sentence)
      right += found.filter((one) => expected.includes(one)).length
      for (const one of found.filter((one) => !expected.includes(one)))
        wrong.push(`${one}: ${sentence}`)
      for (const one of expected.filter((one) => !found.includes(one)))
        missed.push(`${one}: ${sentence}`)
    }
  }
  const percent = (part: number, whole: number) => Math.round((1000 * part) / whole) / 10
  return {
    precision: percent(right, right + wrong.length),
    recall: percent(right, right + missed.length),
    wrong,
    missed,
  }
}

/** In percent. What is missed makes an opinion wrong, what is found wrongly only asks a person to look. */
const HELD: readonly [SheetName, Reading, precision: number, recall: number][] = [
  ['tuning', 'spending', 95, 98],
  ['held-out', 'spending', 90, 84],
  ['tuning', 'licences', 95, 98],
  ['held-out', 'licences', 95, 95],
]

const sentencesOf = (name: SheetName, reading: Reading) =>
  Object.values(sheets[name][reading]).flat()

describe('reading free text', () => {
  it.each(HELD)('%s %s', (name, reading, leastPrecision, leastRecall) => {
    const { precision, recall, wrong, missed } = measure(name, reading)
    expect(precision, `found wrongly:\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(leastPrecision)
    expect(recall, `missed:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(leastRecall)
  })

  it('is measured on sentences that are told once', () => {
    const all = (['tuning', 'held-out'] as const).flatMap((name) =>
      (['spending', 'licences'] as const).flatMap((reading) => sentencesOf(name, reading)),
    )
    expect(all.length).toBeGreaterThan(250)
    expect(all.filter((sentence, i) => all.indexOf(sentence) !== i)).toEqual([])
  })
})
