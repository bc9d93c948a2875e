import { Decimal } from 'decimal.js'
import { unzipSync, zipSync } from 'fflate'
import writeXlsx, { type CellObject } from 'write-excel-file/node'
import type { Cell, Kind, Table } from '../domain/laureats/table.ts'
import { below, fitting } from './text.ts'

/** Number formats as Excel names them: each program shows them in its own language. */
const FORMATS: Readonly<Record<Exclude<Kind, 'text'>, string>> = {
  euros: '#,##0.00',
  percent: '0.00',
  count: '#,##0',
  id: '0',
  day: 'dd/mm/yyyy',
}

/** A workbook of one sheet. The same table gives the same bytes. */
export async function toXlsx({ name, columns, rows, notes }: Table): Promise<Buffer> {
  const head = columns.map(
    ({ title }): CellObject => ({
      value: title,
      type: String,
      fontWeight: 'bold',
      wrap: true,
      alignVertical: 'top',
      backgroundColor: '#E8EDFF',
    }),
  )
  const body = rows.map((row) =>
    row.map((cell, place) => cellOf(cell, columns[place]?.kind ?? 'text')),
  )
  const foot = below(notes).map((note) => [{ value: note, type: String } satisfies CellObject])
  const workbook = await writeXlsx([head, ...body, ...foot], {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer()
  return undated(workbook)
}

/** Texts are typed as such: whatever they begin with, no program takes them for formulas. */
function cellOf(cell: Cell, kind: Kind): CellObject | null {
  if (cell === null) return null
  const alignVertical = 'top'
  switch (kind) {
    case 'text':
      return { value: fitting(String(cell)), type: String, wrap: true, alignVertical }
    case 'day':
      return { value: new Date(String(cell)), type: Date, format: FORMATS.day, alignVertical }
    default:
      return {
        value: new Decimal(cell).toNumber(),
        type: Number,
        format: FORMATS[kind],
        alignVertical,
      }
  }
}

/** The library dates the files inside by the clock. Local time: it is what a zip holds. */
function undated(workbook: Buffer): Buffer {
  return Buffer.from(zipSync(unzipSync(workbook), { mtime: new Date(1980, 0, 1), level: 6 }))
}
