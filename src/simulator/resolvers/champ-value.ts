import type { ChampSpec } from '../world/form.ts'
import { inFrench } from '../world/time.ts'
import type { Row, Value } from '../world/values.ts'

interface Valued {
  readonly spec: ChampSpec
  readonly value: Value | undefined
}

export const isRows = (value: Value | undefined): value is readonly Row[] =>
  Array.isArray(value) && typeof value[0] === 'object'
export const list = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) && !isRows(value) ? value : []
export const text = (value: Value | undefined) =>
  typeof value === 'string' && value ? value : null

/** Ruby's `Float#to_s`: always a point; an exponent from 1e16 and below 1e-4. */
export function decimalText(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e16 || (size > 0 && size < 1e-4)) return value.toExponential()
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/** What people read; null for what has no text. */
export function stringValue({ spec: { type, items }, value }: Valued): string | null {
  if (type === 'checkbox') return String(value === true)
  if (value === undefined || value === '') return ''
  if (type === 'decimalNumber') return decimalText(Number(value))
  if (type === 'date' || type === 'datetime') return inFrench(String(value))
  const parts = list(value)
  switch (type) {
    case 'multipleDropDownList':
      return parts.join(', ')
    case 'linkedDropDownList':
      return parts.join(' / ')
    case 'carte':
    case 'titreIdentite':
      return null
    case 'pieceJustificative':
      return parts.length > 0 ? null : ''
    case 'commune':
      return `${parts[1]} (${parts[2]})`
    case 'departement':
      return `${parts[0]} - ${parts[1]}`
    case 'epci':
    case 'pays':
    case 'region':
      return parts[1] ?? ''
    case 'address':
      return parts[0] ?? ''
    case 'repetition':
      return ''
    default:
      return items?.find(({ id }) => id === value)?.text ?? String(value)
  }
}
