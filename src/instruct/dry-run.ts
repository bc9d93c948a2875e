import type { Readers } from '../campaign/services.ts'
import { isLive } from '../ds/port.ts'
import { errorLine } from '../log.ts'
import { dossiersToInstruct, type Scope } from './changed.ts'
import { type PlannedWrite, planDossier } from './decide.ts'

/** What a real pass would write to one dossier. */
export interface PlannedDossier {
  readonly dossier: number
  readonly campaign: string
  readonly writes: readonly PlannedWrite[]
}

export interface DryRun {
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
  let looked = 0
  for (const campaign of campaigns) {
    const { demarche } = await readers.campaigns.open(campaign)
    const numbers = dossiersToInstruct(readers, demarche.number, scope)
    for await (const batch of inBatches(numbers, AT_ONCE)) {
      const planned = await Promise.allSettled(
        batch.map((number) => plan(readers, campaign, number)),
      )
      planned.forEach((settled, index) => {
        const dossier = batch[index] ?? 0
        if (settled.status === 'rejected') {
          failed.push({ dossier, campaign, reason: errorLine(settled.reason) })
        } else if (settled.value.length > 0) {
          dossiers.set(dossier, { dossier, campaign, writes: settled.value })
        }
      })
      looked += batch.length
      onProgress(looked)
    }
  }
  return { dossiers: [...dossiers.values()], failed }
}

async function plan(
  readers: Readers,
  campaign: string,
  number: number,
): Promise<readonly PlannedWrite[]> {
  const ticket = readers.campaigns.queueUp(campaign)
  try {
    const inDs = await readers.campaigns.open(campaign)
    const dossier = await readers.ds.dossier(number)
    if (dossier === null || !isLive(dossier.state)) return []
    return (await planDossier(readers, inDs, dossier, ticket)).writes
  } finally {
    ticket.release()
  }
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
