import {
  annotations,
  type DemoForm,
  EXPENSES,
  expenseRows,
  filled,
  maxRate,
  THEMES,
  themeOptions,
} from './common.ts'
import { PROVIDER } from './provider.ts'

/** Same labels with other capitals, apostrophes and colons, providers by SIRET, and one annotation less. */
export const aubeForm: DemoForm = {
  champs: [
    { type: 'text', label: 'Intitulé du projet :' },
    { type: 'textarea', label: 'PRÉSENTATION DU PROJET' },
    {
      type: 'dropDownList',
      label: 'Nature du projet :',
      options: themeOptions,
      otherOption: true,
    },
    { type: 'integerNumber', label: "Nombre d'agents bénéficiaires" },
    { type: 'decimalNumber', label: 'Coût global du projet :' },
    { type: 'decimalNumber', label: 'Financement demandé :' },
    { type: 'date', label: 'Date de démarrage du projet' },
    { type: 'date', label: 'Date de fin du projet' },
    EXPENSES,
    {
      type: 'repetition',
      label: 'Prestataires',
      champs: [{ type: 'siret', label: 'SIRET du prestataire' }],
    },
    { type: 'email', label: 'Courriel :' },
    { type: 'yesNo', label: 'Engagement du porteur' },
  ],
  annotations: annotations.filter((champ) => champ !== maxRate),
  answers: (facts, contact) =>
    filled({
      'Intitulé du projet :': facts.title,
      'PRÉSENTATION DU PROJET': facts.summary,
      'Nature du projet :': facts.theme && THEMES[facts.theme],
      "Nombre d'agents bénéficiaires": facts.agentsCount,
      'Coût global du projet :': facts.totalCost,
      'Financement demandé :': facts.requestedGrant,
      'Date de démarrage du projet': facts.startDate,
      'Date de fin du projet': facts.endDate,
      Dépenses: expenseRows(facts.expenses),
      Prestataires: [{ 'SIRET du prestataire': PROVIDER.siret }],
      'Courriel :': contact,
      'Engagement du porteur': facts.commitment,
    }),
}
