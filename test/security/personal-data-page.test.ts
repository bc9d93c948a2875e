import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { prefixes } from '../../src/queue/keys.ts'
import { FAILED_JOBS_KEPT_MS, KEPT_MS } from '../../src/queue/purge.ts'

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/donnees-personnelles.md'), 'utf8')

it('the page for the register names every kind of row of the journal', () => {
  expect(prefixes.length).toBeGreaterThan(20)
  for (const prefix of prefixes) expect(PAGE).toContain(`\`${prefix}`)
})

it('and says how long they are kept', () => {
  const days = 24 * 3_600_000
  expect(PAGE).toContain(`${(KEPT_MS / days / 365) * 12} mois`)
  expect(PAGE).toContain(`${FAILED_JOBS_KEPT_MS / days} jours`)
})
