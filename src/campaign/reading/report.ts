import type { ReportFieldKey } from '../../config/form.ts'
import { parisDay, withinReason } from '../../domain/dates.ts'
import { inOneLine } from '../../domain/eligibility/wording.ts'
import { type Day, type Fact, known, type Provider } from '../../domain/facts.ts'
import type { Report } from '../../domain/follow-up/report.ts'
import type { Champ, DatedDossier, Dossier } from '../../ds/port.ts'
import { factFrom, findChamp } from './find-champ.ts'
import { readAmount, readCount, readDay, readProviders, readText } from './readers.ts'

/** How much of what strangers type is kept, in characters, and how many companies of one report. */
const LONGEST_PROGRESS = 1_000
const LONGEST_NAME = 80
const LONGEST_PERIOD = 200
const MOST_COMPANIES = 50

/**
 * What a dossier of the report démarche says. Pure.
 * @param on the day for which that is asked, when it is a past one: an acceptance that came later does not count
 */
export function readReport(
  dossier: DatedDossier,
  fields: Readonly<Record<ReportFieldKey, readonly string[]>>,
  on?: Day,
): Report {
  const { number, state, decidedAt, depositor } = dossier
  const read = <T>(field: ReportFieldKey, reader: (champ: Champ) => Fact<T>): Fact<T> =>
    factFrom(findChamp(dossier.champs, fields[field]), reader)
  const depositedOn = parisDay(dossier.depositedAt)
  const short = (length: number) => (champ: Champ) =>
    map(readText(champ), (text) => inOneLine(text, length))
  return {
    dossier: number,
    depositedOn,
    changedOn: parisDay(dossier.champsChangedAt),
    siren: sirenOf(dossier),
    account: depositor,
    isAccepted:
      state === 'accepte' &&
      (on === undefined || (decidedAt !== null && parisDay(decidedAt) <= on)),
    laureat: read('laureat', readCount),
    period: read('period', short(LONGEST_PERIOD)),
    progress: read('progress', short(LONGEST_PROGRESS)),
    consumed: read('consumed', readAmount),
    projectEnd: read('projectEnd', (champ) =>
      withinReason(readDay(champ), depositedOn, inOneLine(champ.text, LONGEST_NAME)),
    ),
    companies: read('companies', (champ) => map(readProviders(champ), shortened)),
  }
}

const shortened = (companies: readonly Provider[]): Provider[] =>
  companies
    .slice(0, MOST_COMPANIES)
    .map((one) => ({ ...one, name: inOneLine(one.name, LONGEST_NAME) }))

const map = <From, To>(fact: Fact<From>, change: (value: From) => To): Fact<To> =>
  fact.state === 'known' ? known(change(fact.value)) : fact

/** Known even while DS has not resolved the SIRET; null for a natural person. */
export function sirenOf({ demandeur }: Pick<Dossier, 'demandeur'>): string | null {
  return demandeur.kind === 'personne-physique' ? null : demandeur.siret.slice(0, 9)
}
