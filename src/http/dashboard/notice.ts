import { html } from 'hono/html'
import { enumerateFew, frenchSpaces, plural } from '../../domain/french.ts'
import { inWords } from '../../failures/catalogue.ts'
import { wrongInWords, wrongNowInWords } from '../../operator/incident-words.ts'
import type { Incident } from '../../queue/entries.ts'
import type { Overview } from '../overview.ts'
import { isGrave } from '../readiness.ts'
import { instant, instantInWords } from './format.ts'
import type { Markup } from './layout.ts'
import { jobWords } from './words.ts'

/** Something that is not well, and what to do about it. */
export interface Concern {
  readonly grave: boolean
  readonly text: string
  readonly remedy: string
  /** Where on the page the remedy is. */
  readonly link?: { readonly to: string; readonly text: string }
}

/** Campaigns told by their names; more would hide the rest. */
const NAMED = 5

/** Incidents of which the page says more by itself, at once and even when no job runs. */
const SEEN_HERE = new Set(['failed', 'not-run', 'store'])

/** It stops no work, and the page counts its dossiers by itself. */
const isOfForm = ({ code }: Incident): boolean => code === 'dossier.awaiting-form'

/** Whether all is well: nothing here means that it is. The gravest first. */
export function concernsOf(overview: Overview): Concern[] {
  const { status, timetable, overdue, storeTrouble, storeProblems, at } = overview
  const { incidents } = status
  const concerns: Concern[] = []
  if (storeTrouble !== null)
    concerns.push({
      grave: true,
      text: wrongNowInWords(storeTrouble),
      remedy: inWords(storeTrouble).remedy,
    })
  for (const incident of incidents) {
    if (SEEN_HERE.has(incident.id) || isOfForm(incident)) continue
    concerns.push({
      grave: isGrave(incident, at),
      text: wrongInWords(incident),
      remedy: inWords(incident.code).remedy,
    })
  }
  for (const { schedule, missed } of timetable) {
    if (missed === null) continue
    concerns.push({
      grave: true,
      text: `${jobWords(schedule)} : le passage du ${instantInWords(missed)} n’a pas eu lieu.`,
      remedy: 'Vérifiez qu’un processus de Guichet tourne avec le rôle schedule.',
    })
  }
  const served = !timetable.some(({ schedule, missed }) => schedule === 'poll' && missed !== null)
  // Whoever waits for DS is late for a cause that is told already.
  const waits = (campaign: string) =>
    incidents.some((one) => one.id === 'ds' || (!isOfForm(one) && one.campaigns.includes(campaign)))
  const fresh = status.campaigns.filter(({ lastPoll }) => lastPoll === null)
  if (fresh.length > 0)
    concerns.push({
      grave: false,
      text: `${fresh.length === 1 ? 'Campagne' : 'Campagnes'} ${enumerateFew(
        fresh.map(({ id }) => id),
        NAMED,
      )} : aucun relevé n’est encore arrivé à son terme.`,
      remedy:
        'Attendez quelques minutes. Si cela dure, lancez « guichet check », qui nomme la cause.',
    })
  const late = status.campaigns.filter(
    ({ id, lastPoll }) => lastPoll !== null && served && overdue.has(id) && !waits(id),
  )
  if (late.length > 0) {
    const [oldest = ''] = late.flatMap(({ lastPoll }) => lastPoll?.at ?? []).sort()
    concerns.push({
      grave: true,
      text: `${late.length === 1 ? 'Campagne' : 'Campagnes'} ${enumerateFew(
        late.map(({ id }) => id),
        NAMED,
      )} : aucun relevé n’est arrivé à son terme depuis le ${instantInWords(oldest)}.`,
      remedy: 'Lisez les échecs, puis lancez « guichet check », qui nomme la cause.',
    })
  }
  for (const { id, unreadable } of status.campaigns)
    if (unreadable > 0)
      concerns.push({
        grave: false,
        text: `Campagne ${id} : ${plural(unreadable, 'dossier illisible', 'dossiers illisibles')}.`,
        remedy:
          'Démarches-simplifiées les annonce sans pouvoir les montrer. Guichet les redemande chaque nuit ; si cela dure, signalez-le à leur assistance.',
      })
  for (const { id, awaitingForm } of status.campaigns)
    if (awaitingForm.dossiers > 0)
      concerns.push({
        grave: false,
        text: `Campagne ${id} : ${plural(awaitingForm.dossiers, 'dossier', 'dossiers')} en attente de la nouvelle version du formulaire${awaitingForm.since ? `, depuis le ${instantInWords(awaitingForm.since)}` : ''}.`,
        remedy:
          'Démarches-simplifiées y fait passer les dossiers de lui-même, et Guichet les regarde de nouveau. Si cela dure plus d’un jour, signalez-le à leur assistance.',
      })
  for (const { id, forsaken } of status.campaigns)
    if (forsaken.length > 0)
      concerns.push({
        grave: false,
        text: `Campagne ${id} : ${plural(forsaken.length, 'dossier n’est plus suivi', 'dossiers ne sont plus suivis')} par personne.`,
        remedy:
          'Leur instructeur les a quittés, ou a quitté leur groupe. Faites-les suivre par un autre dans DS : la page de la campagne les nomme.',
      })
  for (const { id, news } of status.campaigns)
    for (const { text, remedy } of news)
      concerns.push({ grave: false, text: `Campagne ${id} : ${text}`, remedy })
  if (status.failed > 0)
    concerns.push({
      grave: false,
      text: `${plural(status.failed, 'tâche a échoué', 'tâches ont échoué')}.`,
      remedy: 'Lisez-en le motif, corrigez la cause, puis relancez.',
      link: { to: '#echecs', text: 'Voir les échecs' },
    })
  if (storeProblems > 0)
    concerns.push({
      grave: false,
      text: 'Le stockage a un réglage à corriger.',
      remedy: 'Lancez « guichet check », qui nomme le réglage à corriger.',
    })
  return concerns.sort((a, b) => Number(b.grave) - Number(a.grave))
}

export function notice(overview: Overview): Markup {
  const concerns = concernsOf(overview)
  const now = instant(new Date(overview.at).toISOString())
  if (concerns.length === 0)
    return html`<div class="fr-alert fr-alert--success">
      <h2 class="fr-alert__title">Tout va bien</h2>
      <p>Le ${now} : relevés à l’heure, aucun incident, aucun échec.</p>
    </div>`
  const kind = concerns.some(({ grave }) => grave) ? 'error' : 'warning'
  return html`<div class="fr-alert fr-alert--${kind}">
    <h2 class="fr-alert__title">${plural(concerns.length, 'point à regarder', 'points à regarder')}</h2>
    <p>Le ${now}${'\u00a0'}:</p>
    <ul>
      ${concerns.map(concernItem)}
    </ul>
  </div>`
}

const concernItem = ({ text, remedy, link }: Concern) =>
  html`<li>
    <strong>${frenchSpaces(text)}</strong> ${frenchSpaces(remedy)}
    ${link && html`<a class="fr-link" href="${link.to}">${link.text}</a>`}
  </li>`
