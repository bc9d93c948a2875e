import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { ConfigError } from '../../src/failures/problems.ts'

/** A configuration that is right, with something more at its root and in its campaign. */
const withMore = (root: string, campaign: string) =>
  `${root}\ncampaigns:\n  - { id: marne, preset: marne-volet-1, demarche: 51001, robot: robot@prefecture.example.org${campaign} }\n`

/** What is said of it; null when it is taken. */
function complaint(text: string): string | null {
  try {
    parseConfig(text, 'guichet.yaml')
    return null
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

describe('a hostile configuration', () => {
  it.each([
    ['__proto__: { polluted: true }', ''],
    ['', ', rules: { __proto__: { polluted: true } }'],
    ['', ', rules: { constructor: { prototype: { polluted: true } } }'],
    ['', ', rules: { <<: { __proto__: { polluted: true } } }'],
    ['', ', rules: { minimum-cost: { __proto__: { amount: 1 } } }'],
    ['', ', fields: { __proto__: [polluted] }'],
  ])('changes no rule, and no object of the process: %s%s', (root, campaign) => {
    const text = withMore(root, campaign)
    if (complaint(text) === null)
      expect(parseConfig(text, 'x').campaigns).toEqual(parseConfig(withMore('', ''), 'x').campaigns)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it.each(['rules: { toString: off }', 'rules: { constructor: off }'])(
    'finds no criterion among what objects inherit: %s',
    (rules) => {
      expect(complaint(withMore('', `, ${rules}`))).toContain('unknown criterion')
    },
  )

  it.each(['!!js/function "() => process.exit()"', '!!python/object:os.system "true"'])(
    'runs nothing: %s',
    (tagged) => {
      expect(complaint(withMore('', `, envelope: ${tagged}`))).toContain('an amount in euros')
    },
  )

  it('that is nested without end is refused', () => {
    expect(complaint(`x: ${'['.repeat(100_000)}`)).toContain('not readable as YAML')
  })

  const SECRET = 'c2VjcmV0LXRva2Vu'
  it.each([
    [`token: ${SECRET}`, ''],
    [`DS_API_TOKEN=${SECRET}`, ''],
    [`smtp: smtps://user:${SECRET}@smtp.example.org`, ''],
    [`mail: { from: [${SECRET}] }`, ''],
    [`mail: { from: a@prefecture.example.org, password: ${SECRET} }`, ''],
    [`schedules: { poll: ${SECRET} }`, ''],
    [`a: [${SECRET}`, ''],
    ['', `, envelope: ${SECRET}`],
    ['', `, robot: ${SECRET}`],
    ['', `, assignment: { follow: ${SECRET} }`],
    ['', `, rules: { minimum-cost: { amount: ${SECRET} } }`],
    ['', `, rules: { applicant-territory: { departments: [${SECRET}] } }`],
  ])('that holds a secret by mistake does not have it repeated: %s%s', (root, campaign) => {
    const said = complaint(withMore(root, campaign))
    expect(said).not.toBeNull()
    expect(said).not.toContain(SECRET)
  })
})
