import type { Readers } from '../campaign/services.ts'
import { errorLine } from '../log.ts'
import { dossiersToInstruct, type Scope } from './changed.ts'
import type { ChangedVerdict } from './changed-verdict.ts'
import type { PlannedWrite } from './decide.ts'
import { decideAll } from './decide-all.ts'

/** What a real pass would write to one dossier. */
export interface PlannedDossier {
  readonly dossier: number
  readonly campaign: string
  readonly writes: readonly PlannedWrite[]
}

export interface DryRun {
  readonly verdicts: readonly (ChangedVerdict & {
    readonly dossier: number
    readonly campaign: string
  })[]
  /** Only those to which something would be written. */
  readonly dossiers: readonly PlannedDossier[]
  /** Dossiers that could not be read, and why. */
  readonly failed: readonly { dossier: number; campaign: string; reason: string }[]
}

/** Read together, decided one by one in the order of the queue, as the real pass does. */
const AT_ONCE = 100

export async function dryRun(
  readers: Readers,
  campaigns: readonly string[],
  scope: Scope,
  onProgress: (looked: number) => void = () => {},
): Promise<DryRun> {
  const dossiers = new Map<number, PlannedDossier>()
  const failed: DryRun['failed'][number][] = []
  const verdicts: DryRun['verdicts'][number][] = []
  let looked = 0
  for (const campaign of campaigns) {
    const inDs = await readers.campaigns.open(campaign)
    const numbers = dossiersToInstruct(readers, inDs.campaign, scope)
    for await (const batch of inBatches(numbers, AT_ONCE)) {
      const decisions = await decideAll(
        readers,
        batch.map((dossier) => ({ campaign, dossier })),
      )
      batch.forEach((dossier, place) => {
        const decision = decisions[place]
        if (!decision) return
        if ('failure' in decision)
          failed.push({ dossier, campaign, reason: errorLine(decision.failure) })
        else if (decision.ok.is === 'decided') {
          const { plan } = decision.ok
          if (plan.changed) verdicts.push({ dossier, campaign, ...plan.changed })
          if (plan.writes.length > 0)
            dossiers.set(dossier, { dossier, campaign, writes: plan.writes })
        }
      })
      looked += batch.length
      onProgress(looked)
    }
  }
  return { verdicts, dossiers: [...dossiers.values()], failed }
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
