import { html } from 'hono/html'
import { formatCount, plural } from '../../domain/french.ts'
import type { Overview } from '../overview.ts'
import { campaignsTable } from './campaigns-table.ts'
import { failuresSection } from './failures.ts'
import { instant } from './format.ts'
import { layout, type Markup } from './layout.ts'
import { notice } from './notice.ts'
import { summary } from './summary.ts'
import { jobWords } from './words.ts'

/** The dashboard. */
export function dashboardPage(page: {
  service: string
  overview: Overview
  /** What proves that a form comes from this page. */
  token: string
  /** How many failed jobs were just queued again; null: none was asked for. */
  requeued: number | null
  /** How many were just forgotten; null: none was asked for. */
  discarded: number | null
}): Markup {
  const { service, overview, token, requeued, discarded } = page
  const { status, failed, timetable } = overview
  return layout({
    service,
    title: 'Tableau de bord',
    script: 'refresh.js',
    body: html`<h1>Tableau de bord</h1>
      <div role="status">${requeued !== null && requeuedNotice(requeued)} ${discarded !== null && discardedNotice(discarded)}</div>
      ${notice(overview)}
      <p class="refresh fr-mt-2w">
        <a class="fr-link" href="/">Actualiser la page</a>
        <button type="button" class="fr-btn fr-btn--tertiary fr-btn--sm" id="pause" hidden></button>
      </p>
      ${summary(status)}
      ${
        failed.length > 0 &&
        html`<h2 id="echecs">Échecs</h2>
          ${failuresSection(failed, status.failed, token)}`
      }

      <h2 id="campagnes">Campagnes</h2>
      ${campaignsTable(status.campaigns)}

      <h2 id="passages">Prochains passages</h2>
      <table class="figures">
        <caption>Horaires, heure de Paris</caption>
        <thead>
          <tr><th scope="col">Passage</th><th scope="col">Dernier</th><th scope="col">Prochain</th></tr>
        </thead>
        <tbody>
          ${timetable.map(
            ({ schedule, last, next }) => html`<tr>
              <th scope="row">${jobWords(schedule)}</th>
              <td>${last === null ? 'pas encore' : instant(last)}</td>
              <td>${next === null ? 'jamais' : instant(next)}</td>
            </tr>`,
          )}
        </tbody>
      </table>

      <h2 id="files">Files de tâches</h2>
      <table class="figures">
        <caption>Tâches par file</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">En attente</th>
            <th scope="col">En cours</th>
            <th scope="col">Plus tard</th>
            <th scope="col">Échecs</th>
          </tr>
        </thead>
        <tbody>
          ${status.queues.map(
            ({ name, waiting, active, delayed, failed }) => html`<tr>
              <th scope="row">${jobWords(name)}</th>
              ${[waiting, active, delayed, failed].map((count) => html`<td>${formatCount(count)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
      <p><a class="fr-link" href="/files">Voir le détail des files (Bull Board)</a></p>
      ${status.storeFiles !== null && storeLine(status.storeFiles)}`,
  })
}

const storeLine = ({ bytes, maintainedAt }: NonNullable<Overview['status']['storeFiles']>) =>
  html`<p>Base embarquée : ${formatCount(Math.ceil(bytes / 2 ** 20))} Mo, entretenue pour la dernière fois le ${instant(maintainedAt)}.</p>`

const requeuedNotice = (count: number) =>
  html`<div class="fr-alert fr-alert--${count > 0 ? 'info' : 'warning'} fr-alert--sm fr-mb-3w">
    <p>
      ${
        count > 0
          ? `${plural(count, 'tâche remise', 'tâches remises')} en file : le résultat se voit ici après quelques instants.`
          : 'Rien à relancer : ces tâches ne sont plus parmi les échecs.'
      }
    </p>
  </div>`

const discardedNotice = (count: number) =>
  html`<div class="fr-alert fr-alert--info fr-alert--sm fr-mb-3w">
    <p>
      ${
        count > 0
          ? `${plural(count, 'tâche oubliée', 'tâches oubliées')} : rien n’a été écrit dans démarches-simplifiées.`
          : 'Rien à oublier : cette tâche n’est plus parmi les échecs.'
      }
    </p>
  </div>`
