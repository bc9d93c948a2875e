import { monthsAfter, parisDay } from '../../dates.ts'
import type { Day, DossierFacts, Fact } from '../../facts.ts'
import { enumerate, formatDay } from '../../french.ts'
import { THEME_TITLES } from '../../themes.ts'
import type { Case } from '../case.ts'
import { projectDuration } from '../criteria/project-duration.ts'
import { projectEnd } from '../criteria/project-end.ts'
import { projectStart } from '../criteria/project-start.ts'
import { theme as themeCriterion } from '../criteria/theme.ts'
import type { Rules } from '../opinion.ts'
import { quote } from '../wording.ts'
import { afterUnreadable, type Questions } from './words.ts'

/** What is asked of the project: its theme, its laboratory, its dates. */

export function theme({ facts: { theme } }: Case, rules: Rules): Questions {
  const allowed = themeCriterion.paramsIn(rules)?.allowed ?? []
  const titles = allowed.map((code) => THEME_TITLES[code])
  const question =
    titles.length > 1
      ? `Laquelle de ces thématiques est celle du projet : ${enumerate(titles, 'ou')} ?`
      : `La thématique du projet est-elle bien « ${titles[0] ?? ''} » ?`
  return theme.state === 'unreadable'
    ? [`Nous n’avons pas reconnu la thématique indiquée (${quote(theme.found)}). ${question}`]
    : [question]
}

export function labSupport({ facts: { lab } }: Case): Questions {
  const question = 'sur quel laboratoire d’innovation territoriale le projet s’appuie-t-il ?'
  if (lab.state === 'known') return [`Vous indiquez ${quote(lab.value)} : ${question}`]
  if (lab.state === 'unreadable')
    return [`${afterUnreadable('le laboratoire indiqué', lab.found)}${question}`]
  return ['Sur quel laboratoire d’innovation territoriale le projet s’appuie-t-il ?']
}

export function notStarted({ facts }: Case): Questions {
  const { alreadyStarted, startDate, depositedAt } = facts
  const deposit = parisDay(depositedAt)
  const question = 'Le projet est-il déjà engagé ?'
  if (startDate.state !== 'known') return [question, ...startOf(startDate)]
  if (startDate.value >= deposit) return [question]
  const when = `est daté du ${formatDay(startDate.value)}, avant le dépôt du dossier le ${formatDay(deposit)}`
  return alreadyStarted.state === 'known'
    ? [`Vous déclarez que le projet n’est pas engagé, mais son démarrage ${when} : qu’en est-il ?`]
    : [`Le démarrage du projet ${when} : le projet est-il déjà engagé ?`]
}

export function start({ facts }: Case, rules: Rules): Questions {
  const { startDate } = facts
  const by = projectStart.paramsIn(rules)?.by
  if (startDate.state !== 'known' || by === undefined) return startOf(startDate)
  return [
    `Le démarrage du projet est prévu le ${formatDay(startDate.value)}, après la limite du ${formatDay(by)} : peut-il être avancé ?`,
  ]
}

export function end({ facts }: Case, rules: Rules): Questions {
  const { startDate, endDate } = facts
  const by = projectEnd.paramsIn(rules)?.by
  if (startDate.state === 'known' && by !== undefined && startDate.value > by)
    return [
      `Le démarrage du projet est prévu le ${formatDay(startDate.value)}, alors que des résultats sont attendus au plus tard le ${formatDay(by)} : peut-il être avancé ?`,
    ]
  if (endDate.state !== 'known') return endOf(endDate)
  if (isReversed(facts)) return reversed(startDate, endDate)
  return by === undefined
    ? []
    : [
        `La fin du projet est prévue le ${formatDay(endDate.value)}, alors que des résultats sont attendus au plus tard le ${formatDay(by)} : quels résultats seront visibles à cette date ?`,
      ]
}

export function duration({ facts }: Case, rules: Rules): Questions {
  const { startDate, endDate } = facts
  const months = projectDuration.paramsIn(rules)?.months
  if (startDate.state !== 'known' || endDate.state !== 'known')
    return [
      ...(startDate.state === 'known' ? [] : startOf(startDate)),
      ...(endDate.state === 'known' ? [] : endOf(endDate)),
    ]
  if (isReversed(facts)) return reversed(startDate, endDate)
  return months === undefined
    ? []
    : [
        `Le projet s’étend du ${formatDay(startDate.value)} au ${formatDay(endDate.value)}, alors qu’un effet concret est attendu sous ${months} mois, soit le ${formatDay(monthsAfter(startDate.value, months))} : quels effets seront visibles à cette date ?`,
      ]
}

const startOf = (fact: Fact<Day>): Questions =>
  fact.state === 'unreadable'
    ? [
        `${afterUnreadable('la date de démarrage indiquée', fact.found)}quel jour le projet doit-il démarrer ?`,
      ]
    : ['Quel jour le projet doit-il démarrer ?']

const endOf = (fact: Fact<Day>): Questions =>
  fact.state === 'unreadable'
    ? [
        `${afterUnreadable('la date de fin indiquée', fact.found)}quel jour le projet doit-il finir ?`,
      ]
    : ['Quel jour le projet doit-il finir ?']

const isReversed = ({ startDate, endDate }: DossierFacts): boolean =>
  startDate.state === 'known' && endDate.state === 'known' && endDate.value < startDate.value

const reversed = (start: Fact<Day>, end: Fact<Day>): Questions =>
  start.state === 'known' && end.state === 'known'
    ? [
        `La fin du projet (${formatDay(end.value)}) précède son démarrage (${formatDay(start.value)}) : quelles sont les bonnes dates ?`,
      ]
    : []
