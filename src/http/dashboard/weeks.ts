import { html } from 'hono/html'
import { formatCount } from '../../domain/french.ts'
import type { Week } from '../../run/opinions.ts'
import { bar, dayOf, share } from './format.ts'
import type { Markup } from './layout.ts'

/** The older are history. */
const WEEKS_SHOWN = 12

/** Opinions by week: a bar each, whose length is its share of the fullest week. */
export function weeksSection(weeks: readonly Week[]): Markup {
  const shown = weeks.slice(0, WEEKS_SHOWN)
  if (shown.length === 0) return html`<p class="fr-text--sm">Pas d’avis daté à ce jour.</p>`
  const totalOf = (week: Week) => week.eligible + week.to_check + week.ineligible
  const fullest = Math.max(...shown.map(totalOf))
  return html`<table class="figures">
    <caption>Avis par semaine ; un avis qui change compte dans la semaine du dernier</caption>
    <thead>
      <tr>
        <th scope="col">Semaine du</th>
        <th scope="col" class="chart wide">Avis</th>
        <th scope="col">Éligible</th>
        <th scope="col">À vérifier</th>
        <th scope="col">Inéligible</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(
        (week) => html`<tr>
          <th scope="row">${dayOf(week.monday)}</th>
          <td class="chart wide">
            ${bar([
              { width: share(week.eligible, fullest), kind: 'eligible' },
              { width: share(week.to_check, fullest), kind: 'to_check' },
              { width: share(week.ineligible, fullest), kind: 'ineligible' },
            ])}
            ${formatCount(totalOf(week))}
          </td>
          <td>${formatCount(week.eligible)}</td>
          <td>${formatCount(week.to_check)}</td>
          <td>${formatCount(week.ineligible)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`
}
