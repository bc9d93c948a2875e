import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InvalidArgumentError } from 'commander'
import type { Table } from '../domain/laureats/table.ts'
import { FORMATS, type Format, formatOf } from '../spreadsheet/index.ts'
import { cannotWrite } from './exit.ts'

export interface TableFile {
  readonly path: string
  readonly format: Format
}

/** Reads the argument of `--out`. */
export function parseTableFile(path: string): TableFile {
  const format = formatOf(path)
  if (format === null) throw new InvalidArgumentError('A file in .xlsx or .csv is expected.')
  // Said before minutes of reading.
  const folder = dirname(path)
  if (!existsSync(folder)) throw new InvalidArgumentError(`The folder ${folder} does not exist.`)
  return { path, format }
}

/** @throws ConfigError when the place cannot be written to */
export async function writeTable({ path, format }: TableFile, table: Table): Promise<void> {
  const content = await FORMATS[format].write(table)
  try {
    await writeFile(path, content)
  } catch (error) {
    throw cannotWrite('--out', path, error)
  }
}
