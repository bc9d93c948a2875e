import type { Table } from '../domain/laureats/table.ts'
import { toCsv } from './csv.ts'
import type { Format } from './format.ts'
import { toXlsx } from './xlsx.ts'

/** The files that a table can be written to. The same table always gives the same bytes. */
export const FORMATS = {
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: toXlsx,
  },
  csv: { contentType: 'text/csv; charset=utf-8', write: async (table: Table) => toCsv(table) },
} as const satisfies Record<Format, unknown>
