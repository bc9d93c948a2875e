import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { readEnvironment, VARIABLES } from '../../src/config/environment.ts'
import { ANNOTATIONS, FIELD_LABELS, REPORT_FIELD_LABELS } from '../../src/config/form.ts'
import { parseConfig } from '../../src/config/load.ts'
import { mailSchema } from '../../src/config/schema.ts'
import { CRITERIA } from '../../src/domain/eligibility/criteria/index.ts'
import { blocksOf, ROOT, readPapers, spansOf } from './papers.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const papers = readPapers()

/** Read by the command line before all others, and by Node. */
const BESIDE = ['GUICHET_CONFIG', 'NODE_EXTRA_CA_CERTS']
const NAME = /\b[A-Z]+(?:_[A-Z]+)+\b/g

describe('variables', () => {
  const known = [...VARIABLES, ...BESIDE]
  /** It may not be set to what matters. */
  const settings = known.filter((name) => name !== 'NODE_TLS_REJECT_UNAUTHORIZED')

  it.each(papers)('$file names those that are read, and no other', (paper) => {
    const code = [...blocksOf(paper).map(({ content }) => content), ...spansOf(paper)].join('\n')
    const named = new Set(code.match(NAME))
    expect([...named].filter((name) => !known.includes(name))).toEqual([])
  })

  it('are all in the README', () => {
    expect(known.filter((name) => !read('README.md').includes(`\`${name}`))).toEqual([])
  })

  it('are all in .env.example, and no other', () => {
    const set = read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)
    expect([...set].map(([, name]) => name).toSorted()).toEqual(settings.toSorted())
  })

  it('have in .env.example the value that they have when they are not set', () => {
    const example = new Map(
      [...read('.env.example').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    const { dsApiUrl, dataDir, httpHost, httpPort } = readEnvironment({})
    expect({
      dsApiUrl: example.get('DS_API_URL'),
      dataDir: example.get('DATA_DIR'),
      httpHost: example.get('HTTP_HOST'),
      httpPort: Number(example.get('HTTP_PORT')),
    }).toEqual({ dsApiUrl, dataDir, httpHost, httpPort })
  })
})

describe('the configuration', () => {
  const blocks = papers.flatMap(blocksOf).filter(({ language }) => language === 'yaml')
  const CAMPAIGN = { id: 'a', preset: 'marne-volet-1', demarche: 1, robot: 'robot@example.org' }
  const rules = new Set(CRITERIA.map(({ id }) => id))

  it('has blocks to look at', () => {
    expect(blocks.length).toBeGreaterThan(3)
  })

  it.each(blocks)('the block of $file is accepted: $content', ({ content, file }) => {
    const written = parse(content)
    // Of docker compose, not ours.
    if ('services' in written) return
    const isOfRules = Object.keys(written).every((key) => rules.has(key))
    const whole = isOfRules
      ? { campaigns: [{ ...CAMPAIGN, rules: written }] }
      : { campaigns: [CAMPAIGN], ...written }
    expect(() => parseConfig(stringify(whole), file)).not.toThrow()
  })

  it('has every key in the example', () => {
    const example = read('guichet.example.yaml')
    const keys = new Set(propertiesOf(JSON.parse(read('config.schema.json'))))
    expect(keys.size).toBeGreaterThan(30)
    expect([...keys].filter((key) => !new RegExp(`\\b${key}:`).test(example))).toEqual([])
  })
})

/** The names of the properties of a JSON Schema, at every depth. */
function propertiesOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(propertiesOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? Object.entries(value).flatMap(([name, below]) => [name, ...propertiesOf(below)])
      : propertiesOf(value),
  )
}

describe('codes', () => {
  const sources = ['src', 'jobs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(join(folder, file))),
  )

  it.each(papers)('$file names those that Guichet gives, and no other', (paper) => {
    const codes = spansOf(paper).filter((span) =>
      /^(?:ds|mail|store|campaign|schedule|jobs)\.[a-z-]+$/.test(span),
    )
    const isGiven = (code: string) => sources.some((source) => source.includes(`'${code}'`))
    const settings = Object.keys(mailSchema.shape).map((key) => `mail.${key}`)
    expect(codes.filter((code) => !settings.includes(code) && !isGiven(code))).toEqual([])
  })
})

describe('« Quels libellés Guichet attend-il ? »', () => {
  const sections = read('docs/quels-libelles-guichet-attend-il.md').split(/^## /m)
  const rowsUnder = (title: string) => {
    const section = sections.find((one) => one.startsWith(title)) ?? ''
    const rows = section.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)
    return Object.fromEntries(
      [...rows].map(([, key, label = '']) => [key, label.replaceAll('\u00a0', ' ')]),
    )
  }
  const annotations = Object.fromEntries(
    Object.entries(ANNOTATIONS).map(([key, { label }]) => [key, label]),
  )

  it.each([
    ['Le dossier', FIELD_LABELS],
    ['Les annotations', annotations],
    ['L’état des lieux', REPORT_FIELD_LABELS],
  ])('%s: each name with its label, and no other', (title, labels) => {
    expect(rowsUnder(title)).toEqual(labels)
  })
})
