import { inWords } from '../../failures/catalogue.ts'
import { wrongNowInWords } from '../../operator/incident-words.ts'

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

/** What a failure means, and what to do about it. @param code see `FailedJob.code` */
export const failureWords = (code: string): { wrong: string; remedy: string } =>
  code === 'unexpected'
    ? {
        wrong: 'Une erreur inattendue est survenue.',
        remedy: 'Relancez la tâche ; si elle échoue encore, le journal technique en dit plus.',
      }
    : { wrong: wrongNowInWords(code), remedy: inWords(code).remedy }
