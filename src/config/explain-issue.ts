import * as z from 'zod'
import { nearest } from './nearest.ts'
import type { Problem } from './problems.ts'
import { configSchema } from './schema.ts'

type Issue = z.core.$ZodIssue
type JsonSchema = z.core.JSONSchema.BaseSchema

/** What a validation issue means to the person who wrote the file. */
export function explainIssue(issue: Issue): Problem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path)
    return issue.keys.map((key) => {
      const meant = nearest(key, known)
      return {
        path: [...path, key],
        message: 'unknown name',
        remedy: meant ? `did you mean ${meant}?` : `known names: ${known.join(', ')}`,
      }
    })
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return [{ path, message: 'missing', remedy: `add it (${withArticle(issue.expected)})` }]
  }
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    return [{ path, message: `${withArticle(issue.expected)} is expected` }]
  }
  if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid option')) {
    return [{ path, message: `one of ${issue.values.join(', ')} is expected` }]
  }
  if (issue.code === 'too_small' && issue.origin === 'string')
    return [{ path, message: 'it is empty' }]
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return [
      {
        path,
        message: `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum} is expected`,
      },
    ]
  if (issue.code === 'too_big' && issue.message.startsWith('Too big'))
    return [
      {
        path,
        message: `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum} is expected`,
      },
    ]
  return [{ path, message: issue.message }]
}

const withArticle = (type: string) =>
  ({
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    array: 'a list',
    object: 'a section',
    record: 'a section',
  })[type] ?? `a ${type}`

/** The names that the schema knows at this place. */
function knownKeys(path: readonly (string | number)[]): string[] {
  let place: JsonSchema | undefined = z.toJSONSchema(configSchema, { io: 'input' })
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
