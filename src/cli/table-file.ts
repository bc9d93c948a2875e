import type { Table } from '../domain/laureats/table.ts'
import { FORMATS } from '../spreadsheet/index.ts'
import type { TableFile } from './arguments.ts'
import { writeOutput } from './output-file.ts'

/** @throws ConfigError when the place cannot be written to */
export async function writeTable({ path, format }: TableFile, table: Table): Promise<void> {
  await writeOutput('--out', path, await FORMATS[format].write(table))
}
