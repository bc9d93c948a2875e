import { Decimal } from 'decimal.js'
import { html } from 'hono/html'
import { formatCount } from '../../domain/french.ts'
import type { CampaignStatus, Status } from '../../run/status.ts'
import { dayOf } from './format.ts'
import type { Markup } from './layout.ts'

/** A share of the envelope, in percent, from which it is near its end. */
const NEARLY_SPENT = 90

/** How much of the envelope is granted or asked for, in percent; null: no envelope, or nothing known of it. */
export function spentShare({ envelope }: CampaignStatus): number | null {
  if (!envelope) return null
  const total = new Decimal(envelope.total)
  if (total.isZero()) return null
  const spoken = new Decimal(envelope.granted).plus(envelope.requested)
  return spoken.dividedBy(total).times(100).round().toNumber()
}

/** What a chef de bureau asks first, over all campaigns: each figure leads to what it counts. */
export function summary({ campaigns, failed }: Status): Markup {
  const total = (count: (campaign: CampaignStatus) => number) =>
    campaigns.reduce((sum, campaign) => sum + count(campaign), 0)
  const waiting = total((one) => one.waiting.dossiers)
  const [oldest] = campaigns.flatMap(({ waiting }) => waiting.since ?? []).sort()
  const late = total(({ followUp }) => followUp?.late ?? 0)
  const spent = campaigns.filter((one) => (spentShare(one) ?? 0) >= NEARLY_SPENT).length
  return html`<ul class="tiles">
    ${tile(waiting, 'à vérifier par une personne', oldest ? html`le plus ancien depuis le ${dayOf(oldest)}` : null, '#campagnes')}
    ${tile(spent, spent > 1 ? 'enveloppes demandées à 90 % ou plus' : 'enveloppe demandée à 90 % ou plus', null, '#campagnes')}
    ${tile(late, late > 1 ? 'états des lieux en retard' : 'état des lieux en retard', null, '#campagnes')}
    ${tile(failed, failed > 1 ? 'tâches échouées' : 'tâche échouée', null, '#echecs')}
  </ul>`
}

const tile = (count: number, what: string, more: Markup | null, to: string): Markup =>
  html`<li>
    <a href="${to}"><strong>${formatCount(count)}</strong> ${what.replace(' %', '\u00a0%')}</a>
    ${more && html`<span class="fr-text--sm">${more}</span>`}
  </li>`
