import type { CampaignInDs } from '../campaign/campaigns.ts'
import { factFrom, findChamp } from '../campaign/reading/find-champ.ts'
import { readAmount, readDay } from '../campaign/reading/readers.ts'
import { parisDay, withinReason } from '../domain/dates.ts'
import type { Day } from '../domain/facts.ts'
import type { LaureatMemory } from '../queue/entries.ts'
import type { LaureatPlan } from './plan.ts'

/** What the monthly list needs of a lauréat, once DS has erased the dossier: numbers and dates. */
export type KeptRow = NonNullable<LaureatMemory['row']>

export function rowOf(
  { campaign, form }: CampaignInDs,
  {
    dossier,
    followed,
    reports,
    siren,
  }: Pick<LaureatPlan, 'dossier' | 'followed' | 'reports' | 'siren'>,
): KeptRow {
  const id = form.annotations.get('grantedAmount')?.id ?? ''
  const granted = dossier.writtenSinceDeposit.has(id)
    ? dossier.annotations.find((one) => one.id === id)
    : undefined
  const amount = granted && readAmount(granted)
  const start = factFrom(findChamp(dossier.champs, campaign.fields.startDate), (champ) =>
    withinReason(readDay(champ), parisDay(dossier.depositedAt), champ.text),
  )
  return {
    campaign: campaign.id,
    siren,
    decidedOn: followed.decidedOn,
    granted: amount?.state === 'known' ? amount.value.toFixed(2) : null,
    startDate: start.state === 'known' ? start.value : null,
    projectEnd: followed.projectEnd,
    companies: reports.companies.flatMap(({ siret }) => siret ?? []),
    lastReportOn: reports.lastReportOn,
    expiresOn: dossier.expiresAt === null ? null : parisDay(dossier.expiresAt),
  }
}

/** Whether a dossier that DS no longer lists was erased because its time was over. */
export const isErased = ({ expiresOn }: KeptRow, today: Day): boolean =>
  expiresOn !== null && expiresOn <= today
