import { periodLabel } from './period-words.ts'
import type { PeriodId } from './periods.ts'
import { readPeriod } from './read-period.ts'

/** A champ of the report form, as DS describes it. */
export interface LinkChamp {
  readonly id: string
  readonly type: string
  readonly options: readonly string[]
}

/** Types whose value in a link is a text, or a number written as one. */
const PLAIN = ['text', 'textarea', 'integerNumber', 'decimalNumber', 'dossierLink', 'formatted']

/** A link to the report form, and what it fills in by itself. */
export interface PrefilledLink {
  readonly url: string
  readonly fillsDossier: boolean
  readonly fillsPeriod: boolean
}

/**
 * The link to the report form with the dossier number and the quarter filled in. A champ whose type DS does not let
 * a link fill, or a list that lacks the quarter, is left to the applicant.
 *
 * @param origin of DS, `https://demarche.numerique.gouv.fr`
 * @param path the name of the démarche in its public link
 * @param quarter the one that people would say for the period
 */
export function prefilledLink(
  origin: string,
  path: string,
  champs: { readonly laureat: LinkChamp | undefined; readonly period: LinkChamp | undefined },
  dossier: number,
  quarter: PeriodId,
): PrefilledLink {
  const link = new URL(`/commencer/${encodeURIComponent(path)}`, origin)
  const { laureat, period } = champs
  const fillsDossier = laureat !== undefined && isPlain(laureat)
  if (fillsDossier) link.searchParams.set(nameOf(laureat), `${dossier}`)
  const text = period && textFor(period, quarter)
  if (period && text !== undefined) {
    const name = period.type === 'multipleDropDownList' ? `${nameOf(period)}[]` : nameOf(period)
    link.searchParams.set(name, text)
  }
  return { url: link.href, fillsDossier, fillsPeriod: text !== undefined }
}

export const isPlain = ({ type }: Pick<LinkChamp, 'type'>): boolean => PLAIN.includes(type)

/** What is typed in that champ for a quarter; undefined when a link cannot fill it. */
const textFor = (period: LinkChamp, quarter: PeriodId): string | undefined =>
  isPlain(period)
    ? periodLabel(quarter)
    : period.options.find((option) => readPeriod(option) === quarter)

/** DS wants the id without the padding of its base64. */
const nameOf = ({ id }: LinkChamp) => `champ_${id.replace(/=+$/, '')}`
