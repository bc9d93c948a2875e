import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { VARIABLES as VARIABLES_READ } from '../../src/config/environment.ts'

/** Of the library that checks, of the one that reads YAML, of the program: nothing that a person could use. */
const RAW =
  /Invalid|Too small|Too big|Unrecognized|expected (string|number|array|object)|received|Zod|undefined|\bat .*\.[jt]s\b|URIError|\[object/

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-mistakes-'))
  // The first command loads them all: no case waits for it.
  await type(['--config', join(folder, 'none.yaml'), 'check', '--print-setup'])
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What a person typed, and reads. */
async function type(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  let stderr = ''
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(() => true),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      stderr += text
      return true
    }),
  ]
  for (const name of ['DS_API_TOKEN', 'REDIS_URL', 'SMTP_URL']) vi.stubEnv(name, '')
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const exit = await createProgram().run(args)
  for (const spy of spies) spy.mockRestore()
  vi.unstubAllEnvs()
  return { exit, stderr }
}

/** Every mistake named once, each with what to do: exit status 2, and nothing that speaks of the program. */
function expectTold(
  { exit, stderr }: { exit: number; stderr: string },
  [message, remedy]: readonly [string, string],
): void {
  expect([exit, stderr.match(/^ {2}- /gm)?.length, stderr.match(/^ {4}→ /gm)?.length]).toEqual([
    2, 1, 1,
  ])
  expect(stderr).not.toMatch(RAW)
  expect(stderr).toContain(message)
  expect(stderr.slice(stderr.indexOf('→'))).toContain(remedy)
}

type Told = readonly [message: string, remedy: string]
const CAMPAIGN = `
  - id: marne
    preset: marne-volet-1
    demarche: 51001
    robot: robot@prefecture.example.org`
/** Lines of a campaign that is right otherwise. */
const campaign = (lines: string) => `campaigns:${CAMPAIGN}\n    ${lines}\n`
/** The same, one of its lines replaced. */
const changed = (from: string, to: string) => `campaigns:${CAMPAIGN.replace(from, to)}\n`
const root = (lines: string) => `${lines}\n${campaign('')}`

const FILES: readonly (readonly [string, string | Uint8Array, Told])[] = [
  ['an empty file', '', ['campaigns', 'add it (a list)']],
  ['no campaign', 'campaigns: []', ['at least one campaign', 'guichet.example.yaml']],
  ['a list where a section is expected', '- a', ['a section is expected', 'names and values']],
  ['an unknown name', root('smtp: x'), ['smtp (line 1): unknown name', 'known names: mail']],
  ['a misspelt name', changed('preset', 'prest'), ['preset', 'preset']],
  [
    'a name that stands twice',
    changed('demarche: 51001', 'id: autre\n    demarche: 51001'),
    ['id stands twice', 'keep one'],
  ],
  ['a tab', changed('    preset', '\tpreset'), ['a tab stands', 'use spaces']],
  [
    'an indentation that is off',
    changed('    preset', '   preset'),
    ['not readable as YAML', 'align it'],
  ],
  [
    'a bracket that is not closed',
    campaign('assignment: { groups: [ }'),
    ['a [ or a { is not closed', 'close it'],
  ],
  [
    'a quote that is not closed',
    changed('marne-volet-1', '"marne-volet-1'),
    ['a quote is not closed', 'close it'],
  ],
  [
    'two colons on a line',
    root('mail: { from: a@b.fr }\nheader: Guichet: FITN7'),
    ['two colons', 'quotes'],
  ],
  [
    'a sign that YAML keeps',
    changed('robot@prefecture.example.org', '@robot'),
    ['a sign that YAML keeps', 'put quotes'],
  ],
  ['a second document', `${campaign('')}---\n${campaign('')}`, ['second document', 'keep one']],
  [
    'an alias that names nothing',
    campaign('envelope: *amount'),
    ['line 6: an alias (*amount) names nothing', 'put quotes'],
  ],
  [
    'a no-break space at the beginning of a line',
    changed('    preset', '  \u00a0 preset'),
    ['line 3: a no-break space', 'ordinary spaces'],
  ],
  [
    'an amount as the French write it',
    campaign('envelope: 270.000'),
    ['can be read as 270 or as 270000', 'write 270000, or 270'],
  ],
  [
    'the same in a rule',
    campaign('rules: { minimum-cost: { amount: 5.000 } }'),
    ['can be read as 5 or as 5000', 'write 5000, or 5'],
  ],
  [
    'an amount with an English comma',
    campaign('envelope: 270,000'),
    ['an amount in euros', '"270 000,50 €"'],
  ],
  [
    'an amount that is a guess',
    campaign('envelope: environ 270 k€'),
    ['an amount in euros', 'such as 270000'],
  ],
  ['a negative amount', campaign('envelope: -5'), ['more than 0 is expected', 'correct it']],
  [
    'a negative amount as a text',
    campaign('envelope: "-270 000 €"'),
    ['an amount in euros', 'such as 270000'],
  ],
  [
    'an amount that is no number',
    campaign('envelope: .inf'),
    ['an amount in euros', 'such as 270000'],
  ],
  [
    'an amount of a rule that is a word',
    campaign('rules: { minimum-cost: { amount: much } }'),
    ['an amount in euros', 'such as 270000'],
  ],
  [
    'an id with capitals',
    changed('id: marne', 'id: Marne'),
    ['small letters', 'such as marne-volet-1'],
  ],
  [
    'an id that is a number',
    changed('id: marne', 'id: 51'),
    ['a text is expected', 'put quotes: "51"'],
  ],
  [
    'an unknown preset',
    changed('preset: marne-volet-1', 'preset: marne-volet-2'),
    ['unknown preset', 'did you mean marne-volet-1?'],
  ],
  ['no preset', changed('preset: marne-volet-1', ''), ['preset', 'add it (a text)']],
  ['no robot', changed('robot: robot@prefecture.example.org', ''), ['robot', 'add it']],
  [
    'a robot that is no address',
    changed('robot@prefecture.example.org', 'robot'),
    ['an e-mail address', 'such as robot.fitn7@'],
  ],
  [
    'a démarche in quotes',
    changed('51001', '"51001"'),
    ['a number is expected', 'write it without quotes: 51001'],
  ],
  [
    'a démarche that is a word',
    changed('51001', 'marne'),
    ['a number is expected', 'without quotes'],
  ],
  ['a démarche that is negative', changed('51001', '-1'), ['more than 0', 'correct it']],
  [
    'a département without quotes, in a group',
    campaign('assignment: { groups: [{ departments: [01], group: "Ain" }] }'),
    ['a département code', 'put quotes: "01"'],
  ],
  [
    'a département without quotes, in a rule',
    campaign('rules: { applicant-territory: { departments: [01] } }'),
    ['a département code', 'put quotes: "01"'],
  ],
  [
    'a département of one digit, in a group',
    campaign('assignment: { groups: [{ departments: ["1"], group: "Ain" }] }'),
    ['a département code', 'write two digits: "01"'],
  ],
  [
    'a département of one digit, in a rule',
    campaign('rules: { applicant-territory: { departments: ["1"] } }'),
    ['a département code', 'write two digits: "01"'],
  ],
  [
    'a small letter, in a group',
    campaign('assignment: { groups: [{ departments: ["2a"], group: "Corse" }] }'),
    ['a département code', '"2A"'],
  ],
  [
    'a small letter, in a rule',
    campaign('rules: { applicant-territory: { departments: ["2a"] } }'),
    ['a département code', '"2A"'],
  ],
  [
    'a département that is not one',
    campaign('rules: { applicant-territory: { departments: ["00"] } }'),
    ['a département code', 'in quotes'],
  ],
  [
    'no département in the list',
    campaign('rules: { applicant-territory: { departments: [] } }'),
    ['at least one entry', 'correct it'],
  ],
  [
    'a département without quotes, in what a campaign takes',
    campaign('takes: { departments: [01] }'),
    ['takes.departments[0] (line 6): a département code', 'put quotes: "01"'],
  ],
  [
    'a département that is no list, in a group',
    campaign('assignment: { groups: [{ departments: 51, group: "Marne" }] }'),
    ['a list is expected', 'write it as a list: ["51"]'],
  ],
  [
    'départements in one text, in a rule',
    campaign('rules: { applicant-territory: { departments: "51, 1" } }'),
    ['a list is expected', 'write it as a list: ["51", "01"]'],
  ],
  [
    'two ways to say what a campaign takes',
    campaign('takes: { departments: ["51"], groups: ["Marne"] }'),
    ['what it takes is not understood', '{ groups: ["Marne"] }'],
  ],
  [
    'a shared envelope whose amount is a word',
    campaign('envelope: { name: corse, amount: much }'),
    ['envelope.amount (line 6): an amount in euros', 'such as 270000'],
  ],
  [
    'campaigns that are no list',
    'campaigns:\n  id: marne\n',
    ['a list is expected', 'each entry below it after « - »'],
  ],
  [
    'a label that is a number',
    campaign('fields: { title: 12 }'),
    ['a text is expected', 'put quotes: "12"'],
  ],
  [
    'a label that is a list where one text is expected',
    campaign('annotations: { verdict: [] }'),
    ['a text is expected', 'between quotes'],
  ],
  [
    'a demande de correction without its annotation',
    campaign('requests: { correction: true }'),
    ['nothing is sent without annotation: true', 'add annotation: true'],
  ],
  [
    'a step before the due date',
    campaign('followUp: { reports: { annotation: true }, steps: [-1] }'),
    ['steps[0] (line 6): a number that is at least 0', 'correct it'],
  ],
  [
    'a démarche of the reports in quotes',
    campaign('followUp: { reports: { demarche: "51002", path: "etat" } }'),
    ['a number is expected', 'write it without quotes: 51002'],
  ],
  [
    'an unknown theme',
    campaign('assignment: { groups: [{ themes: ["3e"], group: "SGAR" }] }'),
    ['one of 3a, 3b, 3c, 3d', 'write one of them'],
  ],
  [
    'a group that is a number',
    campaign('assignment: { groups: [{ group: 51 }] }'),
    ['a text is expected', 'put quotes: "51"'],
  ],
  [
    'a group without a name',
    campaign('assignment: { groups: [{ departments: ["51"] }] }'),
    ['group', 'add it (a text)'],
  ],
  [
    'an unknown way to follow',
    campaign('assignment: { follow: leastloaded }'),
    ['one of least-loaded, round-robin, none', 'write one of them'],
  ],
  [
    'a day that does not exist',
    campaign(
      'assignment: { absences: [{ instructeur: a@b.fr, from: 2021-13-12, until: 2021-08-02 }] }',
    ),
    ['a day is expected', 'such as 2021-07-16'],
  ],
  [
    'a day as the French write it',
    campaign(
      'assignment: { absences: [{ instructeur: a@b.fr, from: 12/07/2021, until: 2021-08-02 }] }',
    ),
    ['a day is expected', 'such as 2021-07-16'],
  ],
  [
    'an absence that ends before it begins',
    campaign(
      'assignment: { absences: [{ instructeur: a@b.fr, from: 2021-08-12, until: 2021-08-02 }] }',
    ),
    ['it ends before it begins', 'from or until'],
  ],
  [
    'a window with a bad day',
    campaign('rules: { submission-window: { from: 2021-02-30 } }'),
    ['a day is expected', 'such as 2021-07-16'],
  ],
  [
    'a window that ends before it begins',
    campaign('rules: { submission-window: { from: 2021-08-02, until: 2021-07-02 } }'),
    ['the window ends before it begins', 'from or until'],
  ],
  [
    'an unknown criterion',
    campaign('rules: { population-celling: off }'),
    ['unknown criterion', 'did you mean population-ceiling?'],
  ],
  [
    'an unknown parameter',
    campaign('rules: { population-ceiling: { bellow: 5 } }'),
    ['unknown parameter bellow', 'did you mean below?'],
  ],
  [
    'a criterion that is neither on nor off',
    campaign('rules: { minimum-cost: maybe }'),
    ['parameters, or off, are expected', 'off'],
  ],
  [
    'an unknown fact',
    campaign('fields: { titel: "Titre" }'),
    ['unknown name', 'did you mean title?'],
  ],
  ['an empty label', campaign('fields: { title: "" }'), ['it is empty', 'write it']],
  [
    'an unknown annotation',
    campaign('annotations: { verdit: "Avis" }'),
    ['unknown name', 'did you mean verdict?'],
  ],
  [
    'a cron expression of words',
    root('schedules: { poll: every day }'),
    ['not a cron expression', 'for example "*/5 * * * *"'],
  ],
  [
    'a cron expression with seconds',
    root('schedules: { poll: "0 */5 * * * *" }'),
    ['expected five fields', 'for example'],
  ],
  [
    'a cron expression with a minute that no hour has',
    root('schedules: { poll: "61 * * * *" }'),
    ['61 is no minute', 'for example'],
  ],
  [
    'a cron expression with a day in French',
    root('schedules: { poll: "0 8 * * lundi" }'),
    ['lundi is no day of the week', 'for example'],
  ],
  [
    'a cron expression that never happens',
    root('schedules: { poll: "0 0 31 2 *" }'),
    ['that month never has that day', 'for example'],
  ],
  [
    'a sender without an address',
    root('mail: { from: Guichet }'),
    ['an address, or "Name <address>"', 'such as'],
  ],
  [
    'a section mail without a sender',
    root('mail: { replyTo: a@b.fr }'),
    ['mail.from', 'add it (a text)'],
  ],
  [
    'reports nowhere',
    campaign('followUp: { reports: { demarche: 51002 } }'),
    ['where the reports are', 'annotation: true'],
  ],
  [
    'steps that go back',
    campaign('followUp: { reports: { annotation: true }, steps: [0, 30, 14] }'),
    ['in ascending order', '[0, 14, 30]'],
  ],
  [
    'too many steps',
    campaign('followUp: { reports: { annotation: true }, steps: [0, 1, 2, 3] }'),
    ['at most 3 entries are expected', 'correct it'],
  ],
  [
    'a list that nobody receives',
    campaign('laureatList: { to: [] }'),
    ['at least one entry', 'correct it'],
  ],
  [
    'two campaigns of one name',
    `${campaign('')}${CAMPAIGN.slice(1).replace('51001', '51002')}\n`,
    ['marne is campaigns[0]’s already', 'an id of its own'],
  ],
  [
    'a file in latin-1',
    Buffer.from(root('mail: { from: a@b.fr, header: "Préfecture" }'), 'latin1'),
    ['another encoding than UTF-8', 'iconv -f WINDOWS-1252'],
  ],
  ['a file in UTF-16', Buffer.from(`\ufeff${root('')}`, 'utf16le'), ['UTF-16', 'iconv -f UTF-16']],
  [
    'a file in UTF-16 without a mark',
    Buffer.from(root(''), 'utf16le'),
    ['UTF-16', 'iconv -f UTF-16'],
  ],
]

describe('a configuration with a mistake is refused with the mistake and its remedy', () => {
  it.each(FILES)('%s', async (_, content, told) => {
    const file = join(folder, 'guichet.yaml')
    await writeFile(file, content)
    expectTold(await type(['--config', file, 'check', '--print-setup']), told)
  })

  it('a file that is not there', async () => {
    const result = await type(['--config', join(folder, 'none.yaml'), 'sync'])
    expectTold(result, ['there is no such file', 'guichet init'])
  })

  it('a folder in the place of a file', async () => {
    expectTold(await type(['--config', folder, 'sync']), ['it cannot be read', '--config FILE'])
  })

  it('nothing is said of one that is right', async () => {
    const file = join(folder, 'right.yaml')
    await writeFile(file, campaign('envelope: "270 000,50 €"'))
    expect(await type(['--config', file, 'check', '--print-setup'])).toEqual({
      exit: 0,
      stderr: '',
    })
  })
})

const PASSWORD = 'smtp://guichet:pa'
const VARIABLES: readonly (readonly [string, string, Told])[] = [
  [
    'SMTP_URL',
    `${PASSWORD}%ss@smtp.example.org`,
    ['signs that an address keeps', 'write %25 for %'],
  ],
  [
    'SMTP_URL',
    `${PASSWORD}#ss@smtp.example.org`,
    ['signs that an address keeps', 'write %23 for #'],
  ],
  [
    'SMTP_URL',
    `${PASSWORD}/ss@smtp.example.org`,
    ['signs that an address keeps', 'write %2F for /'],
  ],
  [
    'SMTP_URL',
    `${PASSWORD}@ss@smtp.example.org`,
    ['signs that an address keeps', 'write %40 for @'],
  ],
  [
    'SMTP_URL',
    `${PASSWORD}?s@s@smtp.example.org`,
    ['signs that an address keeps', 'write %3F for ?, %40 for @'],
  ],
  ['SMTP_URL', `${PASSWORD}%E9@smtp.example.org`, ['no letter of UTF-8', '%C3%A9 for é']],
  [
    'SMTP_URL',
    'smtp.example.org:587',
    ['an address that begins with smtp:// or smtps://', 'smtp://user:password@host'],
  ],
  ['SMTP_URL', 'smtp://smtp.example.org:99999', ['its host and port cannot be read', '65535']],
  ['SMTP_URL', 'smtp://', ['its host and port cannot be read', 'smtp://HOST:PORT']],
  [
    'REDIS_URL',
    'redis://:pa%ss@redis.example.org',
    ['signs that an address keeps', 'write %25 for %'],
  ],
  [
    'REDIS_URL',
    'redis://:pa#s/s@redis.example.org',
    ['signs that an address keeps', 'write %23 for #, %2F for /'],
  ],
  [
    'REDIS_URL',
    'redis+sentinel://:p/s@one.example.org:26379,two.example.org/main',
    ['signs that an address keeps', 'write %2F for /'],
  ],
  [
    'REDIS_URL',
    'localhost:6379',
    ['an address that begins with redis://', 'redis://user:password@host'],
  ],
  ['DS_API_URL', 'http://ds.example.org/graphql', ['travel in clear', 'write https://']],
  [
    'DS_API_URL',
    'ds.example.org',
    ['an address that begins with https://', 'such as https://demarche.numerique.gouv.fr/api'],
  ],
  ['DS_API_TOKEN', 'two words', ['no space', 'copy it whole']],
  ['HTTP_PORT', '8e3', ['a port number', '65535']],
  ['HTTP_PORT', '70000', ['a port number', '65535']],
  ['HTTP_NAMES', 'https://guichet.example.org', ['names of this server', 'guichet.example.org']],
  ['HTTP_TRUSTED_PROXIES', 'proxy', ['addresses of proxies', '127.0.0.1']],
  ['LOG_LEVEL', 'loud', ['one of fatal', 'write one of them']],
  [
    'HTTPS_PROXY',
    'http://robot:p@ss@proxy.example.org:3128',
    ['signs that an address keeps', 'write %40 for @'],
  ],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0', ['would not be verified', 'NODE_EXTRA_CA_CERTS']],
  ['SMTP_URL_FILE', '/nowhere/smtp', ['cannot be read (ENOENT)', 'this user may read']],
]

describe('a variable with a mistake is refused with the mistake and its remedy', () => {
  it.each(VARIABLES)('%s=%s', async (name, value, told) => {
    const result = await type(['--config', 'guichet.example.yaml', 'status'], { [name]: value })
    expectTold(result, told)
    expect(result.stderr).toContain(name)
    // It may hold a password.
    if (value.includes('@')) expect(result.stderr).not.toContain(value.split(':').at(2))
  })

  it('a secret in another encoding', async () => {
    const file = join(folder, 'secret')
    await writeFile(file, Buffer.from('smtp://é:b@smtp.example.org', 'latin1'))
    expectTold(await type(['status'], { SMTP_URL_FILE: file }), ['UTF-8', 'iconv'])
  })

  it('a journal in another encoding', async () => {
    const file = join(folder, 'journal')
    await writeFile(file, Buffer.from('{"é":1}\n', 'latin1'))
    expectTold(await type(['import', file]), ['UTF-8', 'iconv'])
  })
})

/** What could break whoever takes an input for what it seems to be. */
const HOSTILE = [
  '%',
  '%%',
  '%zz',
  '#',
  '@',
  '/',
  '\\',
  ':',
  '://',
  '\u202e',
  '\u001b[31m',
  ' ',
  '\n',
  'é',
  '😀',
  '"',
  "'",
  '$(id)',
  '`id`',
  '{}',
  '[]',
  '-1',
  'NaN',
  '__proto__',
  '../../etc/passwd',
  `${'x'.repeat(100_000)}`,
]
const SCHEMES = [
  '',
  'smtp://',
  'redis://',
  'rediss://u:',
  'redis+sentinel://a,b/',
  'https://',
  'http://u:',
]

describe('no value of a variable reaches a stack trace', () => {
  it.each(VARIABLES_READ)('%s', async (name) => {
    const file = join(folder, 'hostile.yaml')
    await mkdir(folder, { recursive: true })
    await writeFile(file, root('mail: { from: a@prefecture.example.org }'))
    for (const scheme of SCHEMES)
      for (const value of HOSTILE) {
        const result = await type(['--config', file, 'check', '--print-setup'], {
          [name]: `${scheme}${value}`,
        })
        expect([0, 2]).toContain(result.exit)
        expect(result.stderr).not.toMatch(RAW)
        expect(result.stderr).not.toContain('\u001b')
      }
  })
})
