import { html } from 'hono/html'
import { formatCount } from '../../domain/french.ts'
import type { CampaignStatus } from '../../run/status.ts'
import { bar, dayOf, instant } from './format.ts'
import type { Markup } from './layout.ts'
import { campaignPath } from './links.ts'
import { spentShare } from './summary.ts'

/** One line a campaign. Narrow screens show what waits and what is late; the rest is one touch away. */
export const campaignsTable = (campaigns: readonly CampaignStatus[]): Markup =>
  html`<table class="figures campaigns">
    <caption>Une ligne par campagne ; « à vérifier » compte les dossiers qui attendent une personne</caption>
    <thead>
      <tr>
        <th scope="col">Campagne</th>
        <th scope="col">À vérifier</th>
        <th scope="col" class="wide">Éligibles</th>
        <th scope="col" class="wide">Inéligibles</th>
        <th scope="col" class="wide">Enveloppe demandée</th>
        <th scope="col">En retard</th>
        <th scope="col" class="wide">Dernier relevé</th>
      </tr>
    </thead>
    <tbody>
      ${campaigns.map(row)}
    </tbody>
  </table>`

function row(campaign: CampaignStatus): Markup {
  const { id, waiting, verdicts, followUp, lastPoll } = campaign
  const spent = spentShare(campaign)
  const late = followUp?.late ?? 0
  return html`<tr>
    <th scope="row"><a class="fr-link fr-link--sm" href="${campaignPath(id)}">${id}</a></th>
    <td>
      ${
        waiting.dossiers > 0
          ? html`<a class="fr-link fr-link--sm" href="${campaignPath(id)}#a-verifier">${formatCount(waiting.dossiers)}</a>`
          : '0'
      }
      ${waiting.since !== null && html`<br /><span class="since">depuis le ${dayOf(waiting.since)}</span>`}
    </td>
    <td class="wide">${formatCount(verdicts.eligible)}</td>
    <td class="wide">${formatCount(verdicts.ineligible)}</td>
    <td class="wide">
      ${
        spent === null
          ? '—'
          : html`${formatCount(spent)}${'\u00a0'}%${bar([{ width: Math.min(spent, 100), kind: spent > 100 ? 'ineligible' : 'requested' }])}`
      }
    </td>
    <td>${late > 0 ? html`<strong>${formatCount(late)}</strong>` : '0'}</td>
    <td class="wide">${lastPoll ? instant(lastPoll.at) : 'pas encore'}</td>
  </tr>`
}
