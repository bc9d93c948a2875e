import { Decimal } from 'decimal.js'
import { html } from 'hono/html'
import type { Verdict } from '../../domain/eligibility/opinion.ts'
import { periodLabel } from '../../domain/follow-up/period-words.ts'
import { formatCount, formatDay, formatEuros, formatPercent, plural } from '../../domain/french.ts'
import type { CampaignStatus } from '../../run/status.ts'
import { bar, instant, share } from './format.ts'
import type { Markup } from './layout.ts'

const VERDICTS: readonly (readonly [Verdict, string])[] = [
  ['eligible', 'Éligible'],
  ['to_check', 'À vérifier'],
  ['ineligible', 'Inéligible'],
]

/** The latest ones; the older are history. */
const PERIODS_SHOWN = 8

export function opinions({ verdicts }: CampaignStatus): Markup {
  const total = VERDICTS.reduce((sum, [verdict]) => sum + verdicts[verdict], 0)
  const percent = (count: number) =>
    formatPercent(new Decimal(share(count, total)).toDecimalPlaces(0))
  return html`${bar(VERDICTS.map(([verdict]) => ({ width: share(verdicts[verdict], total), kind: verdict })))}
    <table class="figures">
      <caption>Avis rendus</caption>
      <thead>
        <tr><th scope="col">Avis</th><th scope="col">Dossiers</th><th scope="col">Part</th></tr>
      </thead>
      <tbody>
        ${VERDICTS.map(
          ([verdict, label]) => html`<tr>
            <th scope="row"><span class="key bar-${verdict}" aria-hidden="true"></span>${label}</th>
            <td>${formatCount(verdicts[verdict])}</td>
            <td>${percent(verdicts[verdict])}</td>
          </tr>`,
        )}
      </tbody>
    </table>`
}

export function envelope({ envelope: use }: CampaignStatus): Markup {
  if (!use) return html`<p class="fr-text--sm">Pas d’enveloppe connue à ce jour.</p>`
  const total = new Decimal(use.total)
  const granted = new Decimal(use.granted)
  const requested = new Decimal(use.requested)
  const left = total.minus(granted)
  const whole = Decimal.max(total, granted.plus(requested)).toNumber()
  const rows = [
    ['granted', 'Accordé', granted],
    ['requested', 'Demandé, en cours d’instruction', requested],
    ['ground', left.isNegative() ? 'Dépassement' : 'Reste à accorder', left.abs()],
  ] as const
  const width = (amount: Decimal) => share(amount.toNumber(), whole)
  const tooMuch = requested.greaterThan(Decimal.max(left, 0))
  return html`${bar([
    { width: width(granted), kind: 'granted' },
    { width: width(requested), kind: 'requested' },
  ])}
    <table class="figures">
      <caption>Enveloppe : ${formatEuros(total)}</caption>
      <thead>
        <tr><th scope="col">Part</th><th scope="col">Montant</th></tr>
      </thead>
      <tbody>
        ${rows.map(
          ([kind, label, amount]) => html`<tr>
            <th scope="row"><span class="key bar-${kind}" aria-hidden="true"></span>${label}</th>
            <td>${formatEuros(amount)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${tooMuch && html`<p class="fr-text--sm">Les demandes dépassent ce qui reste.</p>`}`
}

export function reports({ followUp }: CampaignStatus): Markup {
  if (!followUp) return html`<p class="fr-text--sm">Pas de lauréat suivi à ce jour.</p>`
  const periods = (followUp.periods ?? []).slice(0, PERIODS_SHOWN)
  return html`<table class="figures">
      <caption>États des lieux des lauréats</caption>
      <thead>
        <tr>
          <th scope="col">Trimestre</th>
          <th scope="col" class="chart wide">Part reçue</th>
          <th scope="col">Dus</th>
          <th scope="col">Reçus</th>
          <th scope="col">En retard</th>
        </tr>
      </thead>
      <tbody>
        ${periods.map(
          ({ period, due, received, late }) => html`<tr>
            <th scope="row">${periodLabel(period)}</th>
            <td class="chart wide">
              ${bar([
                { width: share(received, due), kind: 'eligible' },
                { width: share(late, due), kind: 'ineligible' },
              ])}
            </td>
            <td>${formatCount(due)}</td>
            <td>${formatCount(received)}</td>
            <td>${late > 0 ? html`<strong>${formatCount(late)}</strong>` : formatCount(late)}</td>
          </tr>`,
        )}
        <tr>
          <th scope="row">Depuis le début</th>
          <td class="chart wide"></td>
          <td>${formatCount(followUp.due)}</td>
          <td>${formatCount(followUp.received)}</td>
          <td>${formatCount(followUp.late)}</td>
        </tr>
      </tbody>
    </table>
    <p class="fr-text--sm">
      ${plural(followUp.laureats, 'lauréat', 'lauréats')}, au passage du ${instant(followUp.at)}. En retard : non reçu malgré la
      dernière relance.
    </p>
    ${followUp.unreached ? html`<p class="fr-text--sm"><strong>${plural(followUp.unreached, 'lauréat n’est pas joint', 'lauréats ne sont pas joints')}</strong> : le serveur d’envoi ne prend pas leurs courriels.</p>` : ''}
    ${followUp.withoutAnnotations ? html`<p class="fr-text--sm">${plural(followUp.withoutAnnotations, 'lauréat a été décidé', 'lauréats ont été décidés')} avant la publication des annotations du suivi${'\u00a0'}: rien ne peut y être écrit, la liste et les relances s’en passent.</p>` : ''}
    ${followUp.expiring ? html`<p class="fr-text--sm"><strong>${plural(followUp.expiring.count, 'lauréat sera effacé', 'lauréats seront effacés')} par DS</strong> avant la fin de leur suivi, à partir du ${formatDay(followUp.expiring.first)} : dans DS, « Conserver un mois de plus ».</p>` : ''}`
}
