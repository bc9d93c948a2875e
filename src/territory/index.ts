import type { Collectivite, CollectiviteKind } from '../domain/collectivite.ts'
import { readDataset } from './dataset.ts'

/** The year of the boundaries and of the populations: version 6 of the dataset is that of 2026. */
export const DATASET_YEAR = 2026

export interface Territory {
  /**
   * The commune, the EPCI à fiscalité propre or the établissement public territorial of that SIREN (9 digits).
   * Null for everything else, which the registry does not hold: départements, régions, syndicats, the communes
   * of Saint-Pierre-et-Miquelon and of the Pacific (listed there without SIREN), companies.
   */
  find(siren: string): Collectivite | null
}

/** The national registry, from the npm package `@etalab/decoupage-administratif`: no network, no cache to age. */
export function openTerritory(): Territory {
  return {
    find(siren) {
      registry ??= readRegistry()
      return registry.get(siren) ?? null
    },
  }
}

// Reading 12 MB takes a fifth of a second: once a process, and not before the first question, so that commands which
// ask nothing start at once.
let registry: ReadonlyMap<string, Collectivite> | undefined

interface Commune {
  readonly code: string
  readonly nom: string
  readonly type: string
  readonly siren?: string
  readonly departement: string
  /** Population municipale, the last one in force. */
  readonly population?: number
}

interface Groupement {
  /** A SIREN. */
  readonly code: string
  readonly nom: string
  readonly type: string
  readonly membres: readonly { readonly code: string }[]
}

const KINDS: ReadonlyMap<string, CollectiviteKind> = new Map([
  ['CC', 'communaute-de-communes'],
  ['CA', 'communaute-d-agglomeration'],
  ['CU', 'communaute-urbaine'],
  ['METRO', 'metropole'],
  // The métropole de Lyon is a collectivity of its own kind which the DGCL counts among the EPCI à fiscalité propre.
  ['MET69', 'metropole'],
  ['EPT', 'ept'],
])

function readRegistry(): ReadonlyMap<string, Collectivite> {
  const communes = new Map(
    readDataset<Commune>('communes')
      // Communes déléguées and associées, and the arrondissements of Paris, Lyon and Marseille, apply for nothing.
      .filter((commune) => commune.type === 'commune-actuelle')
      .map((commune) => [commune.code, commune]),
  )
  const registry = new Map<string, Collectivite>()
  for (const commune of communes.values()) {
    if (commune.siren) registry.set(commune.siren, describeCommune(commune, commune.siren))
  }
  for (const groupement of [
    ...readDataset<Groupement>('epci'),
    ...readDataset<Groupement>('ept'),
  ]) {
    const members = groupement.membres.map(({ code }) => communes.get(code))
    const kind = KINDS.get(groupement.type)
    const departments = departmentsOf(members)
    const [department] = departments
    if (!kind || !department) continue
    registry.set(groupement.code, {
      siren: groupement.code,
      name: groupement.nom,
      kind,
      fiscalitePropre: kind !== 'ept',
      population: sumPopulation(members),
      year: DATASET_YEAR,
      department,
      departments,
    })
  }
  return registry
}

function describeCommune(commune: Commune, siren: string): Collectivite {
  return {
    siren,
    name: commune.nom,
    kind: 'commune',
    fiscalitePropre: false,
    population: commune.population ?? null,
    year: DATASET_YEAR,
    department: commune.departement,
    departments: [commune.departement],
  }
}

/**
 * « Dernière population INSEE »: the members' population municipale, summed. The population that epci.json gives
 * beside each member is that of the year before, and a ceiling may lie between the two.
 */
function sumPopulation(members: readonly (Commune | undefined)[]): number | null {
  let sum = 0
  for (const member of members) {
    if (member?.population === undefined) return null
    sum += member.population
  }
  return sum
}

/**
 * The seat's first. The dataset does not tell the seat: it is taken to be in the département with the most
 * inhabitants, which agrees with every SIREN that holds the number of a département (24DDxxxxx).
 */
function departmentsOf(members: readonly (Commune | undefined)[]): string[] {
  const inhabitants = new Map<string, number>()
  for (const member of members) {
    if (!member) continue
    const { departement, population = 0 } = member
    inhabitants.set(departement, (inhabitants.get(departement) ?? 0) + population)
  }
  return [...inhabitants].sort(([, a], [, b]) => b - a).map(([departement]) => departement)
}
