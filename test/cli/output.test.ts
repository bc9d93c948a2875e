import { describe, expect, it } from 'vitest'
import { paragraph } from '../../src/cli/output.ts'

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
