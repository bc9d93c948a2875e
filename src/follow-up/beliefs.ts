import type { CampaignInDs } from '../campaign/campaigns.ts'
import { sirenOf } from '../campaign/reading/report.ts'
import type { Readers } from '../campaign/services.ts'
import { parisDay } from '../domain/dates.ts'
import type { Laureat } from '../domain/follow-up/report.ts'
import { type Fingerprint, readFingerprint } from '../mail/fingerprint.ts'
import type { LaureatMemory } from '../queue/entries.ts'
import { mailReader } from '../queue/mail-journal.ts'
import { type Annotated, readAnnotated } from './annotated.ts'
import { readMemories } from './memory.ts'
import { type DecidedDossier, type JournalledReminder, readJournalled } from './read.ts'
import { addressesOf } from './recipients.ts'

/** What is believed of a lauréat before its reports are read: what the robot wrote, in DS and in the journal. */
export interface Belief {
  readonly lines: Annotated
  readonly journalled: readonly JournalledReminder[]
  readonly memory: LaureatMemory | undefined
  /** Where it may be written to, and whose reports are its own. Personal data. */
  readonly addresses: readonly string[]
  readonly laureat: Laureat
}

export async function readBeliefs(
  readers: Pick<Readers, 'journal'>,
  inDs: CampaignInDs,
  dossiers: readonly DecidedDossier[],
): Promise<{
  of(dossier: DecidedDossier): Belief
  readonly fingerprint: Fingerprint | null
  readonly memories: ReadonlyMap<number, LaureatMemory>
}> {
  const rows = await readJournalled(readers)
  const memories = await readMemories(readers, inDs.demarche.number)
  const fingerprint = await readFingerprint(mailReader(readers.journal))
  const beliefs = new Map(
    dossiers.map((dossier): [number, Belief] => {
      const { number } = dossier
      const memory = memories.get(number)
      const journalled = rows.get(number) ?? []
      const lines = readAnnotated(inDs, dossier, journalled.length > 0 || memory?.written === true)
      const addresses = addressesOf(inDs.campaign, dossier)
      const confirmed = memory?.confirmed ?? []
      const laureat: Laureat = {
        dossier: number,
        siren: sirenOf(dossier),
        decidedOn: parisDay(dossier.decidedAt),
        addresses,
        isConfirmed: (account) => fingerprint !== null && confirmed.includes(fingerprint(account)),
        received: new Set(
          lines.reports.flatMap(({ dossier: report, fate }) =>
            'received' in fate ? [report] : [],
          ),
        ),
      }
      return [number, { lines, journalled, memory, addresses, laureat }]
    }),
  )
  return {
    fingerprint,
    memories,
    of(dossier) {
      const belief = beliefs.get(dossier.number)
      if (!belief) throw new Error(`dossier ${dossier.number} is not one of those asked about`)
      return belief
    },
  }
}
