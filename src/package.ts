import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of package.json: the same files are found from `src/` and from `dist/src/`. */
export const packageRoot = findRoot(import.meta.dirname)

export function readPackage(): { version: string } {
  return JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json is nowhere above this file')
  return findRoot(parent)
}
