import { extname } from 'node:path'

export type Format = 'xlsx' | 'csv'

/** By the extension of a file's name; null when it is another one. */
export function formatOf(file: string): Format | null {
  const extension = extname(file).slice(1).toLowerCase()
  return extension === 'xlsx' || extension === 'csv' ? extension : null
}
