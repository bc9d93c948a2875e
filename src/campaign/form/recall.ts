import {
  annotationsUsed,
  FIELD_KEYS,
  type FieldKey,
  READ_TOGETHER,
  REPORT_FIELD_KEYS,
  type ReportFieldKey,
  ROW_FIELDS,
  reportLabels,
} from '../../config/form.ts'
import type { Campaign } from '../../config/load.ts'
import type { Demarche, Descriptor } from '../../ds/port.ts'
import type { FormIds, KnownChamp } from '../../queue/entries.ts'
import { type Finding, findAll } from './finding.ts'

/** A champ or an annotation that has another label than the one by which it was found. */
export interface Renamed {
  readonly in: 'fields' | 'annotations' | 'reports'
  /** Its name in that part of the configuration. */
  readonly key: string
  readonly from: string
  readonly to: string
}

export interface Recalled {
  /**
   * With the ids of the champs found, after the labels: dossiers may be on a newer version than the form as it was last
   * read. Annotations are looked for in that form alone: by the id of what has another label now.
   */
  readonly campaign: Campaign
  /** To be remembered. */
  readonly ids: FormIds
  /** Facts that the form asked for and asks for no more, with the label that they had. */
  readonly gone: ReadonlyMap<FieldKey, string>
}

/**
 * What was found once by its label is known by its id as well: a champ keeps its id through the versions of a form, its
 * label does not. A label of the configuration that the form has goes before what is remembered.
 * @param known what the journal remembers of this démarche
 */
export function recall(campaign: Campaign, demarche: Demarche, known: FormIds | null): Recalled {
  const fields = { ...campaign.fields }
  const annotations = { ...campaign.annotations }
  const ids: { [part in keyof FormIds]: Record<string, readonly KnownChamp[]> } = {
    fields: { ...known?.fields },
    annotations: { ...known?.annotations },
  }
  const gone = new Map<FieldKey, string>()

  for (const key of FIELD_KEYS) {
    const labels = campaign.fields[key]
    const descriptors = ROW_FIELDS.includes(key)
      ? rowsOf(demarche.champs, fields.expenses)
      : demarche.champs
    const isTogether = READ_TOGETHER.includes(key)
    const sought = seek(descriptors, labels, known?.fields[key] ?? [], isTogether)
    ids.fields[key] = sought.known
    fields[key] = [...labels, ...sought.known.map(({ id }) => id)]
    if (sought.gone !== null) gone.set(key, sought.gone)
  }
  for (const key of annotationsUsed(campaign)) {
    const labels = [campaign.annotations[key]]
    const sought = seek(demarche.annotations, labels, known?.annotations[key] ?? [], false)
    ids.annotations[key] = sought.known
    annotations[key] = sought.known.find(isRenamed)?.id ?? annotations[key]
  }
  return { campaign: { ...campaign, fields, annotations }, ids, gone }
}

export interface RecalledReports {
  /** With the ids of what has another label now, after the labels. */
  readonly labels: Readonly<Record<ReportFieldKey, readonly string[]>>
  /** To be remembered. */
  readonly ids: FormIds
}

/**
 * The same of the form of the reports.
 * @param configured the labels that the configuration gives
 * @param known what the journal remembers of that form
 */
export function recallReports(
  configured: Parameters<typeof reportLabels>[0],
  champs: readonly Descriptor[],
  known: FormIds | null,
): RecalledReports {
  const labels = { ...reportLabels(configured) }
  const fields: Record<string, readonly KnownChamp[]> = { ...known?.fields }
  for (const key of REPORT_FIELD_KEYS) {
    const sought = seek(champs, labels[key], known?.fields[key] ?? [], false)
    fields[key] = sought.known
    labels[key] = [...labels[key], ...sought.known.filter(isRenamed).map(({ id }) => id)]
  }
  return { labels, ids: { fields, annotations: {} } }
}

const isRenamed = ({ now }: KnownChamp) => now !== undefined

/** What has another label now than the configuration says. */
export const renamedIn = ({ fields, annotations }: FormIds): Renamed[] => [
  ...renamedAmong('fields', fields),
  ...renamedAmong('annotations', annotations),
]

/** The same of the form of the reports. */
export const renamedInReports = ({ fields }: FormIds): Renamed[] => renamedAmong('reports', fields)

const renamedAmong = (part: Renamed['in'], ids: FormIds['fields']): Renamed[] =>
  Object.entries(ids).flatMap(([key, known]) =>
    known.flatMap(({ label: from, now: to }) =>
      to === undefined ? [] : [{ in: part, key, from, to }],
    ),
  )

const rowsOf = (champs: readonly Descriptor[], expenses: readonly string[]) =>
  findAll(champs, expenses).flatMap((repetition) => repetition.champs)

interface Sought {
  readonly known: readonly KnownChamp[]
  /** Its last label; null: it is there, or never was. */
  readonly gone: string | null
}

/** @param isTogether all that these labels name is wanted, not the first alone */
function seek(
  descriptors: readonly Descriptor[],
  labels: readonly string[],
  remembered: readonly KnownChamp[],
  isTogether: boolean,
): Sought {
  // Another label in the configuration is the operator's word: what an earlier one named is no answer to it.
  const before = remembered.filter(({ under }) => labels.includes(under))
  const found = foundBy(descriptors, labels)
  const here = isTogether ? found : found.filter(({ under }) => under === found[0]?.under)
  const lost = before.filter(({ id }) => here.every((one) => one.id !== id))
  if (here.length > 0 && !isTogether)
    // Which of several is meant is not known.
    return { known: here.length === 1 ? here : before.map(asFound), gone: null }
  const otherwise = lost.map((one) => {
    const now = descriptors.find(({ id }) => id === one.id)?.label
    return { ...asFound(one), ...(now !== undefined && { now }) }
  })
  const [last] = otherwise
  const isGone = here.length === 0 && !otherwise.some(isRenamed) && last !== undefined
  return { known: [...here, ...otherwise], gone: isGone ? last.label : null }
}

const asFound = ({ id, label, under }: KnownChamp): KnownChamp => ({ id, label, under })

/** In the order of the labels, each champ under the first that names it. */
function foundBy(descriptors: readonly Descriptor[], labels: readonly string[]): KnownChamp[] {
  const found = labels.flatMap((under) =>
    findAll(descriptors, [under]).map(({ id, label }) => ({ id, label, under })),
  )
  return found.filter(({ id }, place) => found.findIndex((one) => one.id === id) === place)
}

/** How people name what is in each part, and the configuration and `check`. */
const PARTS = {
  fields: { who: (label: string) => `Le champ « ${label} »`, inConfig: 'fields', code: 'field' },
  annotations: {
    who: (label: string) => `L’annotation privée « ${label} »`,
    inConfig: 'annotations',
    code: 'annotation',
  },
  reports: {
    who: (label: string) => `Le champ « ${label} » des états des lieux`,
    inConfig: 'followUp.reports.fields',
    code: 'report-field',
  },
} as const

/** « Le champ « Coût global » s’appelle maintenant « Coût total » ». */
export const renamedInWords = ({ in: part, from, to }: Renamed): string =>
  `${PARTS[part].who(from)} s’appelle maintenant « ${to} »`

/** In which part of the configuration to say it. */
export const renamedWhere = ({ in: part }: Renamed): string => PARTS[part].inConfig

/** `fields: { totalCost: "Coût total" }`: what to write in the configuration. */
export function renamedInConfig({ in: part, key, to }: Renamed): string {
  const line = `{ ${key}: ${JSON.stringify(to)} }`
  return part === 'reports'
    ? `followUp: { reports: { fields: ${line} } }`
    : `${PARTS[part].inConfig}: ${line}`
}

export const renamedFinding = (renamed: Renamed): Finding => ({
  level: 'warning',
  code: `${PARTS[renamed.in].code}-renamed.${renamed.key}`,
  message: `${renamedInWords(renamed)}.`,
  remedy: `Dites-le dans la configuration de la campagne : ${renamedInConfig(renamed)}.`,
})
