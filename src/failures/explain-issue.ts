import * as z from 'zod'
import { nearest } from '../domain/nearest.ts'
import { asSaid, type Problem } from './problems.ts'

type Issue = z.core.$ZodIssue
type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * What a validation issue means to the person who wrote the file.
 * @param schema that the value was held against: it knows the names that may be written
 */
export function explainIssue(issue: Issue, schema: z.ZodType): Problem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path, schema)
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: 'unknown name',
      remedy: meant(key, known),
    }))
  }
  const meantOne = issue.code === 'invalid_union' ? likeliest(issue.errors) : null
  if (meantOne !== null)
    return meantOne.flatMap((one) =>
      explainIssue({ ...one, path: [...issue.path, ...one.path] }, schema),
    )
  return [{ path, ...explain(issue) }]
}

/** Of several ways to write it, the one that was begun as it should: what is wrong is deeper. Null: none, or several. */
function likeliest(ways: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const [way, ...others] = ways.filter((issues) =>
    issues.every(
      (issue) => issue.path.length > 0 && issue.code !== 'unrecognized_keys' && !isMissing(issue),
    ),
  )
  return way === undefined || others.length > 0 ? null : way
}

const isMissing = ({ code, message }: Issue): boolean =>
  code === 'invalid_type' && message.endsWith('received undefined')

function meant(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  if (near !== null) return `did you mean ${near}?`
  return known.length > 0 ? `known names: ${known.join(', ')}` : 'take it away: nothing goes there'
}

function explain(issue: Issue): Pick<Problem, 'message' | 'remedy'> {
  // Said in the schema, for a person.
  if (!RAW.test(issue.message)) return asSaid(issue.message)
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue)
        ? { message: 'missing', remedy: `add it (${nameOf(issue.expected)})` }
        : {
            message: `${nameOf(issue.expected)} is expected`,
            remedy: TYPES[issue.expected]?.written ?? 'look at guichet.example.yaml',
          }
    case 'invalid_value':
      return {
        message: `one of ${issue.values.map(String).join(', ')} is expected`,
        remedy: 'write one of them',
      }
    case 'too_small':
      if (issue.origin === 'string')
        return { message: 'it is empty', remedy: 'write it, or take the line away' }
      return {
        message: bound(issue.inclusive ? 'at least' : 'more than', issue.origin, issue.minimum),
        remedy: 'correct it, or take the line away',
      }
    case 'too_big':
      return {
        message: bound(issue.inclusive ? 'at most' : 'less than', issue.origin, issue.maximum),
        remedy: 'correct it, or take the line away',
      }
    default:
      return { message: 'it is not understood', remedy: 'look at guichet.example.yaml' }
  }
}

/** The words of the library, which speak of its own types. */
const RAW = /^(Invalid|Too (small|big)|Unrecognized)\b/

function bound(how: string, origin: string, limit: number | bigint): string {
  if (origin !== 'array') return `a number that is ${how} ${limit} is expected`
  return limit === 1 ? `${how} one entry is expected` : `${how} ${limit} entries are expected`
}

const SECTION = {
  name: 'a section',
  written: 'write { name: value }, or names and values below it',
}
const TYPES: Readonly<Record<string, { name: string; written: string }>> = {
  string: { name: 'a text', written: 'write it between quotes' },
  number: { name: 'a number', written: 'write its digits, without quotes' },
  int: { name: 'a whole number', written: 'write its digits, without quotes' },
  array: {
    name: 'a list',
    written: 'write it as a list: [one, other], or each entry below it after « - »',
  },
  object: SECTION,
  record: SECTION,
  boolean: { name: 'true or false', written: 'write true or false, without quotes' },
}
const nameOf = (type: string) => TYPES[type]?.name ?? `a ${type}`

/** The names that the schema knows at this place. */
function knownKeys(path: readonly (string | number)[], schema: z.ZodType): string[] {
  let place: JsonSchema | undefined = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  })
  for (const key of path) {
    const next: unknown = typeof key === 'number' ? place?.items : place?.properties?.[key]
    place =
      typeof next === 'object' && next !== null && !Array.isArray(next)
        ? (next as JsonSchema)
        : undefined
  }
  const names = place?.propertyNames
  const fromRecord = typeof names === 'object' && names.enum ? names.enum.map(String) : []
  return [...Object.keys(place?.properties ?? {}), ...fromRecord]
}
