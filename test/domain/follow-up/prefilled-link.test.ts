import { describe, expect, it } from 'vitest'
import { prefilledLink } from '../../../src/domain/follow-up/prefilled-link.ts'

const ORIGIN = 'https://demarche.example.org'
const champ = (id: string, type: string, options: string[] = []) => ({ id, type, options })
const filled = (laureat: string, period: string, options: string[] = []) =>
  prefilledLink(
    ORIGIN,
    'fitn7-etat-des-lieux',
    { laureat: champ('Q2hhbXAtMQ==', laureat), period: champ('Q2hhbXAtMjI=', period, options) },
    4300001,
    '2022-T1',
  )
const link = (laureat: string, period: string, options: string[] = []) =>
  new URL(filled(laureat, period, options).url)

describe('the link to the report form', () => {
  it.each(['integerNumber', 'decimalNumber', 'text', 'dossierLink'])(
    'fills a number of type %s',
    (type) => {
      const { origin, pathname, searchParams } = link(type, 'text')
      expect([origin, pathname]).toEqual([ORIGIN, '/commencer/fitn7-etat-des-lieux'])
      expect([...searchParams]).toEqual([
        ['champ_Q2hhbXAtMQ', '4300001'],
        ['champ_Q2hhbXAtMjI', 'T1 2022'],
      ])
    },
  )

  it('takes the option of a list that means the quarter, as the list writes it', () => {
    const { searchParams } = link('text', 'dropDownList', [
      '4e trimestre 2021',
      '1er trimestre 2022',
    ])
    expect(searchParams.get('champ_Q2hhbXAtMjI')).toBe('1er trimestre 2022')
  })

  it('fills a list of several choices as Rails reads it', () => {
    const { searchParams } = link('text', 'multipleDropDownList', ['T1 2022'])
    expect(searchParams.get('champ_Q2hhbXAtMjI[]')).toBe('T1 2022')
  })

  it('leaves to the applicant what a link cannot fill', () => {
    expect([...link('siret', 'dropDownList', ['T2 2022']).searchParams]).toEqual([])
    expect(
      prefilledLink(ORIGIN, 'a b/c', { laureat: undefined, period: undefined }, 1, '2022-T1').url,
    ).toBe(`${ORIGIN}/commencer/a%20b%2Fc`)
  })

  it('says what it fills, and what it leaves', () => {
    expect(filled('integerNumber', 'text')).toMatchObject({ fillsDossier: true, fillsPeriod: true })
    expect(filled('siret', 'dropDownList', ['1er trimestre 2022'])).toMatchObject({
      fillsDossier: false,
      fillsPeriod: true,
    })
    expect(filled('text', 'dropDownList', ['T2 2022'])).toMatchObject({
      fillsDossier: true,
      fillsPeriod: false,
    })
  })

  it('stays far below the 2,000 characters that DS warns about', () => {
    expect(link('integerNumber', 'text').href.length).toBeLessThan(200)
  })
})
