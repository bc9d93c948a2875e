import { describe, expect, it } from 'vitest'
import { linesIn } from '../../../src/domain/eligibility/box.ts'
import { companiesText, companyLine } from '../../../src/domain/follow-up/companies-annotation.ts'

const company = (name: string) => ({ name, siret: '00000001800010', department: '971' })

describe('the companies annotation', () => {
  it('gives each company a line, with its SIRET and the département of its head office', () => {
    expect(companyLine(company('ATELIER'))).toMatch(
      /^«.ATELIER.» – SIRET 00000001800010 – siège : département 971$/,
    )
    expect(companyLine({ ...company('00000001800010'), department: null })).toBe(
      'SIRET 00000001800010 – siège inconnu',
    )
  })

  it.each([
    [42, 1],
    [80, 2],
  ])('a name of %i characters takes %i lines of the box of DS', (length, lines) => {
    expect(linesIn(companyLine(company('N'.repeat(length))))).toBe(lines)
  })

  it('counts those beyond a hundred, and again when more are added', () => {
    const named = Array.from({ length: 102 }, (_, n) => `« E${n} »`)
    const text = companiesText(named)
    expect(text.split('\n')).toHaveLength(101)
    expect(text).toMatch(/« E99 »\net 2 autres entreprises$/)
    expect(companiesText([...text.split('\n'), '« E102 »'])).toMatch(/\net 1 autre entreprise$/)
  })
})
