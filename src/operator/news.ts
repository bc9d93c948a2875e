import {
  renamedIn,
  renamedInConfig,
  renamedInReports,
  renamedInWords,
  renamedWhere,
} from '../campaign/form/recall.ts'
import type { Services } from '../campaign/services.ts'
import { isOf } from '../campaign/taking.ts'
import type { Campaign } from '../config/load.ts'
import { parisDay } from '../domain/dates.ts'
import { VERDICT_LABELS } from '../domain/eligibility/opinion.ts'
import { champGone, type SharedTurn, sharedTurns, type Turn } from '../domain/eligibility/turns.ts'
import { enumerate, formatCount } from '../domain/french.ts'
import { hasLasted } from '../queue/clock.ts'
import type { FormIds } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import { tellOnce } from '../queue/tell-once.ts'
import type { StoredJournal } from '../store/port.ts'
import { expiryNews } from './expiring.ts'
import type { News } from './news-item.ts'

/** For so long (ms) is said what changed many opinions. */
const SAID_MS = 7 * 24 * 3_600_000
/** A pass that changes opinions is over when none has changed for so long (ms). */
const REST_MS = 10 * 60_000

/** What is new of one campaign. @param now ms since the epoch */
export async function readNews(
  journal: Pick<StoredJournal, 'get' | 'list' | 'pages'>,
  campaign: Pick<Campaign, 'id' | 'demarche' | 'takes'>,
  now: number,
): Promise<News[]> {
  const { demarche } = campaign
  const ids = await journal.get(keys.formIds(campaign))
  const reportIds = await journal.get(keys.reportFormIds(campaign))
  const renamed = [
    ...(ids === null ? [] : renamedIn(ids)),
    ...(reportIds === null ? [] : renamedInReports(reportIds)),
  ]
  const last = await journal.get(keys.lastTurn(demarche))
  const isRecent = (instant: string) => !hasLasted(Date.parse(instant), now, SAID_MS)
  const turns = last !== null && isRecent(last) ? await turnsOf(journal, campaign, isRecent) : []
  const isGrowing = last !== null && now - Date.parse(last) < REST_MS
  return [
    ...renamed.map((one) => ({
      id: `renamed ${one.in} ${one.key} ${one.to}`,
      text: `${renamedInWords(one)} : dites-le dans \`${renamedWhere(one)}\`.`,
      remedy: `Guichet s’en sert comme avant ; écrivez dans la configuration de la campagne ${renamedInConfig(one)}.`,
      isGrowing: false,
    })),
    ...(await expiryNews(journal, campaign, parisDay(new Date(now).toISOString()))),
    ...sharedTurns(turns).map((turn) => ({
      id: `turned ${turn.cause}`,
      text: turnedInWords(turn, ids),
      remedy: champGone(turn.cause)
        ? 'S’il existe sous un autre libellé, dites-le dans la configuration ; sinon, remettez-le dans le formulaire, ou adaptez la règle qui le demande.'
        : 'Si les règles de la campagne n’ont pas changé, voyez pourquoi avec « guichet explain » sur l’un de ces dossiers.',
      isGrowing,
    })),
  ]
}

async function turnsOf(
  journal: Pick<StoredJournal, 'pages'>,
  campaign: Pick<Campaign, 'id' | 'demarche' | 'takes'>,
  isRecent: (instant: string) => boolean,
): Promise<Turn[]> {
  // A row that was written meanwhile may be on two pages.
  const turns = new Map<string, Turn>()
  for await (const page of journal.pages(keys.dossiers(campaign.demarche)))
    for (const { key, value } of page) {
      const { turned, since, verdict: to } = value
      if (turned && since && isRecent(since) && isOf(campaign, value))
        turns.set(key, { ...turned, to })
    }
  return [...turns.values()]
}

/** « 42 avis ont changé (42 de « Éligible » à « À vérifier ») : le champ « Coût » n’est plus dans le formulaire. » */
function turnedInWords({ cause, count, moves }: SharedTurn, ids: FormIds | null): string {
  const listed = moves.map(
    (move) =>
      `${formatCount(move.count)} de « ${VERDICT_LABELS[move.from]} » à « ${VERDICT_LABELS[move.to]} »`,
  )
  const field = champGone(cause)
  const why = field
    ? `le champ « ${ids?.fields[field]?.[0]?.label ?? field} » n’est plus dans le formulaire`
    : `le critère « ${cause} » ne répond plus de même, sans que les candidats aient rien changé`
  return `${formatCount(count)} avis ont changé (${enumerate(listed)}) : ${why}.`
}

/** Tells the operator by e-mail, once, of what is new in each campaign. */
export async function tellNews(services: Services): Promise<void> {
  const { store, config, now } = services
  for (const campaign of config.campaigns) {
    const news = await readNews(store.journal, campaign, now())
    // What is going on was told before, or is told once it is over.
    if (news.some(({ isGrowing }) => isGrowing)) continue
    await tellOnce(services, campaign.id, keys.toldNews(campaign.id), news, (fresh) =>
      news
        .filter(({ id }) => fresh.some((one) => one.id === id))
        .map(({ remedy }) => remedy)
        .join(' '),
    )
  }
}
