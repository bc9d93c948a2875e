import { Decimal } from 'decimal.js'
import type { Cell, Kind, Table } from '../domain/laureats/table.ts'
import { below, fitting } from './text.ts'

/** Without it, Excel takes UTF-8 for the machine's old encoding. */
const BOM = '\ufeff'

/** A text that a spreadsheet program would take for a formula, whatever stands around it. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/

/** As a French spreadsheet program opens it: semicolons, decimal commas, 31/03/2022. */
export function toCsv({ columns, rows, notes }: Table): Buffer {
  const lines = [
    columns.map(({ title }) => quoted(asText(title))),
    ...rows.map((row) =>
      row.map((cell, place) => quoted(written(cell, columns[place]?.kind ?? 'text'))),
    ),
    ...below(notes).map((note) => [quoted(asText(note))]),
  ]
  return Buffer.from(`${BOM}${lines.map((line) => `${line.join(';')}\r\n`).join('')}`)
}

function written(cell: Cell, kind: Kind): string {
  if (cell === null) return ''
  switch (kind) {
    case 'euros':
    case 'percent':
      return new Decimal(cell).toFixed(2).replace('.', ',')
    case 'count':
    case 'id':
      return new Decimal(cell).toFixed(0)
    case 'day':
      return String(cell).split('-').reverse().join('/')
    case 'text':
      return asText(String(cell))
  }
}

/** The apostrophe tells spreadsheet programs that what follows is text. */
const asText = (text: string) => (FORMULA.test(text) ? `'${fitting(text)}` : fitting(text))

const quoted = (text: string) =>
  /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""').replace(/\r\n?/g, '\n')}"` : text
