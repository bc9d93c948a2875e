import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../package.ts'

/** The YAML files are not compiled: they stay under `src/`, also when this runs from `dist/src/`. */
export const PRESETS_FOLDER = join(packageRoot, 'src', 'presets')

const EXTENSION = '.yaml'

/** Every preset of the package: a file's name is the preset's. */
export const presetNames = (): string[] =>
  readdirSync(PRESETS_FOLDER)
    .filter((file) => file.endsWith(EXTENSION))
    .sort()
    .map((file) => file.slice(0, -EXTENSION.length))

export const presetFile = (name: string) => join(PRESETS_FOLDER, `${name}${EXTENSION}`)
