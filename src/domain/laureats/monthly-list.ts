import type { Decimal } from 'decimal.js'
import type { Day } from '../facts.ts'
import { formatDay, frenchSpaces, plural } from '../french.ts'
import { type Column, type Table, tableOf } from './table.ts'

/** A month, `2022-03`. */
export type Month = string

/**
 * A lauréat as it was known at the end of a month: DS keeps no history, so what was written over since is null.
 * Amounts in euros.
 */
export interface ListedLaureat {
  readonly campaign: string
  readonly dossier: number
  readonly collectivite: string | null
  readonly siren: string | null
  /** « Marne (51) » */
  readonly department: string | null
  readonly title: string | null
  readonly decidedOn: Day
  readonly grantedAmount: Decimal | null
  readonly totalCost: Decimal | null
  readonly startDate: Day | null
  readonly projectEnd: Day | null
  /** One line each: « Atelier du numérique – siège : Marne (51) ». */
  readonly companies: readonly string[]
  readonly lastReportOn: Day | null
  /** As the lauréat tells it in its last report. */
  readonly progress: string | null
  readonly consumed: Decimal | null
  /** What was written over since the end of the month. */
  readonly changedSince: readonly Changed[]
}

/** The dossier itself; an annotation; a report; a report that DS no longer shows; the dossier, which DS has erased. */
export type Changed = 'dossier' | 'annotation' | 'report' | 'hidden' | 'erased'

/** The last day of a month. */
export function lastDayOf(month: Month): Day {
  const [year = 0, number = 0] = month.split('-').map(Number)
  // Day 0 of the next month.
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** « mars 2022 » */
export const monthInWords = (month: Month): string =>
  new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  )

/** What a list lacks, and whether its month is over. */
export interface ListLimits {
  readonly isOver: boolean
  /** Numbers of the lauréats that DS cannot show. */
  readonly missing: readonly number[]
  /** Dossiers of the campaigns that DS lists without showing so much as their number. */
  readonly unnamed: number
  /** Reports that DS cannot show, of nobody known. */
  readonly hiddenReports: number
  /** Lauréats whose dossier has no place for the amount: decided before it was published. */
  readonly withoutAmount: number
}

/**
 * The list that goes to the DITP each month (fiche nationale, « Suivi des projets »): one row a lauréat, in the order
 * of the dossiers within each campaign, and what it lacks below. The same lauréats give the same table.
 */
export function monthlyTable(
  month: Month,
  laureats: readonly ListedLaureat[],
  limits: ListLimits,
): Table {
  const until = lastDayOf(month)
  const columns: Column<ListedLaureat>[] = [
    { title: 'N° de dossier', kind: 'id', width: 11, cell: ({ dossier }) => dossier },
    { title: 'Campagne', kind: 'text', width: 18, cell: ({ campaign }) => campaign },
    {
      title: 'Collectivité porteuse',
      kind: 'text',
      width: 32,
      cell: ({ collectivite }) => collectivite,
    },
    { title: 'SIREN', kind: 'id', width: 12, cell: ({ siren }) => siren },
    { title: 'Département', kind: 'text', width: 18, cell: ({ department }) => department },
    { title: 'Intitulé du projet', kind: 'text', width: 40, cell: ({ title }) => title },
    { title: 'Date de la décision', kind: 'day', width: 12, cell: ({ decidedOn }) => decidedOn },
    {
      title: 'Montant financé (€)',
      kind: 'euros',
      width: 14,
      cell: ({ grantedAmount }) => grantedAmount,
    },
    { title: 'Coût global (€)', kind: 'euros', width: 14, cell: ({ totalCost }) => totalCost },
    {
      title: 'Date de fin du projet',
      kind: 'day',
      width: 12,
      cell: ({ projectEnd }) => projectEnd,
    },
    {
      title: 'Entreprises bénéficiaires (siège)',
      kind: 'text',
      width: 44,
      cell: ({ companies }) => companies.join('\n') || null,
    },
    {
      title: 'État du projet',
      kind: 'text',
      width: 14,
      cell: (row) => (isEndUnknown(row) ? null : stateAt(row, until)),
    },
    {
      title: 'Dernier état des lieux',
      kind: 'day',
      width: 12,
      cell: ({ lastReportOn }) => lastReportOn,
    },
    { title: 'Avancement', kind: 'text', width: 60, cell: ({ progress }) => progress },
    { title: 'Montant consommé (€)', kind: 'euros', width: 14, cell: ({ consumed }) => consumed },
  ]
  return tableOf(`Lauréats ${month}`, columns, laureats, notesOf(month, laureats, limits))
}

const isEndUnknown = ({ projectEnd, changedSince }: ListedLaureat) =>
  projectEnd === null && changedSince.length > 0

const CHANGED_WORDS: Readonly<Record<Changed, string>> = {
  dossier: 'dossier modifié depuis, intitulé, coût et dates du projet laissés vides',
  annotation: 'annotation saisie ou modifiée depuis, cellule laissée vide',
  report:
    'état des lieux modifié depuis, date de fin, entreprises, avancement et montant consommé laissés vides',
  erased:
    'DS l’a effacé au bout de sa durée de conservation, intitulé, coût et avancement laissés vides',
  hidden:
    'état des lieux que DS ne montre plus, date de fin, entreprises, avancement et montant consommé repris des annotations, ou laissés vides',
}

function notesOf(month: Month, laureats: readonly ListedLaureat[], limits: ListLimits): string[] {
  const day = formatDay(lastDayOf(month))
  const changed = laureats.flatMap(({ dossier, changedSince }) =>
    changedSince.map((what) => `Dossier ${dossier} : ${CHANGED_WORDS[what]}.`),
  )
  const notes = [
    limits.isOver
      ? `Situation au ${day} : ce qui est arrivé dans DS après cette date n’y figure pas.`
      : `Situation provisoire : le mois n’était pas terminé. Demandez la liste de nouveau après le ${day} pour l’avoir complète.`,
    ...(changed.length > 0 ? ['DS ne garde pas les anciennes valeurs :', ...changed] : []),
  ]
  return [...notes.map(frenchSpaces), ...lacksOf(limits)]
}

type Lacks = Omit<ListLimits, 'isOver'>

/** What a list lacks, one sentence each. */
export function lacksOf({ missing, unnamed, hiddenReports, withoutAmount }: Lacks): string[] {
  const lacks = [
    ...missing.map(
      (number) =>
        `Dossier ${number} : lauréat absent de cette liste, car DS ne peut pas le montrer.`,
    ),
    ...(unnamed > 0
      ? [
          `DS ne peut pas montrer ${plural(unnamed, 'dossier', 'dossiers')} : un lauréat peut manquer.`,
        ]
      : []),
    ...(hiddenReports > 0
      ? [
          `DS ne peut pas montrer ${plural(hiddenReports, 'état des lieux', 'états des lieux')} : une ligne peut être incomplète.`,
        ]
      : []),
    ...(withoutAmount > 0
      ? [
          `Montant financé laissé vide pour ${plural(withoutAmount, 'lauréat décidé', 'lauréats décidés')} avant que l’annotation qui le porte soit publiée : personne n’a pu l’y écrire.`,
        ]
      : []),
  ]
  return lacks.map(frenchSpaces)
}

function stateAt({ startDate, projectEnd }: ListedLaureat, day: Day): string {
  if (projectEnd !== null && projectEnd <= day) return 'Terminé'
  return startDate !== null && startDate > day ? 'À venir' : 'En cours'
}
