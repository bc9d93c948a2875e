import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../package.ts'
import { type Preset, presetSchema } from './preset.ts'

let loaded: ReadonlyMap<string, Preset> | null = null

/** Every preset of the package by its name, the file’s; read once. @throws when a file is not a preset */
export function loadPresets(): ReadonlyMap<string, Preset> {
  // The YAML files are not compiled: they stay under `src/`, also when this runs from `dist/src/`.
  loaded ??= readPresets(join(packageRoot, 'src', 'presets'))
  return loaded
}

function readPresets(folder: string): ReadonlyMap<string, Preset> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return new Map(
    files.sort().map((file) => {
      const preset = presetSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')))
      if (!preset.success) throw new Error(`${join(folder, file)}: ${preset.error.message}`)
      return [basename(file, '.yaml'), preset.data]
    }),
  )
}
