import type { Decimal } from 'decimal.js'
import type { Day } from '../facts.ts'
import { type Column, type Table, tableOf } from './table.ts'

/** A month, `2022-03`. */
export type Month = string

/** A lauréat as the préfecture knows it at the end of a month. Amounts in euros. */
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
}

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

/**
 * The list that goes to the DITP each month (fiche nationale, « Suivi des projets »): one row a lauréat, in the order
 * of the dossiers within each campaign. The same lauréats give the same table.
 */
export function monthlyTable(month: Month, laureats: readonly ListedLaureat[]): Table {
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
    { title: 'État du projet', kind: 'text', width: 14, cell: (row) => stateAt(row, until) },
    {
      title: 'Dernier état des lieux',
      kind: 'day',
      width: 12,
      cell: ({ lastReportOn }) => lastReportOn,
    },
    { title: 'Avancement', kind: 'text', width: 60, cell: ({ progress }) => progress },
    { title: 'Montant consommé (€)', kind: 'euros', width: 14, cell: ({ consumed }) => consumed },
  ]
  return tableOf(`Lauréats ${month}`, columns, laureats)
}

function stateAt({ startDate, projectEnd }: ListedLaureat, day: Day): string {
  if (projectEnd !== null && projectEnd <= day) return 'Terminé'
  return startDate !== null && startDate > day ? 'À venir' : 'En cours'
}
