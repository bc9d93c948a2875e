import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

interface Locked {
  readonly integrity?: string
  readonly resolved?: string
}

describe('packages of others', () => {
  it('run nothing when they are installed, here as in the image', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
    expect(read('Dockerfile')).toMatch(/^COPY [^\n]*\.npmrc/m)
  })

  it('are those of the lockfile, by their hash, and come from no other place than the registry', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, Locked>
    }
    const { '': own, ...others } = packages
    expect(own).toBeDefined()
    expect(Object.keys(others).length).toBeGreaterThan(50)
    for (const [name, { integrity, resolved }] of Object.entries(others)) {
      expect(integrity, name).toMatch(/^sha512-/)
      expect(resolved ?? 'https://registry.npmjs.org/', name).toMatch(
        /^https:\/\/registry\.npmjs\./,
      )
    }
    for (const line of read('Dockerfile').split('\n'))
      if (/\bnpm\b/.test(line)) expect(line).toMatch(/npm (ci|run build)/)
  })
})
