import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/**
 * Who may import whom: for each room, the only rooms it may look into besides itself. « types » means that only
 * types may come from there. Doors (cli, http) stand above; nothing looks up at them.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/failures': [],
  'src/package.ts': [],
  'src/territory': ['src/domain types'],
  'src/store': ['src/failures', 'src/package.ts'],
  'src/mail': ['src/failures', 'src/domain'],
  'src/spreadsheet': ['src/domain types'],
  'src/ds': ['src/failures', 'src/domain', 'src/log.ts types', 'src/config types', 'graphql'],
  'src/simulator': ['graphql', 'src/domain types', 'src/package.ts'],
}

interface Import {
  readonly from: string
  readonly to: string
  readonly typesOnly: boolean
}

const IMPORT = /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'/gm

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, path]) => ({
    from: file,
    to: relative(ROOT, resolve(ROOT, dirname(file), path ?? '')),
    typesOnly: type !== undefined,
  }))
}

const sources = ['src', 'jobs', 'graphql'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
)
const imports = sources.flatMap(importsOf)
const inside = (file: string, room: string) => file === room || file.startsWith(`${room}/`)

describe('the house', () => {
  it('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(200)
  })

  for (const [room, allowed] of Object.entries(ROOMS)) {
    it(`${room} looks only into ${allowed.join(', ') || 'itself'}`, () => {
      const strangers = imports.filter(
        ({ from, to, typesOnly }) =>
          inside(from, room) &&
          !inside(to, room) &&
          !allowed.some((rule) => {
            const [other = '', restriction] = rule.split(' ')
            return inside(to, other) && (restriction !== 'types' || typesOnly)
          }),
      )
      expect(strangers.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
    })
  }

  it('nothing but the doors imports the doors', () => {
    const upward = imports.filter(
      ({ from, to }) =>
        !inside(from, 'src/cli') &&
        (inside(to, 'src/cli') || (inside(to, 'src/http') && !inside(from, 'src/http'))),
    )
    expect(upward.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('only the domain decides: it reads no clock and no environment', () => {
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
