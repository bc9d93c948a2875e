import type { Readers } from '../campaign/services.ts'
import { EPOCH } from '../campaign/watermark.ts'
import { type Agreement, countAgreement, type Decided } from '../domain/agreement/count.ts'
import { isLive, type ListedDecision, only, type Page } from '../ds/port.ts'

/** The opinions that stand in DS on the decided dossiers of each campaign, beside the decisions. Stores nothing. */
export async function readAgreement(
  readers: Readers,
  campaigns: readonly string[],
  onProgress: (looked: number) => void = () => {},
): Promise<Agreement[]> {
  const agreements: Agreement[] = []
  let looked = 0
  for (const id of campaigns) {
    const { form, demarche } = await readers.campaigns.open(id)
    const idOf = (key: 'verdict' | 'reasons') => form.annotations.get(key)?.id ?? null
    const ids = { verdict: idOf('verdict'), reasons: idOf('reasons') }
    // A dossier that changes meanwhile is listed twice: as it is last.
    const decided = new Map<number, Decided>()
    const taken = await readers.campaigns.others.takenBy(id)
    let hidden = 0
    let after: string | null = null
    do {
      const page: Page<ListedDecision> = only(
        await readers.ds.decisions([{ demarche: demarche.number, since: EPOCH, after, ids }]),
      )
      for (const { number, state, revisionId, ...rest } of page.dossiers) {
        if (taken?.has(number) === false) continue
        if (isLive(state) || revisionId === page.draftRevisionId) decided.delete(number)
        else decided.set(number, { dossier: number, decision: state, ...rest })
      }
      hidden += page.unreadable
      looked += page.dossiers.length
      onProgress(looked)
      after = page.next
    } while (after !== null)
    agreements.push(countAgreement(id, [...decided.values()], hidden))
  }
  return agreements
}
