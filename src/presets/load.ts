import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { presetFile, presetNames } from './names.ts'
import { type Preset, presetSchema } from './preset.ts'

let loaded: ReadonlyMap<string, Preset> | null = null

/** Every preset of the package by its name, the file’s; read once. @throws when a file is not a preset */
export function loadPresets(): ReadonlyMap<string, Preset> {
  loaded ??= readPresets()
  return loaded
}

function readPresets(): ReadonlyMap<string, Preset> {
  return new Map(
    presetNames().map((name) => {
      const file = presetFile(name)
      const preset = presetSchema.safeParse(parse(readFileSync(file, 'utf8')))
      if (!preset.success) throw new Error(`${file}: ${preset.error.message}`)
      return [name, preset.data]
    }),
  )
}
