import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { Etablissement } from '../world/values.ts'

/** Real communes and EPCI, from the official registry: the worker looks them up by SIREN. */
export interface Applicants {
  /** By INSEE code of a commune or SIREN of an EPCI. */
  etablissement(code: string): Etablissement
  /** The communes of a département, in the registry's order. */
  communesOf(department: string): Etablissement[]
}

const communeSchema = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string().optional(),
  siren: z.string().optional(),
})
const epciSchema = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  membres: z.array(z.object({ code: z.string(), populationMunicipale: z.number() })),
})
type Commune = z.infer<typeof communeSchema>

const EPCI_CATEGORIES: Record<string, string> = { CC: '7346', CA: '7348', CU: '7343' }

/** Read once a process. */
export function openApplicants(): Applicants {
  applicants ??= readApplicants()
  return applicants
}

let applicants: Applicants | undefined

function readApplicants(): Applicants {
  const communes = z
    .array(communeSchema)
    .parse(read('communes.json'))
    .filter(({ type }) => type === 'commune-actuelle')
  const communeByCode = new Map(communes.map((commune) => [commune.code, commune]))
  const epciByCode = new Map(
    z
      .array(epciSchema)
      .parse(read('epci.json'))
      .map((epci) => [epci.code, epci]),
  )

  const ofCommune = ({ code, nom, siren = '', departement = '' }: Commune): Etablissement => ({
    siret: siretOf(siren),
    name: `COMMUNE DE ${nom.toUpperCase()}`,
    legalCategory: '7210',
    cityCode: code,
    departmentCode: departement,
  })

  return {
    etablissement(code) {
      const commune = communeByCode.get(code)
      if (commune) return ofCommune(commune)
      const epci = epciByCode.get(code)
      if (!epci) throw new Error(`neither a commune nor an EPCI: ${code}`)
      // the registry does not tell the seat: the largest member stands for it
      const [seat] = [...epci.membres].sort(
        (a, b) => b.populationMunicipale - a.populationMunicipale,
      )
      return {
        siret: siretOf(epci.code),
        name: epci.nom.toUpperCase(),
        legalCategory: EPCI_CATEGORIES[epci.type] ?? '7344',
        cityCode: seat?.code ?? '',
        departmentCode: communeByCode.get(seat?.code ?? '')?.departement ?? null,
      }
    },
    communesOf: (department) =>
      communes.filter(({ departement }) => departement === department).map(ofCommune),
  }
}

function read(file: string): unknown {
  const require = createRequire(import.meta.url)
  const path = require.resolve(`@etalab/decoupage-administratif/data/${file}`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** The head office's SIRET: SIREN, establishment 0001, and the digit that makes Luhn's sum right. */
export function siretOf(siren: string): string {
  const digits = `${siren}0001`
  const sum = [...digits].reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
