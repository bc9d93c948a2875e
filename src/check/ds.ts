import type { Ds } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import { explainFailure } from './failures.ts'

/** How far the machine's clock may be from DS's before windows and reminders are a matter of luck. */
const CLOCK_TOLERANCE_MS = 60_000

const TOKEN = 'Jeton DS'
const API = 'API de DS'

/**
 * Whether DS lets us in.
 * @returns `open` false when nothing more can be learnt from DS
 */
export async function examineToken(ds: Ds): Promise<{ open: boolean; diagnosis: Diagnosis }> {
  const { ok, error: trouble } = about(TOKEN)
  try {
    if ((await ds.writeAccess()) === 'granted')
      return { open: true, diagnosis: ok('token', 'Le jeton est accepté et permet d’écrire.') }
    return {
      open: true,
      diagnosis: trouble(
        'token-read-only',
        'Le jeton est accepté, mais en lecture seule : aucun avis ne peut être écrit.',
        'Dans DS, créez un jeton avec l’accès en écriture et remplacez DS_API_TOKEN.',
      ),
    }
  } catch (error) {
    const isToken = error instanceof Failure && /^ds\.(token|network)-/.test(error.code)
    return {
      open: error instanceof Failure && error.code === 'ds.half-answer',
      diagnosis: explainFailure(isToken ? TOKEN : API, error),
    }
  }
}

export const noToken = (): Diagnosis =>
  about(TOKEN).error(
    'no-token',
    'Il n’y a pas de jeton : DS n’a pas été interrogé.',
    'Créez un jeton dans DS (Profil → Jetons d’identification de l’API) et donnez-le par DS_API_TOKEN, ou par DS_API_TOKEN_FILE.',
  )

export async function examineSchema(ds: Ds): Promise<Diagnosis[]> {
  const { ok, warning, error: trouble } = about(API)
  try {
    const problems = await ds.schemaProblems()
    if (problems.length === 0) return [ok('schema', 'L’API répond comme Guichet l’attend.')]
    return problems.map((problem) =>
      /is deprecated/.test(problem)
        ? warning(
            'schema-deprecated',
            `L’API de DS retirera bientôt ce que Guichet emploie : ${problem}`,
            'Installez une version plus récente de Guichet avant que DS ne le retire.',
          )
        : trouble(
            'schema-changed',
            `L’API de DS a changé : ${problem}`,
            'Installez une version plus récente de Guichet.',
          ),
    )
  } catch (error) {
    return [explainFailure(API, error)]
  }
}

/** @param now the machine's clock (ms since the epoch), never the frozen one of `--now` */
export function examineClock(ds: Ds, now: number): Diagnosis {
  const { ok, warning } = about('Horloge')
  const theirs = ds.lastServerTime()
  if (theirs === null)
    return warning(
      'clock-unknown',
      'DS n’a pas donné son heure.',
      'Vérifiez que la machine est à l’heure (NTP).',
    )
  const gap = Math.abs(now - theirs)
  const seconds = Math.round(gap / 1000)
  if (gap <= CLOCK_TOLERANCE_MS)
    return ok('clock', `L’horloge de la machine et celle de DS s’accordent à ${seconds} s près.`)
  return warning(
    'clock-off',
    `L’horloge de la machine ${now > theirs ? 'avance' : 'retarde'} de ${seconds} s sur celle de DS.`,
    'Mettez la machine à l’heure (NTP) : les dates limites et les relances en dépendent.',
  )
}
