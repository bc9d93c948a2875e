import {
  annotations,
  type DemoForm,
  euros,
  filled,
  THEMES,
  themeOptions,
  verdict,
} from './common.ts'

/** Another hand drew this one: amounts are typed in text champs, themes are multiple, expenses are prose. */
export const hauteMarneForm: DemoForm = {
  champs: [
    { type: 'text', label: 'Intitulé du projet' },
    { type: 'textarea', label: 'Présentation du projet' },
    { type: 'multipleDropDownList', label: 'Nature du projet', options: themeOptions },
    { type: 'text', label: 'Coût global du projet' },
    { type: 'text', label: 'Montant de la subvention demandée' },
    { type: 'date', label: 'Date de démarrage du projet' },
    { type: 'date', label: 'Date de fin du projet' },
    { type: 'textarea', label: 'Dépenses' },
    { type: 'integerNumber', label: 'Nombre d’agents bénéficiaires' },
    { type: 'email', label: 'Courriel' },
    { type: 'checkbox', label: 'Engagement du porteur' },
  ],
  annotations: annotations.map((champ) =>
    champ === verdict ? { type: 'text', label: verdict.label } : champ,
  ),
  answers: (facts, contact) =>
    filled({
      'Intitulé du projet': facts.title,
      'Présentation du projet': facts.summary,
      'Nature du projet': facts.theme && [THEMES[facts.theme]],
      'Coût global du projet': facts.totalCost && euros(facts.totalCost),
      'Montant de la subvention demandée': facts.requestedGrant && euros(facts.requestedGrant),
      'Date de démarrage du projet': facts.startDate,
      'Date de fin du projet': facts.endDate,
      Dépenses: facts.expenses?.map(([label, amount]) => `${label} : ${euros(amount)}`).join('\n'),
      'Nombre d’agents bénéficiaires': facts.agentsCount,
      Courriel: contact,
      'Engagement du porteur': facts.commitment,
    }),
}
