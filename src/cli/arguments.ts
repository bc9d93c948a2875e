import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Month } from '../domain/laureats/monthly-list.ts'
import { ROLES, type Role } from '../run/roles.ts'
import { type Format, formatOf } from '../spreadsheet/format.ts'

/** What was typed is not what was asked for: says what is expected. */
export class NotUnderstood extends Error {}

/** What `--out` names, when it is a table. */
export interface TableFile {
  readonly path: string
  readonly format: Format
}

export function readTableFile(path: string): TableFile {
  const format = formatOf(path)
  if (format === null) throw new NotUnderstood('A file in .xlsx or .csv is expected.')
  // Said before minutes of reading.
  const folder = dirname(path)
  if (!existsSync(folder)) throw new NotUnderstood(`The folder ${folder} does not exist.`)
  return { path, format }
}

export function readDossier(text: string): number {
  if (!/^\d{1,10}$/.test(text))
    throw new NotUnderstood('A dossier number such as 12345 is expected.')
  return Number(text)
}

export function readMonth(text: string): Month {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text))
    throw new NotUnderstood('A month such as 2022-03 is expected.')
  return text
}

export function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new NotUnderstood('A port number is expected.')
  return port
}

export function readRoles(text: string): Role[] {
  return text.split(',').map((word) => {
    const role = ROLES.find((known) => known === word.trim())
    if (!role) throw new NotUnderstood(`Some of ${ROLES.join(', ')} are expected.`)
    return role
  })
}

export function readInstant(text: string): Date {
  const instant = new Date(text)
  // Without an offset the same command would mean two instants on two machines.
  if (Number.isNaN(instant.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    throw new NotUnderstood('A date and time such as 2021-07-16T18:00:00+02:00 is expected.')
  }
  return instant
}
