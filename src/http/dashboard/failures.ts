import { html } from 'hono/html'
import { formatCount, frenchSpaces, plural } from '../../domain/french.ts'
import type { FailedJob } from '../../run/failed-jobs.ts'
import { instant } from './format.ts'
import { layout, type Markup } from './layout.ts'
import { failureWords, jobWords } from './words.ts'

/** On the dashboard: more would push the campaigns off the screen. */
export const FEW = 3

/** What the two buttons do, for whoever hesitates. */
const MEANING = html`<p class="fr-text--sm">
  «${'\u00a0'}Relancer${'\u00a0'}» remet la tâche en file. «${'\u00a0'}Oublier${'\u00a0'}» la retire de cette liste et
  n’écrit rien dans démarches-simplifiées : le dossier est revu s’il change, et à la prochaine revue complète.
</p>`

/**
 * @param failed the latest
 * @param total how many there are
 * @param token what proves that the form comes from this page
 */
export function failuresSection(
  failed: readonly FailedJob[],
  total: number,
  token: string,
): Markup {
  if (failed.length === 0) return html`<p>Aucune tâche n’a échoué.</p>`
  const shown = failed.slice(0, FEW)
  return html`${failureList(shown, token)}
    ${total > shown.length && html`<p><a class="fr-link" href="/echecs">Voir les ${formatCount(total)} échecs</a></p>`}`
}

/** The page of those that gave up. */
export function failuresPage(page: {
  service: string
  failed: readonly FailedJob[]
  total: number
  token: string
}): Markup {
  const { service, failed, total, token } = page
  const hidden = total - failed.length
  return layout({
    service,
    title: 'Échecs',
    body: html`<p><a class="fr-link" href="/">Tableau de bord</a></p>
      <h1>Échecs</h1>
      ${
        failed.length === 0
          ? html`<p>Aucune tâche n’a échoué.</p>`
          : html`${MEANING} ${total > 1 && retryAll(total, token)} ${failureList(failed, token)}`
      }
      ${hidden > 0 && html`<p>Et ${plural(hidden, 'autre', 'autres')} : la commande « guichet failed » les montre toutes.</p>`}`,
  })
}

const failureList = (failed: readonly FailedJob[], token: string): Markup =>
  html`<ul class="failures">
    ${failed.map((job) => failure(job, token))}
  </ul>`

const retryAll = (count: number, token: string): Markup =>
  html`<form method="post" action="/retry" class="fr-mb-3w">
    <input type="hidden" name="token" value="${token}" />
    <button class="fr-btn" name="all" value="yes">Relancer les ${formatCount(count)} tâches</button>
  </form>`

function failure({ id, job, about, code, reason, attempts, at }: FailedJob, token: string): Markup {
  const { wrong, remedy } = failureWords(code)
  const action = (path: string, text: string, style: string) =>
    html`<form method="post" action="${path}">
      <input type="hidden" name="token" value="${token}" />
      <button class="fr-btn fr-btn--sm ${style}" name="id" value="${id}" aria-describedby="failure-${id}">
        ${text}
      </button>
    </form>`
  return html`<li>
    <div>
      <h3 class="fr-text--md fr-mb-0" id="failure-${id}">${aboutInWords(about)}</h3>
      <p class="fr-text--sm fr-mb-1v">
        ${jobWords(job)}, ${instant(at)}, après ${plural(attempts, 'essai', 'essais')}
      </p>
      <p class="fr-text--sm fr-mb-0">${frenchSpaces(wrong)} ${frenchSpaces(remedy)}</p>
      <details class="fr-text--sm">
        <summary>Message technique</summary>
        <p lang="en" class="fr-mb-0">${reason}</p>
      </details>
    </div>
    <div class="actions">
      ${action('/retry', 'Relancer', 'fr-btn--secondary')} ${action('/discard', 'Oublier', 'fr-btn--tertiary')}
    </div>
  </li>`
}

/** « Dossier 4300012, campagne marne ». */
function aboutInWords({ dossier, campaign, campaigns, month }: FailedJob['about']): string {
  const where = campaigns ?? campaign
  const parts = [
    dossier === undefined ? null : `Dossier ${dossier}`,
    where === undefined ? null : `campagne ${[where].flat().join(', ')}`,
    month === undefined ? null : `mois ${month}`,
  ]
  const text = parts.filter((part) => part !== null).join(', ')
  return text === '' ? 'Tâche' : text.charAt(0).toUpperCase() + text.slice(1)
}
