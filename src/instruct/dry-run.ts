import type { Readers } from '../campaign/services.ts'
import { readMarks } from '../domain/agreement/reasons.ts'
import type { Verdict } from '../domain/eligibility/opinion.ts'
import { errorLine } from '../log.ts'
import { dossiersToInstruct, type Scope } from './changed.ts'
import type { Plan, PlannedWrite } from './decide.ts'
import { decideAll } from './decide-all.ts'

/** What a real pass would write to one dossier. */
export interface PlannedDossier {
  readonly dossier: number
  readonly campaign: string
  readonly writes: readonly PlannedWrite[]
}

/** A verdict that would change, and why. */
export interface ChangedVerdict {
  readonly dossier: number
  readonly campaign: string
  readonly from: Verdict
  readonly to: Verdict
  /** Titles of the criteria that do not answer as the reasons in DS say. */
  readonly because: readonly string[]
}

export interface DryRun {
  readonly verdicts: readonly ChangedVerdict[]
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
  const verdicts: ChangedVerdict[] = []
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
          const changed = changedVerdict(campaign, plan)
          if (changed) verdicts.push(changed)
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

/** Of an opinion that the robot gave before; a first one changes nothing. */
function changedVerdict(campaign: string, plan: Plan): ChangedVerdict | null {
  const { dossier, opinion, remembered, writes } = plan
  if (!remembered || remembered.verdict === opinion.verdict) return null
  const reasons = writes.find((write) => 'annotation' in write && write.annotation === 'reasons')
  const before = reasons && 'from' in reasons ? readMarks(String(reasons.from ?? '')) : []
  const was = (title: string) => before.find((mark) => mark.title === title)?.outcome ?? 'met'
  const because = opinion.criteria.filter(
    ({ title, outcome, blocking }) =>
      blocking && (outcome === 'not_applicable' ? 'met' : outcome) !== was(title),
  )
  // A criterion that was switched off is not in the opinion any more.
  const gone = before.filter(({ title }) => opinion.criteria.every((one) => one.title !== title))
  return {
    dossier: dossier.number,
    campaign,
    from: remembered.verdict,
    to: opinion.verdict,
    because: [...because, ...gone].map(({ title }) => title),
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
