import { isOf } from '../campaign/taking.ts'
import type { Campaign } from '../config/load.ts'
import { expiryNotice } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import { enumerateFew, formatDay } from '../domain/french.ts'
import { groupBy } from '../domain/group-by.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import type { StoredJournal } from '../store/port.ts'
import type { News } from './news-item.ts'

/** A dossier that waits for a decision, and the day on which DS hides it. */
interface Expiring {
  readonly dossier: number
  readonly on: Day
}

/** Those of a campaign. */
export async function expiringOf(
  journal: Pick<StoredJournal, 'get' | 'list'>,
  campaign: Pick<Campaign, 'id' | 'demarche' | 'takes'>,
): Promise<Expiring[]> {
  const own: Expiring[] = []
  for (const { key, value } of await journal.list(keys.allExpiring(campaign.demarche))) {
    const dossier = dossierOf(key)
    const memory = await journal.get(keys.dossier(campaign.demarche, dossier))
    if (memory === null || isOf(campaign, memory)) own.push({ dossier, on: value.on })
  }
  return own
}

/** Dossiers named in one sentence. */
const NAMED = 20

/** One sentence a day of expiry; the last notice makes another. */
export const expiryNews = (expiring: readonly Expiring[], today: Day): News[] =>
  [...groupBy(expiring, ({ on }) => on)].flatMap(([on, group]) => {
    const told = expiryNotice(on, today)
    if (told === null) return []
    const numbers = group.map(({ dossier }) => String(dossier)).sort()
    const isOne = numbers.length === 1
    const last = told.notice === 'last' ? 'Dernier avis. ' : ''
    return [
      {
        id: `expiring ${told.notice} ${on}`,
        text: `${last}${isOne ? 'Dossier' : 'Dossiers'} ${enumerateFew(numbers, NAMED)} : DS ${isOne ? 'l’effacera' : 'les effacera'} le ${formatDay(on)} si personne ne décide.`,
        remedy:
          'Dans DS, décidez avant ce jour, ou ouvrez le dossier et choisissez « Conserver un mois de plus ».',
        isGrowing: false,
      },
    ]
  })
