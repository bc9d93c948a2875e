import { writeFile } from 'node:fs/promises'
import { InvalidArgumentError } from 'commander'
import { ConfigError } from '../config/problems.ts'
import type { Table } from '../domain/laureats/table.ts'
import { FORMATS, type Format, formatOf } from '../spreadsheet/index.ts'

export interface TableFile {
  readonly path: string
  readonly format: Format
}

/** Reads the argument of `--out`. */
export function parseTableFile(path: string): TableFile {
  const format = formatOf(path)
  if (format === null) throw new InvalidArgumentError('A file in .xlsx or .csv is expected.')
  return { path, format }
}

/** @throws ConfigError when the place cannot be written to */
export async function writeTable({ path, format }: TableFile, table: Table): Promise<void> {
  const content = await FORMATS[format].write(table)
  try {
    await writeFile(path, content)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new ConfigError('--out', [
      { path: [], message: `${path} cannot be written (${code})`, remedy: 'give another place' },
    ])
  }
}
