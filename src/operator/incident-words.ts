import { DateTime } from 'luxon'
import { capital, enumerate } from '../domain/french.ts'
import { inWords } from '../failures/catalogue.ts'
import type { Incident } from '../queue/entries.ts'

type Told = Pick<Incident, 'code' | 'campaigns' | 'since'>

/** « Campagne marne, depuis le 4 mai 2026 à 10 h 12 : le jeton de Guichet ne couvre pas la démarche. » */
export const wrongInWords = ({ code, campaigns, since }: Told): string =>
  `${capital(`${whose(campaigns)}depuis le ${instantInWords(since)}`)} : ${inWords(code).wrong}.`

/** « Campagne marne : le travail a repris (incident du 4 mai 2026 à 10 h 12). » */
export const rightInWords = ({ code, campaigns, since }: Told): string => {
  const { right } = inWords(code)
  const who = whose(campaigns).replace(/, $/, ' : ')
  return `${capital(`${who}${right}`)} (incident du ${instantInWords(since)}).`
}

/** « La base de Guichet ne répond pas. » */
export const wrongNowInWords = (code: string): string => `${capital(inWords(code).wrong)}.`

const whose = (campaigns: readonly string[]): string =>
  campaigns.length === 0
    ? ''
    : `${campaigns.length === 1 ? 'campagne' : 'campagnes'} ${enumerate(campaigns)}, `

const instantInWords = (instant: string): string =>
  DateTime.fromISO(instant, { zone: 'Europe/Paris', locale: 'fr' })
    .toFormat("d MMMM yyyy 'à' H 'h' mm")
    .replace(/^1 /, '1er ')
