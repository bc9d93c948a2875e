import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The package's own index.js looks for its files in the working directory, so they are read by their path. */
export function readDataset<T>(name: 'communes' | 'departements' | 'epci' | 'ept'): T[] {
  const manifest = createRequire(import.meta.url).resolve(
    '@etalab/decoupage-administratif/package.json',
  )
  return JSON.parse(readFileSync(join(dirname(manifest), 'data', `${name}.json`), 'utf8'))
}
