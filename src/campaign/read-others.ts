import { Decimal } from 'decimal.js'
import { parseAmount } from '../domain/amount.ts'
import { VERDICT_LABELS } from '../domain/eligibility/opinion.ts'
import type { Champ, Ds, NeighbourDossier, Page } from '../ds/port.ts'
import type { Log } from '../log.ts'
import type { CampaignInDs } from './in-ds.ts'
import type { Neighbourhood } from './known-others.ts'
import { behind, EPOCH } from './watermark.ts'

/** Reads what changed since the neighbourhood was last read, adds it to it, and passes it on page by page. */
export async function* readNeighbours(
  ds: Ds,
  log: Log,
  { campaign, demarche, form }: CampaignInDs,
  neighbourhood: Neighbourhood,
): AsyncGenerator<Page<NeighbourDossier>> {
  const ids = {
    requestedGrant: form.fields.get('requestedGrant')?.id ?? null,
    grantedAmount: form.annotations.get('grantedAmount')?.id ?? null,
    verdict: form.annotations.get('verdict')?.id ?? null,
  }
  const { readUpTo } = neighbourhood
  const since = readUpTo === null ? EPOCH : behind(readUpTo)
  let firstAnswer: number | null = null
  for await (const page of ds.neighbours(demarche.number, since, ids)) {
    firstAnswer ??= ds.lastServerTime()
    if (page.unreadable > 0) {
      log.warn(
        { campaign: campaign.id, unreadable: page.unreadable },
        'DS could not show some dossiers',
      )
    }
    for (const dossier of page.dossiers) {
      if (dossier.revisionId === page.draftRevisionId) continue
      neighbourhood.put(dossier, {
        requestedGrant: amount(dossier.requestedGrant),
        grantedAmount: amount(dossier.grantedAmount),
        ineligible: dossier.verdict?.text === VERDICT_LABELS.ineligible,
      })
    }
    yield page
  }
  if (firstAnswer !== null) neighbourhood.readUpTo = new Date(firstAnswer).toISOString()
}

function amount(champ: Champ | null): Decimal | null {
  if (champ === null) return null
  if (champ.value.kind === 'number')
    return champ.value.number === null ? null : new Decimal(champ.value.number)
  const typed = parseAmount(champ.text)
  return typed.state === 'known' ? typed.value : null
}
