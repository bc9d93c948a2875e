import type { ChampSpec, ChampType } from '../../world/form.ts'
import { parisDay } from '../../world/time.ts'
import type { Value } from '../../world/values.ts'
import { decimalText } from '../champ-value.ts'

/** The types that `dossierModifierAnnotations` writes; it knows no other annotation. */
export const WRITABLE: readonly ChampType[] = [
  'text',
  'textarea',
  'email',
  'checkbox',
  'yesNo',
  'date',
  'datetime',
  'integerNumber',
  'decimalNumber',
  'dropDownList',
  'multipleDropDownList',
  'repetition',
]

// biome-ignore lint/suspicious/noControlCharactersInRegex: DS strips them, all but the tab and both characters of a line break
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** What DS changes in a value before it looks at it. */
export function sanitize({ type }: ChampSpec, value: Value): Value {
  if (typeof value !== 'string') return value
  if (type === 'email') return value.trim().toLowerCase()
  return value.replace(CONTROL, '')
}

/** DS's French message, without the annotation's name, or null when the value is accepted. */
export function validationMessage(spec: ChampSpec, value: Value, now: Date): string | null {
  switch (spec.type) {
    case 'email':
      return value === '' || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(value))
        ? null
        : 'est invalide. Saisissez une adresse électronique valide. Exemple : adresse@mail.com'
    case 'dropDownList':
      return value === '' || spec.otherOption || isOption(spec, value) ? null : NOT_AN_OPTION
    case 'multipleDropDownList':
      return Array.isArray(value) && value.every((one) => isOption(spec, one))
        ? null
        : NOT_AN_OPTION
    case 'decimalNumber':
      return /^-?\d+([.,]\d{1,3})?$/.test(decimalText(Number(value)))
        ? null
        : 'doit comprendre entre 1 et 3 chiffres après le point'
    case 'integerNumber':
      return boundsMessage(spec, Number(value))
    case 'date':
    case 'datetime':
      return spec.past && String(value).slice(0, 10) >= parisDay(now)
        ? 'doit être une date dans le passé'
        : null
    default:
      return null
  }
}

const NOT_AN_OPTION = 'doit être dans les options proposées'
const isOption = ({ options = [], items }: ChampSpec, value: unknown) =>
  items ? items.some(({ id }) => id === value) : options.some((option) => option === value)

function boundsMessage({ min, max }: ChampSpec, value: number): string | null {
  const isTooSmall = min !== undefined && value < min
  const isTooBig = max !== undefined && value > max
  if (!isTooSmall && !isTooBig) return null
  if (min === 0 && max === undefined) return 'doit être un nombre positif'
  if (max === undefined) return `doit être un nombre supérieur ou égal à ${min}`
  if (min === undefined) return `doit être un nombre inférieur ou égal à ${max}`
  return `doit être un nombre compris entre ${min} et ${max}`
}
