import { isLive, type ListedDossier } from '../ds/port.ts'
import { keys } from '../queue/keys.ts'
import type { Journal } from '../store/port.ts'
import { forgetWaits } from './waits.ts'

/**
 * What DS lists as decided waits for nobody any more; what is live again does, once its opinion is given anew.
 * @returns whether some was not known to be decided
 */
export async function noteDecided(
  journal: Journal,
  demarche: number,
  dossiers: readonly ListedDossier[],
): Promise<boolean> {
  let isNew = false
  for (const { number, state } of dossiers) {
    if (isLive(state)) continue
    const key = keys.dossier(demarche, number)
    const memory = await journal.get(key)
    if (!memory || memory.decided) continue
    await journal.set(key, { ...memory, decided: true })
    await forgetWaits(journal, demarche, number)
    isNew = true
  }
  return isNew
}
