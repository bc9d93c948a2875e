import type { Etablissement } from '../../world/values.ts'

/** A firm that cannot exist: no SIREN begins with 000. */
export const PROVIDER: Etablissement = {
  siret: '00000001800010',
  name: 'ATELIER FICTIF DU NUMÉRIQUE',
  legalCategory: '5710',
  cityCode: '10387',
  departmentCode: '10',
}
