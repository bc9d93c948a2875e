import { type PeriodId, periodLabel, readPeriod } from './periods.ts'

/** A champ of the report form, as DS describes it. */
export interface LinkChamp {
  readonly id: string
  readonly type: string
  readonly options: readonly string[]
}

/** Types whose value in a link is a text, or a number written as one. */
const PLAIN = ['text', 'textarea', 'integerNumber', 'decimalNumber', 'dossierLink', 'formatted']

/**
 * The link to the report form with the dossier number and the quarter filled in. A champ whose type DS does not let
 * a link fill, or a list that lacks the quarter, is left to the applicant.
 *
 * @param origin of DS, `https://demarche.numerique.gouv.fr`
 * @param path the name of the démarche in its public link
 */
export function prefilledLink(
  origin: string,
  path: string,
  champs: { readonly laureat: LinkChamp | undefined; readonly period: LinkChamp | undefined },
  dossier: number,
  period: PeriodId,
): string {
  const link = new URL(`/commencer/${encodeURIComponent(path)}`, origin)
  const { laureat, period: quarter } = champs
  if (laureat && PLAIN.includes(laureat.type)) link.searchParams.set(nameOf(laureat), `${dossier}`)
  if (quarter && PLAIN.includes(quarter.type)) {
    link.searchParams.set(nameOf(quarter), periodLabel(period))
  }
  const option = quarter?.options.find((text) => readPeriod(text) === period)
  if (quarter && option !== undefined) {
    const name = quarter.type === 'multipleDropDownList' ? `${nameOf(quarter)}[]` : nameOf(quarter)
    link.searchParams.set(name, option)
  }
  return link.href
}

/** DS wants the id without the padding of its base64. */
const nameOf = ({ id }: LinkChamp) => `champ_${id.replace(/=+$/, '')}`
