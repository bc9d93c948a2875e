import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { type Answers, configurationText } from '../../src/config/template.ts'

const ANSWERS: Answers = {
  id: 'marne',
  preset: 'marne-volet-1',
  presetTitle: 'Marne, volet 1',
  demarche: 51001,
  robot: 'robot@prefecture.example.org',
  departments: null,
  envelope: null,
  unasked: null,
  from: null,
  operator: null,
}

/** What the comments propose, taken at their word. */
const uncommented = (text: string) =>
  text
    .split('\n')
    .slice(3)
    .map((line) => line.replace(/^( *)# (?=( {2})*(- |[a-zA-Z-]+:))/, '$1'))
    .join('\n')

describe('the configuration that init writes', () => {
  it.each([
    ['without e-mails', {}],
    [
      'with e-mails',
      { from: 'Guichet <guichet@prefecture.example.org>', operator: 'a@b.example.org' },
    ],
    ['with départements', { preset: 'national-axe-3', departments: ['51', '2A'], envelope: 1_000 }],
  ])('is right %s, also once its comments are taken up', (_, change) => {
    const text = configurationText({ ...ANSWERS, ...change }, './config.schema.json')
    expect(parseConfig(text, 'guichet.yaml').campaigns[0]?.demarche).toBe(51001)
    const whole = parseConfig(uncommented(text), 'guichet.yaml')
    expect(whole.mail?.replyTo).toBeDefined()
    expect(whole.campaigns[0]).toMatchObject({ followUp: {}, laureatList: {}, envelope: {} })
    expect(whole.campaigns[0]?.assignment.groups).toHaveLength(1)
    expect(whole.campaigns[0]?.rules.has('partners-consent')).toBe(false)
  })

  it('holds what was answered', () => {
    const from = 'a@b.example.org'
    const change = { departments: ['51', '2A'], envelope: 1_000, unasked: 'inform', from }
    const text = configurationText({ ...ANSWERS, ...change }, './config.schema.json')
    const { campaigns, mail } = parseConfig(text, 'guichet.yaml')
    expect(mail?.from).toBe('a@b.example.org')
    expect(campaigns[0]?.rules.get('applicant-territory')?.params).toEqual({
      departments: ['51', '2A'],
    })
    expect(campaigns[0]?.envelope?.toNumber()).toBe(1_000)
    expect(campaigns[0]?.rules.get('theme')?.unasked).toBe('inform')
  })
})
