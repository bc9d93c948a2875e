import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FAILURES, type FailureCode, inWords } from '../../src/failures/catalogue.ts'

const ROOT = join(import.meta.dirname, '../..')
const source = ['src', 'jobs']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('failures/'))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  )
  .join('\n')
  .replaceAll(/\$\{kind\}/g, 'kind')

const codes = Object.keys(FAILURES) as FailureCode[]

describe('the catalogue of failures', () => {
  it.each(codes)('says %s in a clause, and what to do in sentences', (code) => {
    const { wrong, right, remedy } = inWords(code)
    expect(`${wrong}${right}`).not.toMatch(/\.$|'/)
    expect(remedy).toMatch(/^[A-ZÀ-Ý«].*\.$/)
    expect(remedy).not.toContain("'")
  })

  it('lists no failure that never arises', () => {
    // Some are composed, for a démarche or a dossier: `kind` stands for either.
    const withKind = (code: string) => code.replace(/(demarche|dossier)-/, 'kind-')
    const arises = (code: string) =>
      source.includes(`'${code}'`) || source.includes(`\`${withKind(code)}\``)
    expect(codes.filter((code) => !arises(code) && code !== 'mail.deferred')).toEqual([])
  })

  it('has words for what another release left behind', () => {
    expect(inWords('ds.forgotten').wrong).toBe('incident ds.forgotten')
  })
})
