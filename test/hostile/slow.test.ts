import { expect, it } from 'vitest'
import { instruct } from '../../jobs/instruct.ts'
import { connectDs } from '../../src/ds/index.ts'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { openOffice } from '../support/office.ts'
import { startSpoiler } from './spoiler.ts'

/** Dossiers about which DS never answers in time, one among others that end right. */
const DOSSIERS = 8
const GAVE_UP = { status: 504, contentType: 'text/html', body: Buffer.from('<html></html>') }
const isMutation = (asked: string) => asked.includes('"mutation ') || asked.includes('"mutation(')

it.each([
  ['read', (asked: string) => !isMutation(asked), 1],
  ['written', (asked: string) => isMutation(asked), 5],
] as const)(
  'a dossier that cannot be %s in time is blamed alone',
  { timeout: 60_000 },
  async (_, strikes, rounds) => {
    const spoiler = await startSpoiler()
    const { simulator, services, numbers, world } = await openOffice(
      { dossiersEach: DOSSIERS },
      () => connectDs({ url: spoiler.url, token: DEMO_TOKENS.readWrite, sleep: async () => {} }),
    )
    spoiler.target = simulator.url
    const slow = numbers[3] ?? 0
    const id = Buffer.from(`Dossier-${slow}`).toString('base64')
    spoiler.answer = async (asked, ask) => {
      if (!strikes(asked)) return await ask()
      if (asked.includes(`_number":${slow}`) || asked.includes(id)) return GAVE_UP
      const told = await ask()
      const isInPage = asked.includes('DossierFacts') && told.body.includes(`"number":${slow}`)
      return isInPage ? GAVE_UP : told
    }

    const ends = new Map<number, string>()
    for (let round = 1; round <= rounds; round += 1) {
      const settled = await Promise.allSettled(
        numbers.map((dossier) => instruct.handler(services, { campaign: 'essai-0', dossier })),
      )
      settled.forEach((end, index) => {
        const told = end.status === 'fulfilled' ? end.value.outcome : end.reason.code
        ends.set(numbers[index] ?? 0, told)
      })
    }
    expect(ends.get(slow)).toBe('ds.dossier-too-slow')
    for (const number of numbers) {
      if (number === slow) continue
      expect(['written', 'unchanged']).toContain(ends.get(number))
      expect(world.dossier(number).followers).toHaveLength(1)
    }
    const moved = simulator.log.applied.flatMap(({ type, dossier, errors }) =>
      type === 'dossierChangerGroupeInstructeur' && errors.length === 0 ? [dossier] : [],
    )
    expect(moved).toEqual([...new Set(moved)])
  },
)
