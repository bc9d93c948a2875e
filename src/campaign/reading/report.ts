import type { ReportFieldKey } from '../../config/form.ts'
import type { Day, Fact } from '../../domain/facts.ts'
import type { Report } from '../../domain/follow-up/reports.ts'
import type { Champ, DatedDossier, Dossier } from '../../ds/port.ts'
import { factFrom, findChamp } from './find-champ.ts'
import { readAmount, readCount, readDay, readProviders, readText } from './readers.ts'

/** What a dossier of the report démarche says. Pure. */
export function readReport(
  dossier: DatedDossier,
  fields: Readonly<Record<ReportFieldKey, readonly string[]>>,
): Report {
  const read = <T>(field: ReportFieldKey, reader: (champ: Champ) => Fact<T>): Fact<T> =>
    factFrom(findChamp(dossier.champs, fields[field]), reader)
  return {
    dossier: dossier.number,
    depositedOn: parisDay(dossier.depositedAt),
    changedOn: parisDay(dossier.champsChangedAt),
    siren: sirenOf(dossier),
    laureat: read('laureat', readCount),
    period: read('period', readText),
    progress: read('progress', readText),
    consumed: read('consumed', readAmount),
    projectEnd: read('projectEnd', readDay),
    companies: read('companies', readProviders),
  }
}

/** Known even while DS has not resolved the SIRET; null for a natural person. */
export function sirenOf({ demandeur }: Pick<Dossier, 'demandeur'>): string | null {
  return demandeur.kind === 'personne-physique' ? null : demandeur.siret.slice(0, 9)
}

// The Swedish writing of a day is the ISO one. Every lauréat has two or three instants: this costs a tenth of luxon.
const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** The day of an ISO instant with offset, in Paris. @throws RangeError when it is none */
export const parisDay = (instant: string): Day => PARIS_DAY.format(new Date(instant))
