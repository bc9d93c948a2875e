import { champId, toId } from '../ids.ts'
import { isShownInRow } from '../world/conditions.ts'
import type { ChampSpec, ChampType } from '../world/form.ts'
import { type Micros, toParis } from '../world/time.ts'
import type { Value } from '../world/values.ts'
import { isRows, list, stringValue, text } from './champ-value.ts'
import { type Run, ServerCrash } from './run.ts'

/** A champ or an annotation as the API shows it; `undefined`: never filled. */
export interface Champ {
  readonly spec: ChampSpec
  readonly value: Value | undefined
  readonly rowId: string | undefined
  readonly updatedAt: Micros
}

export const champ = (
  spec: ChampSpec,
  value: Value | undefined,
  rowId?: string,
  updatedAt: Micros = 0,
): Champ => ({ spec, value, rowId, updatedAt })

export const isChamp = (source: unknown): source is Champ =>
  typeof source === 'object' && source !== null && 'spec' in source

const capitalized = (type: ChampType) => type.charAt(0).toUpperCase() + type.slice(1)

export const descriptorType = ({ type }: ChampSpec) => `${capitalized(type)}ChampDescriptor`

/** Types shown in full only to documents that spell their fragment, and what the others get. */
const FALLBACKS: Partial<Record<ChampType, string>> = {
  address: 'TextChamp',
  commune: 'TextChamp',
  datetime: 'DateChamp',
  departement: 'TextChamp',
  dropDownList: 'TextChamp',
  explication: 'TextChamp',
  headerSection: 'TextChamp',
  pays: 'TextChamp',
  region: 'TextChamp',
  yesNo: 'CheckboxChamp',
}
const TEXTS: readonly ChampType[] = [
  'text',
  'textarea',
  'email',
  'phone',
  'formatted',
  'iban',
  'referentiel',
]

export function champType({ spec: { type } }: Champ, { document }: Run): string {
  if (TEXTS.includes(type)) return 'TextChamp'
  const full = `${capitalized(type)}Champ`
  const fallback = FALLBACKS[type]
  if (!fallback || document.fragmentTypes.has(full)) return full
  // DS looks for the name of every fragment's type, and one of them has none
  if (document.hasUntypedFragment) throw new ServerCrash()
  return fallback
}

const coded = ({ value }: Champ) => (list(value).length > 0 ? { code: list(value)[0] } : null)

function typedValue(champ: Champ): unknown {
  const { spec, value } = champ
  switch (spec.type) {
    case 'checkbox':
      return value === true
    case 'integerNumber':
      return value === undefined ? null : String(value)
    case 'decimalNumber':
      return value ?? null
    case 'dropDownList':
      return value || null
    default:
      return stringValue(champ) || null
  }
}

/** One table for all types: a champ is asked only for what its type has. */
export const champFields = {
  id: ({ spec, rowId }: Champ) => champId(spec.stableId, rowId),
  label: ({ spec }: Champ) => spec.label,
  stringValue,
  updatedAt: ({ updatedAt }: Champ) => toParis(updatedAt),
  value(champ: Champ, _: unknown, run: Run): unknown {
    if (champ.spec.type !== 'yesNo') return typedValue(champ)
    const isShownInFull = champType(champ, run) === 'YesNoChamp'
    return champ.value ?? (isShownInFull ? null : false)
  },
  date: ({ value }: Champ) => text(value)?.slice(0, 10) ?? null,
  datetime: ({ value }: Champ) => text(value),
  values: ({ value }: Champ) => list(value),
  primaryValue: ({ value }: Champ) => list(value)[0] ?? '',
  secondaryValue: ({ value }: Champ) => list(value)[1] ?? '',
  files: ({ value }: Champ) => list(value).map((filename) => ({ filename })),
  etablissement: ({ value }: Champ, _: unknown, run: Run) =>
    run.world.etablissements.get(String(value)) ?? null,
  commune: coded,
  departement: coded,
  epci: coded,
  address({ value }: Champ) {
    const [, cityCode, departmentCode] = list(value)
    return cityCode ? { cityCode, departmentCode: departmentCode || null } : null
  },
  rows: ({ spec, value, updatedAt }: Champ) =>
    (isRows(value) ? value : []).map((row) => ({
      id: toId('Row', row.id),
      champs: (spec.champs ?? [])
        .filter((child) => isShownInRow(child, row.values))
        .map((child) => champ(child, row.values.get(child.stableId), row.id, updatedAt)),
    })),
}

export const descriptorFields = {
  id: ({ stableId }: ChampSpec) => champId(stableId),
  options: ({ options }: ChampSpec) => options ?? [],
  otherOption: ({ otherOption }: ChampSpec) => otherOption ?? false,
  champDescriptors: ({ champs }: ChampSpec) => champs ?? [],
}
