import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { paragraph, print, printError, printJson, quote, table } from '../../src/cli/output.ts'

describe('a paragraph', () => {
  it('is broken at spaces, under its mark', () => {
    expect(paragraph('  ✗ ', 'Le jeton a expiré : créez-en un autre.', 24)).toBe(
      '  ✗ Le jeton a expiré :\n    créez-en un autre.',
    )
  })

  it('keeps whole what no-break spaces hold together, and words that are too long', () => {
    expect(paragraph('', 'il reste 1\u00a0500\u00a0€ ici', 12)).toBe(
      'il reste\n1\u00a0500\u00a0€ ici',
    )
    expect(paragraph('→ ', 'voir https://demarche.example.org/api oui', 10)).toBe(
      '→ voir\n  https://demarche.example.org/api\n  oui',
    )
  })

  it('stays on one line where there is no screen', () => {
    const long = 'mot '.repeat(100).trim()
    expect(paragraph('! ', long, null)).toBe(`! ${long}`)
  })
})

describe('what applicants typed', () => {
  const TYPED = 'Projet\u001b[2J\u001b]0;titre\u0007\u202etxt\u2028\r\u009b31m'
  const ORDERS = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028]/u

  it.each<[string, () => void]>([
    ['an answer', () => print(TYPED)],
    ['an error', () => printError(TYPED)],
    ['JSON', () => printJson({ [TYPED]: TYPED })],
    ['a table', () => print(table([[TYPED, 1]]))],
    ['a quotation', () => print(quote(TYPED))],
  ])('gives a terminal no order in %s', (_where, say) => {
    let shown = ''
    const spies = (['stdout', 'stderr'] as const).map((stream) =>
      vi.spyOn(process[stream], 'write').mockImplementation((text) => {
        shown += text
        return true
      }),
    )
    say()
    for (const spy of spies) spy.mockRestore()
    expect(shown).toContain('Projet')
    expect(shown).not.toMatch(ORDERS)
  })

  it('reaches the terminal by no other way: commands write by these functions alone', () => {
    const folder = join(import.meta.dirname, '../../src/cli')
    const writing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /process\.std(out|err)\.write|console\./.test(readFileSync(join(folder, file), 'utf8')),
      )
    // main.ts writes the names that a shell completes.
    expect(writing.sort()).toEqual(['main.ts', 'output.ts'])
  })
})
