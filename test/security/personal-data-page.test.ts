import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MAIL_ROWS } from '../../src/mail/send.ts'
import { incidentKey } from '../../src/queue/incidents.ts'
import { keys } from '../../src/queue/keys.ts'
import { FAILED_JOBS_KEPT_MS, KEPT_MS } from '../../src/queue/purge.ts'

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/donnees-personnelles.md'), 'utf8')

it('the page for the register names every kind of row of the journal', () => {
  const known = Object.values(keys).map((key) =>
    typeof key === 'string' ? key : String(Reflect.apply(key, undefined, ['x', 'x'])),
  )
  const all = [...known, ...MAIL_ROWS, 'mail-key', 'lastRun:', 'slot:', incidentKey('x')]
  for (const key of all) expect(PAGE).toContain(`\`${/^[\w-]+:?/.exec(key)?.[0]}`)
})

it('and says how long they are kept', () => {
  const days = 24 * 3_600_000
  expect(PAGE).toContain(`${(KEPT_MS / days / 365) * 12} mois`)
  expect(PAGE).toContain(`${FAILED_JOBS_KEPT_MS / days} jours`)
})
