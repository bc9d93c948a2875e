import { extname } from 'node:path'
import type { Table } from '../domain/laureats/table.ts'
import { toCsv } from './csv.ts'
import { toXlsx } from './xlsx.ts'

/** The files that a table can be written to. The same table always gives the same bytes. */
export const FORMATS = {
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: toXlsx,
  },
  csv: { contentType: 'text/csv; charset=utf-8', write: async (table: Table) => toCsv(table) },
} as const

export type Format = keyof typeof FORMATS

/** By the extension of a file's name; null when it is another one. */
export function formatOf(file: string): Format | null {
  const extension = extname(file).slice(1).toLowerCase()
  return extension === 'xlsx' || extension === 'csv' ? extension : null
}
