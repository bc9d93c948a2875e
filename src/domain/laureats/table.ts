import type { Decimal } from 'decimal.js'
import type { Day } from '../facts.ts'

/**
 * What a column holds, which tells how it is written: euros and percents with two decimals, counts in groups of three
 * digits, numbers that name something (`id`) as they are, `day` as 31/03/2022.
 */
export type Kind = 'text' | 'euros' | 'percent' | 'count' | 'id' | 'day'

export type Cell = string | number | Decimal | Day | null

export interface Column<Row> {
  readonly title: string
  readonly kind: Kind
  /** In characters. */
  readonly width: number
  readonly cell: (row: Row) => Cell
}

/** A table for people, whatever file it ends in. French titles and texts. */
export interface Table {
  /** At most 31 characters: the name of the sheet. */
  readonly name: string
  readonly columns: readonly Pick<Column<never>, 'title' | 'kind' | 'width'>[]
  readonly rows: readonly (readonly Cell[])[]
  /** Sentences below the rows: what the reader should know of them. */
  readonly notes: readonly string[]
}

export const tableOf = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  notes: readonly string[] = [],
): Table => ({
  name,
  columns: columns.map(({ title, kind, width }) => ({ title, kind, width })),
  rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  notes,
})
