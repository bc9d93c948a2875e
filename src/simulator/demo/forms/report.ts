import type { NewChamp } from '../../world/form.ts'

/** Progress reports of the lauréats: default labels. */
export const reportChamps: readonly NewChamp[] = [
  { type: 'integerNumber', label: 'Numéro du dossier FITN7' },
  { type: 'text', label: 'Trimestre' },
  { type: 'textarea', label: 'Avancement' },
  { type: 'decimalNumber', label: 'Montant consommé' },
  { type: 'date', label: 'Date de fin du projet' },
  {
    type: 'repetition',
    label: 'Entreprises',
    champs: [
      { type: 'siret', label: 'SIRET' },
      { type: 'text', label: 'Nom' },
    ],
  },
]
