import { html } from 'hono/html'
import { DECISIONS, STOOD } from '../../domain/agreement/count.ts'
import { DECISION_NAMES, STOOD_NAMES, shareInWords, total } from '../../domain/agreement/words.ts'
import { formatCount } from '../../domain/french.ts'
import type { ShownAgreement } from '../agreements.ts'
import type { Markup } from './layout.ts'

/** More would make a page that nobody reads; `guichet agreement` tells them all. */
const SHOWN = 20

/** The opinions beside the decisions: counts and numbers, none of the words that people wrote. */
export function agreementSection(
  agreement: ShownAgreement,
  urlOf: (dossier: number) => string,
): Markup {
  if (agreement === 'reading')
    return html`<p>Guichet relit les décisions dans démarches-simplifiées : rouvrez cette page dans un moment.</p>`
  if (agreement === 'unreadable')
    return html`<p>Les décisions ne peuvent pas être lues dans démarches-simplifiées pour le moment.</p>`
  if (agreement.decided === 0) return html`<p>${shareInWords(agreement)}</p>`
  const { table, contradictions, refusals } = agreement
  return html`<p>${shareInWords(agreement)}</p>
    <table class="figures">
      <caption>Avis et décisions</caption>
      <thead>
        <tr>
          <th scope="col">Avis</th>
          ${DECISIONS.map((decision) => html`<th scope="col">${DECISION_NAMES[decision]}</th>`)}
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        ${STOOD.map(
          (stood) => html`<tr>
            <th scope="row">${STOOD_NAMES[stood]}</th>
            ${DECISIONS.map((decision) => html`<td>${formatCount(table[stood][decision])}</td>`)}
            <td>${formatCount(total(table[stood]))}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${numbersOf('Inéligibles, acceptés', contradictions, urlOf)}
    ${numbersOf('Éligibles, refusés', refusals, urlOf)}`
}

function numbersOf(
  title: string,
  dossiers: readonly { readonly dossier: number }[],
  urlOf: (dossier: number) => string,
): Markup | '' {
  if (dossiers.length === 0) return ''
  const hidden = dossiers.length - SHOWN
  return html`<p class="fr-text--sm">
    ${title}${'\u00a0'}:
    ${dossiers
      .slice(0, SHOWN)
      .map(
        ({ dossier }, place) =>
          html`${place > 0 ? ', ' : ''}<a class="fr-link fr-link--sm" href="${urlOf(dossier)}">dossier ${dossier}</a>`,
      )}${hidden > 0 ? ` et ${formatCount(hidden)} de plus` : ''}.
  </p>`
}
