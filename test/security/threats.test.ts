import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/modele-de-menaces.md'), 'utf8')

/** Rows of the tables « Menace | Défense | Test »: the threat, and the tests that hold its defence. */
const threats = PAGE.split('\n')
  .slice(PAGE.split('\n').indexOf('## Menaces, défenses et preuves'))
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Menace'))
  .map((line) => line.split(' | '))
  .map(([threat = '', , tests = '']) => ({ threat: threat.slice(2), tests: testsIn(tests) }))

/** « `file` : « name », « name » ; `file` : … » */
function testsIn(cell: string): { file: string; name: string }[] {
  return cell.split(' ; `').flatMap((part) => {
    const [, file = ''] = /^`?([^`]+)`/.exec(part) ?? []
    return [...part.matchAll(/« ([^»]+) »/g)].map(([, name = '']) => ({ file, name }))
  })
}

describe('the threat model', () => {
  it('is there, and long enough to be one', () => {
    expect(threats.length).toBeGreaterThan(20)
  })

  it.each(threats)('names tests that exist: $threat', ({ tests }) => {
    expect(tests).not.toEqual([])
    for (const { file, name } of tests) {
      expect(existsSync(join(ROOT, file)), file).toBe(true)
      // A title stands in quotation marks before a comma, on one line.
      const titles = readFileSync(join(ROOT, file), 'utf8').match(/['`].*['`],/g) ?? []
      expect(
        titles.some((title) => title.includes(name)),
        `${file}: ${name}`,
      ).toBe(true)
    }
  })
})
