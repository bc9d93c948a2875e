import { expect, it } from 'vitest'
import { themeFindings } from '../../../src/campaign/form/themes.ts'
import { NO_NAMES, type ThemeNames } from '../../../src/domain/themes.ts'

const champ = (options: readonly string[]) => {
  const list = { id: 'c', type: 'dropDownList', label: 'Thématique', options }
  return new Map([['theme', { ...list, otherOption: false, champs: [] }] as const])
}
const found = (options: readonly string[], themes: ThemeNames = NO_NAMES) =>
  themeFindings({ themes }, champ(options))

it('theme options that Guichet reads, titles and « Autre » are not worth a word', () => {
  expect(found(['3a – Conseil', '-- Axe 3 --', 'Autre', ''])).toEqual([])
})

it('a theme option that nobody can read is named, with what to write', () => {
  const [finding, ...more] = found(['3a – Conseil', 'Ruralité'])
  expect(more).toEqual([])
  expect(finding).toMatchObject({
    level: 'warning',
    message: expect.stringContaining('« Ruralité »'),
    remedy: expect.stringContaining('themes: { "Ruralité": 3a }'),
  })
})

it('a theme option that the configuration names is read', () => {
  expect(found(['Ruralité'], { codes: {}, options: { Ruralité: '3b' } })).toEqual([])
})

it('of many theme options, some are named and the rest counted', () => {
  const options = ['Nord', 'Sud', 'Est', 'Ouest', 'Centre', 'Haut', 'Bas']
  expect(found(options)[0]?.message).toContain('et 2 autres')
  expect(found(options)[0]?.remedy).toContain('themes: { "Nord": 3a, "Sud": 3a,')
})
