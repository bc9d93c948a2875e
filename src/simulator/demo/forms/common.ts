import type { NewChamp } from '../../world/form.ts'
import type { Answers } from '../../world/hands/answers.ts'
import type { Facts } from '../projects.ts'

/** A démarche's form, and how a project's facts are written in it. A fact left out is a champ left empty. */
export interface DemoForm {
  readonly champs: readonly NewChamp[]
  readonly annotations: readonly NewChamp[]
  answers(facts: Partial<Facts>, contact: string): Answers
}

export const THEMES = {
  '3a': '3a - Accompagnement par un expert du numérique',
  '3b': '3b - Formation au numérique et développement des compétences numériques des agents',
  '3c': '3c - Projet ayant un impact concret dans la relation à l’utilisateur',
  '3d': '3d - Projet avec l’appui d’un laboratoire d’innovation territoriale',
}
export const themeOptions = Object.values(THEMES)

export const EXPENSES: NewChamp = {
  type: 'repetition',
  label: 'Dépenses',
  champs: [
    { type: 'text', label: 'Nature de la dépense' },
    { type: 'decimalNumber', label: 'Montant' },
  ],
}
export const expenseRows = (expenses: Facts['expenses'] = []): Answers[] =>
  expenses.map(([label, amount]) => ({ 'Nature de la dépense': label, Montant: amount }))

export const verdict: NewChamp = {
  type: 'dropDownList',
  label: 'Avis automatique',
  options: ['Éligible', 'À vérifier', 'Inéligible'],
}
export const maxRate: NewChamp = { type: 'decimalNumber', label: 'Taux plafond (%)' }

export const annotations: readonly NewChamp[] = [
  { type: 'headerSection', label: 'Guichet automatique' },
  verdict,
  { type: 'textarea', label: 'Motifs de l’avis automatique' },
  { type: 'integerNumber', label: 'Population INSEE' },
  { type: 'decimalNumber', label: 'Taux demandé (%)' },
  maxRate,
  { type: 'decimalNumber', label: 'Subvention plafond (€)' },
  { type: 'textarea', label: 'Éléments d’appréciation' },
  { type: 'date', label: 'Date de fin du projet' },
  { type: 'textarea', label: 'Entreprises bénéficiaires' },
  { type: 'textarea', label: 'Avancement du projet' },
  { type: 'decimalNumber', label: 'Montant consommé (€)' },
  { type: 'date', label: 'Dernier état des lieux' },
  { type: 'textarea', label: 'Relances envoyées' },
  { type: 'textarea', label: 'Compléments à demander' },
  { type: 'checkbox', label: 'Envoyer la demande de compléments' },
  { type: 'headerSection', label: 'Décision' },
  { type: 'decimalNumber', label: 'Montant accordé (€)' },
]

/** French typography: « 12 500,50 € », with no-break spaces. */
export const euros = (amount: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(amount)

/** Drops what a story left out. */
export function filled(answers: Record<string, Answers[string] | undefined>): Answers {
  const kept: Record<string, Answers[string]> = {}
  for (const [label, answer] of Object.entries(answers))
    if (answer !== undefined) kept[label] = answer
  return kept
}
export const files = (name: string | undefined) => (name ? [name] : undefined)
