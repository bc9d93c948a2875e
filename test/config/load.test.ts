import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import { loadConfig, parseConfig } from '../../src/config/load.ts'
import { jsonSchema } from '../../src/config/write-json-schema.ts'
import { ConfigError } from '../../src/failures/problems.ts'

const ROOT = join(import.meta.dirname, '../..')
const MINIMAL = `
campaigns:
  - { id: marne, preset: marne-volet-1, demarche: 51001, robot: robot@prefecture.example.org }
`

/** What a person reads about a wrong file. */
function complaint(text: string): string {
  try {
    parseConfig(text, 'guichet.yaml')
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'no complaint'
}

describe('the configuration', () => {
  it('needs only id, preset, demarche and robot', () => {
    const { campaigns, schedules } = parseConfig(MINIMAL, 'guichet.yaml')
    expect(schedules.poll).toBe('*/5 * * * *')
    expect(campaigns[0]?.assignment).toEqual({ groups: [], follow: 'least-loaded', absences: [] })
    expect(campaigns[0]?.fields.totalCost).toEqual(['Coût global du projet'])
    expect(campaigns[0]?.annotations.verdict).toBe('Avis automatique')
    expect(campaigns[0]?.envelope?.toNumber()).toBe(270_000)
    expect(campaigns[0]?.rules.get('population-ceiling')?.source.text).toContain('Circulaire Marne')
  })

  it.each(['guichet.example.yaml', 'src/simulator/demo/guichet.yaml'])('%s is right', (file) => {
    expect(loadConfig(join(ROOT, file)).campaigns.length).toBeGreaterThan(0)
  })

  it('its JSON Schema is up to date: run `npm run generate`', () => {
    expect(readFileSync(join(ROOT, 'config.schema.json'), 'utf8')).toBe(jsonSchema())
  })

  it('says every mistake at once, with its path, its line and a remedy', () => {
    const text = complaint(`
mail: { frm: x }
schedules: { poll: "every day" }
campaigns:
  - id: Marne
    preset: marne-volet-1
    demarche: "51001"
    robot: nobody
    fields: { titel: "Titre" }
    assignment: { follow: leastloaded, groups: [{ departments: [51], group: "Marne" }] }
`)
    for (const expected of [
      'mail.frm (line 2): unknown name\n    → did you mean from?',
      'campaigns[0].id (line 5): small letters',
      'campaigns[0].demarche (line 7): a number is expected\n    → write it without quotes: 51001',
      'campaigns[0].robot (line 8): an e-mail address is expected',
      'campaigns[0].fields.titel (line 9): unknown name\n    → did you mean title?',
      'campaigns[0].assignment.follow (line 10): one of least-loaded, round-robin, none is expected',
      'campaigns[0].assignment.groups[0].departments[0] (line 10): a département code is expected\n    → put quotes: "51"',
    ])
      expect(text).toContain(expected)
  })

  it.each([
    ['an unknown preset', 'preset: marne-volet-2', 'did you mean marne-volet-1?'],
    [
      'an unknown criterion',
      'rules: { population-celling: off }',
      'did you mean population-ceiling?',
    ],
    ['an unknown parameter', 'rules: { population-ceiling: { bellow: 5 } }', 'below'],
    ['a parameter of a wrong type', 'rules: { minimum-cost: { amount: much } }', 'minimum-cost'],
  ])('refuses %s', (_, line, expected) => {
    const lines = line.startsWith('preset') ? line : `preset: marne-volet-1\n    ${line}`
    const text = `
campaigns:
  - id: marne
    demarche: 51001
    robot: robot@prefecture.example.org
    ${lines}
`
    expect(complaint(text)).toContain(expected)
  })

  it('accepts a criterion that the preset lacks, switched on or off', () => {
    const rules =
      'rules: { minimum-cost: { amount: 5000 }, partners-consent: off, submission-window: { from: 2021-03-25 } }'
    const [campaign] = parseConfig(MINIMAL.replace(' }', `, ${rules} }`), 'guichet.yaml').campaigns
    expect(campaign?.rules.get('minimum-cost')?.source.place).toBe('Configuration de la campagne')
    expect(campaign?.rules.has('partners-consent')).toBe(false)
    expect(campaign?.rules.get('submission-window')?.params).toEqual({
      from: '2021-03-25',
      until: '2021-07-16',
    })
  })

  const together = (one: string, other: string) => `
campaigns:
  - { id: marne, preset: marne-volet-1, demarche: 51001, robot: r@prefecture.example.org${one} }
  - { id: rouen, preset: seine-maritime, demarche: 51001, robot: r@prefecture.example.org${other} }
`

  it('accepts two campaigns on one démarche when each says what it takes', () => {
    const text = together(', takes: { departments: ["51"] }', ', takes: { departments: ["76"] }')
    expect(parseConfig(text, 'guichet.yaml').campaigns.map(({ takes }) => takes)).toEqual([
      { departments: ['51'] },
      { departments: ['76'] },
    ])
  })

  it.each([
    ['', '', 'campaigns[0] is on démarche 51001 too'],
    [', takes: { groups: ["Marne"] }', '', 'campaigns[0] is on démarche 51001 too'],
    [
      ', takes: { departments: ["51", "76"] }',
      ', takes: { departments: ["76"] }',
      'takes 76 already',
    ],
    [', takes: { groups: ["Marne"] }', ', takes: { groups: ["MARNE "] }', 'takes MARNE already'],
    [
      ', takes: { groups: ["Marne"] }',
      ', takes: { departments: ["76"] }',
      'one takes départements and the other groups',
    ],
  ])('refuses two that may take the same dossier: «%s» and «%s»', (one, other, expected) => {
    expect(complaint(together(one, other))).toContain(expected)
  })

  it('lets campaigns share an envelope by its name', () => {
    const named = (id: string, demarche: number, more = '') =>
      `  - { id: ${id}, preset: ${id}, demarche: ${demarche}, robot: r@prefecture.example.org${more} }\n`
    const text = `campaigns:\n${named('corse', 1)}${named('corse-laboratoires', 2)}${named('ain', 3)}`
    const { campaigns } = parseConfig(text, 'guichet.yaml')
    expect(campaigns.map(({ sharing }) => sharing)).toEqual([
      ['corse', 'corse-laboratoires'],
      ['corse', 'corse-laboratoires'],
      ['ain'],
    ])
    const other = `campaigns:\n${named('corse', 1)}${named('corse-laboratoires', 2, ', envelope: { name: corse, amount: 5 }')}`
    expect(complaint(other)).toContain('the envelope corse holds 5 here and 794000 above')
  })

  it.each([
    ['campaigns:\n  - id: "x\n', 'not readable as YAML'],
    ['', 'campaigns: missing'],
    ['campaigns: []', 'at least one campaign'],
  ])('refuses %j', (text, expected) => {
    expect(complaint(text)).toContain(expected)
  })

  it('refuses aliases that unfold without end', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
    for (const [index, name] of [...'bcdefghi'].entries()) {
      const before = String.fromCharCode(97 + index)
      bomb.push(`${name}: &${name} [${`*${before},`.repeat(9)}]`)
    }
    expect(complaint(bomb.join('\n'))).toContain('its aliases (&name, *name) repeat too much')
  })

  it('says where to look when the file is not there', () => {
    expect(() => loadConfig('/nowhere/guichet.yaml')).toThrow('--config FILE or GUICHET_CONFIG')
  })
})

describe('the environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-env-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has defaults', () => {
    expect(readEnvironment({})).toEqual({
      dsApiUrl: 'https://demarche.numerique.gouv.fr/api/v2/graphql',
      dsApiToken: null,
      redisUrl: null,
      dataDir: './data',
      smtpUrl: null,
      httpHost: '127.0.0.1',
      httpPort: 8080,
      httpPassword: null,
      httpNames: [],
      httpProxies: [],
      logLevel: null,
      proxies: null,
    })
  })

  it('reads secrets from files', () => {
    const file = join(folder, 'token')
    writeFileSync(file, 'secret\n')
    expect(readEnvironment({ DS_API_TOKEN_FILE: file }).dsApiToken).toBe('secret')
    expect(readEnvironment({ HTTP_PASSWORD_FILE: file }).httpPassword).toBe('secret')
  })

  it('takes an empty file for « none », but not for a token', () => {
    const file = join(folder, 'empty')
    writeFileSync(file, '\n')
    const read = readEnvironment({ SMTP_URL_FILE: file, HTTP_PASSWORD_FILE: file })
    expect(read).toMatchObject({ smtpUrl: null, httpPassword: null })
    expect(() => readEnvironment({ DS_API_TOKEN_FILE: file })).toThrow('is empty')
  })

  it('knows the proxies, in small letters first', () => {
    const proxies = readEnvironment({
      HTTPS_PROXY: 'http://other.example.org:3128',
      https_proxy: 'http://proxy.example.org:3128',
      no_proxy: 'localhost',
    }).proxies
    expect(proxies).toEqual({ https: 'http://proxy.example.org:3128', http: '', none: 'localhost' })
  })

  it('refuses to talk to servers whose certificates are not verified', () => {
    expect(() => readEnvironment({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow(
      'NODE_EXTRA_CA_CERTS',
    )
  })

  it('says every wrong variable, and never its value', () => {
    const secret = 'smtps-user-password'
    const read = () =>
      readEnvironment({
        SMTP_URL: secret,
        HTTP_PORT: '99999',
        LOG_LEVEL: 'loud',
        REDIS_URL: 'localhost',
        HTTPS_PROXY: `guichet:${secret}@proxy.example.org`,
        DS_API_TOKEN: secret,
        DS_API_TOKEN_FILE: '/nowhere/token',
      })
    const names = ['SMTP_URL', 'HTTP_PORT', 'LOG_LEVEL', 'REDIS_URL', 'DS_API_TOKEN_FILE']
    for (const name of [...names, 'HTTPS_PROXY']) expect(read).toThrow(name)
    expect(read).not.toThrow(new RegExp(secret))
  })
})
