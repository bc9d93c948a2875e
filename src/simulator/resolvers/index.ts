import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLTypeResolver } from 'graphql'
import { priceOf } from '../costs/prices.ts'
import { champFields, champType, descriptorFields, descriptorType, isChamp } from './champ.ts'
import { demandeurFields, demandeurType } from './demandeur.ts'
import { demarcheFields } from './demarche.ts'
import { dossierFields } from './dossier.ts'
import { mutationFields } from './mutations/index.ts'
import { connectionFields, isPage, pageInfoFields } from './pagination.ts'
import { queryFields } from './query.ts'
import type { Run } from './run.ts'

/** `source` and `args` have the shape that the schema gives that field: each function declares its own. */
type Resolve = (source: never, args: never, run: Run, info: GraphQLResolveInfo) => unknown
export type Fields = Readonly<Record<string, Resolve>>

/** Champs and descriptors share one table, whatever their type: see `champ.ts`. */
const FIELDS: Readonly<Record<string, Fields>> = {
  Query: queryFields,
  Mutation: mutationFields,
  ...demarcheFields,
  Dossier: dossierFields,
  DossierConnection: connectionFields,
  PageInfo: pageInfoFields,
  ...demandeurFields,
}

/** Types with fields that make DS work. */
const WORKING: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Demarche', 'DossierConnection'])

const fieldsOf = (type: string): Fields | undefined => {
  if (type.endsWith('ChampDescriptor')) return descriptorFields
  return FIELDS[type] ?? (type.endsWith('Champ') ? champFields : undefined)
}

/** The one door of every field. What has no function of its own is a property of the same name. */
export const resolveField: GraphQLFieldResolver<unknown, Run> = (source, args, run, info) => {
  const type = info.parentType.name
  const resolve = () => {
    const own = fieldsOf(type)?.[info.fieldName]
    if (own) return own(source as never, args as never, run, info)
    return typeof source === 'object' && source !== null
      ? Reflect.get(source, info.fieldName)
      : undefined
  }
  if (!WORKING.has(type)) return run.field(info, resolve)
  const items = () => (isPage(source) ? source.work(run) : priceOf(args, info))
  return run.working(info, items, resolve)
}

export const resolveType: GraphQLTypeResolver<unknown, Run> = (source, run, _info, type) => {
  if (type.name === 'Demandeur') return demandeurType(source as never, run)
  return isChamp(source) ? champType(source, run) : descriptorType(source as never)
}
