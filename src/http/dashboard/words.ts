/** What people of a préfecture call the jobs. */
export const JOB_WORDS: Readonly<Record<string, string>> = {
  poll: 'Relevé des dossiers nouveaux ou modifiés',
  reconcile: 'Revue complète des dossiers',
  instruct: 'Instruction d’un dossier',
  'follow-up': 'Suivi des lauréats',
  'laureat-list': 'Liste mensuelle des lauréats',
  'tell-operator': 'Courriels à l’exploitant',
}

export const jobWords = (job: string) => JOB_WORDS[job] ?? job
