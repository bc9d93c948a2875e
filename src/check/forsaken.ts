import { isOf } from '../campaign/taking.ts'
import type { Campaign } from '../config/load.ts'
import { dossiersInWords, frenchSpaces } from '../domain/french.ts'
import type { ListedPlaces } from '../ds/port.ts'
import { keys } from '../queue/keys.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import type { Instruments } from './instruments.ts'

/** Live dossiers that somebody followed, and that nobody does any more. */
export async function examineForsaken(
  remembered: Instruments['remembered'],
  subject: string,
  campaign: Campaign,
  live: readonly ListedPlaces[],
): Promise<Diagnosis[]> {
  const numbers = await forsakenAmong(remembered, campaign, live)
  if (numbers.length === 0) return []
  const one = numbers.length === 1
  return [
    about(subject).warning(
      'dossiers-left-alone',
      frenchSpaces(
        one
          ? `${dossiersInWords(numbers)} : plus personne ne le suit ; son instructeur l’a quitté, ou a quitté son groupe.`
          : `${dossiersInWords(numbers)} : plus personne ne les suit ; leurs instructeurs les ont quittés, ou ont quitté leur groupe.`,
      ),
      'Dans DS, faites suivre ces dossiers par un instructeur du groupe : Guichet ne les confie pas deux fois.',
    ),
  ]
}

async function forsakenAmong(
  remembered: Instruments['remembered'],
  campaign: Campaign,
  live: readonly ListedPlaces[],
): Promise<number[]> {
  const forsaken: number[] = []
  for (const { number, state, groupId, followed } of live) {
    if (followed) continue
    const memory = await remembered(keys.dossier(campaign.demarche, number))
    if (memory !== null && !isOf(campaign, memory)) continue
    // Without a memory: whoever takes a dossier into instruction follows it.
    const wasFollowed = memory ? memory.followedIn.includes(groupId) : state === 'en_instruction'
    if (wasFollowed) forsaken.push(number)
  }
  return forsaken.sort((a, b) => a - b)
}
