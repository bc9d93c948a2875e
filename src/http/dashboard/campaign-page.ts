import { html } from 'hono/html'
import { formatCount, plural } from '../../domain/french.ts'
import type { Opinions } from '../../run/opinions.ts'
import type { CampaignStatus } from '../../run/status.ts'
import type { ShownAgreement } from '../agreements.ts'
import { agreementSection } from './agreement.ts'
import { envelope, opinions, reports } from './campaign.ts'
import { dayOf, instant } from './format.ts'
import { layout, type Markup } from './layout.ts'
import { demarcheUrl, dossierUrl } from './links.ts'
import { weeksSection } from './weeks.ts'

/** More would make a page that nobody reads; DS lists them all. */
const WAITING_SHOWN = 50

/** All that is known of one campaign. @param dsUrl the address of DS's API */
export function campaignPage(page: {
  service: string
  campaign: CampaignStatus
  known: Opinions
  agreement: ShownAgreement
  dsUrl: string
}): Markup {
  const { service, campaign, known, agreement, dsUrl } = page
  const { id, demarche, preset, lastPoll, lastReconcile } = campaign
  const urlOf = (dossier: number) => dossierUrl(dsUrl, demarche, dossier)
  const at = (pass: { at: string } | null) => (pass ? instant(pass.at) : 'pas encore')
  return layout({
    service,
    title: `Campagne ${id}`,
    body: html`<p><a class="fr-link" href="/">Toutes les campagnes</a></p>
      <h1>Campagne ${id}</h1>
      <p>
        <a class="fr-link" href="${demarcheUrl(dsUrl, demarche)}">Démarche ${demarche}</a>, règles
        «${'\u00a0'}${preset}${'\u00a0'}». Dernier relevé${'\u00a0'}: ${at(lastPoll)}. Dernière revue
        complète${'\u00a0'}: ${at(lastReconcile)}.
      </p>

      <h2 id="a-verifier">À vérifier par une personne</h2>
      ${untakenNotice(campaign)}
      ${waitingSection(known.waiting, urlOf)}
      ${forsakenSection(campaign, urlOf)}

      <h2 id="avis">Avis</h2>
      <div class="fr-grid-row fr-grid-row--gutters">
        <div class="fr-col-12 fr-col-md-5">${opinions(campaign)}</div>
        <div class="fr-col-12 fr-col-md-7">${weeksSection(known.weeks)}</div>
      </div>

      <h2 id="decisions">Avis et décisions</h2>
      ${agreementSection(agreement, urlOf)}

      <h2 id="enveloppe">Enveloppe</h2>
      ${envelope(campaign)}

      <h2 id="etats-des-lieux">États des lieux</h2>
      ${reports(campaign)}`,
  })
}

/** Where campaigns share a démarche. */
const untakenNotice = ({ untaken }: CampaignStatus): Markup | '' =>
  untaken === 0
    ? ''
    : html`<p>
        ${plural(untaken, 'dossier de la démarche n’est pris', 'dossiers de la démarche ne sont pris')} par aucune campagne
        (« takes »)${'\u00a0'}: sans avis, au dernier passage complet.
      </p>`

/** Whoever followed them has left them, or was taken out of their group. */
function forsakenSection(
  { forsaken }: CampaignStatus,
  urlOf: (dossier: number) => string,
): Markup | '' {
  if (forsaken.length === 0) return ''
  const hidden = forsaken.length - WAITING_SHOWN
  return html`<h3 id="sans-instructeur">Sans instructeur</h3>
    <p>
      ${plural(forsaken.length, 'dossier n’est plus suivi', 'dossiers ne sont plus suivis')} par personne, au dernier passage
      complet${'\u00a0'}: leur instructeur les a quittés, ou a quitté leur groupe. Guichet ne les confie pas à quelqu’un
      d’autre${'\u00a0'}: faites-le dans DS.
    </p>
    <ul class="dossiers">
      ${forsaken
        .slice(0, WAITING_SHOWN)
        .map(
          (dossier) =>
            html`<li><a class="fr-link fr-link--sm" href="${urlOf(dossier)}">Dossier ${dossier}</a></li>`,
        )}
    </ul>
    ${hidden > 0 && html`<p>Et ${formatCount(hidden)} de plus.</p>`}`
}

function waitingSection(waiting: Opinions['waiting'], urlOf: (dossier: number) => string): Markup {
  if (waiting.length === 0) return html`<p>Aucun dossier n’attend.</p>`
  const hidden = waiting.length - WAITING_SHOWN
  return html`<p>
      ${plural(waiting.length, 'dossier attend', 'dossiers attendent')} qu’une personne lise ce que l’avis n’a pas pu
      vérifier, le plus ancien d’abord.
    </p>
    <ul class="dossiers">
      ${waiting.slice(0, WAITING_SHOWN).map(
        ({ dossier, since }) => html`<li>
          <a class="fr-link fr-link--sm" href="${urlOf(dossier)}">Dossier ${dossier}</a>
          ${since !== null && html`<span class="since">depuis le ${dayOf(since)}</span>`}
        </li>`,
      )}
    </ul>
    ${hidden > 0 && html`<p>Et ${formatCount(hidden)} de plus dans démarches-simplifiées.</p>`}`
}
