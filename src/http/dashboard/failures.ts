import { html } from 'hono/html'
import { formatCount, plural } from '../../domain/french.ts'
import type { FailedJob } from '../../run/failed-jobs.ts'
import { instant } from './format.ts'
import type { Markup } from './layout.ts'
import { jobWords } from './words.ts'

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
  const hidden = total - failed.length
  return html`${total > 1 && retryAll(total, token)}
    <ul class="failures">
      ${failed.map((job) => failure(job, token))}
    </ul>
    ${hidden > 0 && html`<p>Et ${plural(hidden, 'autre', 'autres')} : la commande « guichet failed » les montre toutes.</p>`}`
}

const retryAll = (count: number, token: string): Markup =>
  html`<form method="post" action="/retry" class="fr-mb-3w">
    <input type="hidden" name="token" value="${token}" />
    <button class="fr-btn" name="all" value="yes">Relancer les ${formatCount(count)} tâches</button>
  </form>`

function failure({ id, job, about, reason, attempts, at }: FailedJob, token: string): Markup {
  return html`<li>
    <div>
      <h3 class="fr-text--md fr-mb-0" id="failure-${id}">${aboutInWords(about)}</h3>
      <p class="fr-text--sm fr-mb-1v">
        ${jobWords(job)}, ${instant(at)}, après ${plural(attempts, 'essai', 'essais')}
      </p>
      <p class="fr-text--sm fr-mb-0" lang="en">${reason}</p>
    </div>
    <form method="post" action="/retry">
      <input type="hidden" name="token" value="${token}" />
      <button
        class="fr-btn fr-btn--secondary fr-btn--sm"
        name="id"
        value="${id}"
        aria-describedby="failure-${id}"
      >
        Relancer
      </button>
    </form>
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
