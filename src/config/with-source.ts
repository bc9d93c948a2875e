import type { Scalar } from 'yaml'
import type { Problem } from '../failures/problems.ts'

/** A text or a number written in the other's way: how to write it, from what stands in the file. */
export function withSource(problem: Problem, scalar: Scalar | null): Problem {
  if (scalar === null) return problem
  const { value, source = '' } = scalar
  const remedy =
    listed(problem, typeof value === 'string' ? value : source) ??
    (typeof value === 'string' ? unquoted(problem, value) : quoted(problem, value, source))
  return remedy === null ? problem : { ...problem, remedy }
}

function listed({ path, message }: Problem, written: string): string | null {
  if (path.at(-1) !== 'departments' || !/^a list is/.test(message)) return null
  const codes = written.split(',').map((code) => `"${code.trim().padStart(2, '0')}"`)
  return `write it as a list: [${codes.join(', ')}]`
}

function quoted({ message }: Problem, value: unknown, source: string): string | null {
  if (/département code/.test(message) && typeof value === 'number')
    return `put quotes: "${source.padStart(2, '0')}"`
  return /^a text is/.test(message) && typeof value !== 'object' ? `put quotes: "${source}"` : null
}

function unquoted({ message }: Problem, value: string): string | null {
  if (/département code/.test(message)) {
    if (/^\d[ab]$/.test(value)) return `write the letter as a capital: "${value.toUpperCase()}"`
    if (/^\d$/.test(value)) return `write two digits: "0${value}"`
    if (value === '20') return 'write "2A" or "2B"'
  }
  return /^a (whole )?number is/.test(message) && /^\d+$/.test(value)
    ? `write it without quotes: ${value}`
    : null
}
