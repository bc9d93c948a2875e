import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** The rooms, from the doors down. Each row looks only at the rows below it; rooms of one row know nothing of each other. */
const HOUSE: readonly (readonly string[])[] = [
  ['src/cli'],
  ['src/http'],
  ['src/run'],
  ['jobs'],
  ['src/check'],
  ['src/operator'],
  ['src/lists'],
  ['src/follow-up', 'src/instruct'],
  ['src/campaign'],
  ['src/queue'],
  ['src/config'],
  ['src/presets'],
  ['src/ds', 'src/mail', 'src/store', 'src/territory', 'src/spreadsheet'],
  ['src/simulator'],
  ['graphql', 'src/log.ts', 'src/package.ts'],
  ['src/failures'],
  ['src/domain'],
]

interface Import {
  readonly from: string
  readonly to: string
}

const IMPORT = /(?:^(?:import|export)\s[^'"]*?from\s+|^import\s+|\bimport\()'(\.[^']+)'/gm

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, path]) => ({
    from: file,
    to: relative(ROOT, resolve(ROOT, dirname(file), path ?? '')),
  }))
}

const sources = ['src', 'jobs', 'graphql'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
)
const imports = sources.flatMap(importsOf)

const inside = (file: string, room: string) => file === room || file.startsWith(`${room}/`)
const rooms = HOUSE.flat()
const roomOf = (file: string) => rooms.find((room) => inside(file, room)) ?? null
const rowOf = (room: string | null) => HOUSE.findIndex((row) => row.some((one) => one === room))

const arrow = ({ from, to }: Import) => `${from} → ${to}`

/** Files that lead back to themselves through their imports, each circle once, as the way round. */
function circles(): string[] {
  const next = new Map(sources.map((file) => [file, imports.filter(({ from }) => from === file)]))
  const done = new Set<string>()
  const found: string[] = []
  function walk(file: string, way: readonly string[]): void {
    const start = way.indexOf(file)
    if (start >= 0) {
      found.push([...way.slice(start), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const { to } of next.get(file) ?? []) walk(to, [...way, file])
    done.add(file)
  }
  for (const file of sources) walk(file, [])
  return found
}

describe('the house', () => {
  it('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(1_000)
  })

  it('knows the room of every source', () => {
    expect(sources.filter((file) => roomOf(file) === null)).toEqual([])
  })

  it('has no arrow but downwards', () => {
    const upward = imports.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)]
      return here !== there && rowOf(here) >= rowOf(there)
    })
    expect(upward.map(arrow)).toEqual([])
  })

  it('has no circle of files', () => {
    expect(circles()).toEqual([])
  })

  it('has a domain that reads no clock and no environment', () => {
    const impure = sources
      .filter((file) => inside(file, 'src/domain'))
      .filter((file) =>
        /Date\.now\(|new Date\(\)|process\.|Math\.random|from 'node:/.test(
          readFileSync(join(ROOT, file), 'utf8'),
        ),
      )
    expect(impure).toEqual([])
  })
})
