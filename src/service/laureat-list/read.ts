import type { AnnotationKey } from '../../config/form.ts'
import type { Day, Fact, Provider } from '../../domain/facts.ts'
import { matchReports, noReports, type ReportsOfLaureat } from '../../domain/follow-up/reports.ts'
import {
  type ListedLaureat,
  lastDayOf,
  type Month,
  monthlyTable,
} from '../../domain/laureats/monthly-list.ts'
import type { Table } from '../../domain/laureats/table.ts'
import { readFacts } from '../../ds/facts.ts'
import type { Champ } from '../../ds/port.ts'
import { readAmount, readDay, readText } from '../../ds/readers.ts'
import { parisDay, sirenOf } from '../../ds/report.ts'
import { departmentInWords } from '../../territory/departments.ts'
import type { Desk } from '../desks.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'
import { type DecidedDossier, readLaureats, readReports } from '../follow-up/read.ts'
import type { Readers } from '../services.ts'

export interface LaureatList {
  readonly month: Month
  readonly laureats: readonly ListedLaureat[]
  readonly table: Table
}

/** What had reached DS by the end of that month, of these campaigns, in their order. */
export async function readLaureatList(
  readers: Readers,
  campaigns: readonly string[],
  month: Month,
): Promise<LaureatList> {
  const laureats: ListedLaureat[] = []
  for (const campaign of campaigns)
    laureats.push(...(await readCampaign(readers, campaign, lastDayOf(month))))
  return { month, laureats, table: monthlyTable(month, laureats) }
}

async function readCampaign(readers: Readers, id: string, until: Day): Promise<ListedLaureat[]> {
  const desk = await readers.desks.open(id)
  const followed = followedCampaigns(readers.config).find((campaign) => campaign.id === id)
  const reports = followed ? await readReports(readers, followed) : []
  const dossiers = (await readLaureats(readers, desk)).filter(
    ({ decidedAt }) => parisDay(decidedAt) <= until,
  )
  const { byLaureat } = matchReports(
    followed?.followUp.calendar ?? 'quarters',
    dossiers.map((dossier) => ({
      dossier: dossier.number,
      siren: sirenOf(dossier),
      decidedOn: parisDay(dossier.decidedAt),
    })),
    reports.filter(({ depositedOn }) => depositedOn <= until),
  )
  // Where there is no report form, people write in the annotations what DS does not date.
  const byHand = !followed || 'annotation' in followed.followUp.reports
  return dossiers.map((dossier) =>
    toListed(readers, desk, dossier, byLaureat.get(dossier.number) ?? noReports, {
      byHand,
      until,
    }),
  )
}

function toListed(
  { territory }: Readers,
  desk: Desk,
  dossier: DecidedDossier,
  reports: ReportsOfLaureat,
  { byHand, until }: { byHand: boolean; until: Day },
): ListedLaureat {
  const { facts } = readFacts(dossier, desk.campaign.fields)
  const siren = sirenOf(dossier)
  const registered = siren ? territory.find(siren) : null
  const department = registered?.department ?? facts.applicant.department
  const written = <T>(key: AnnotationKey, reader: (champ: Champ) => Fact<T>): T | null => {
    const annotation = writtenAnnotation(desk, dossier, key)
    return annotation ? known(reader(annotation)) : null
  }
  const handWritten = <T>(key: AnnotationKey, reader: (champ: Champ) => Fact<T>): T | null =>
    byHand ? written(key, reader) : null
  const reportedByHand = handWritten('lastReport', readDay)
  return {
    campaign: desk.campaign.id,
    dossier: dossier.number,
    collectivite: facts.applicant.name ?? registered?.name ?? null,
    siren,
    department: department === null ? null : departmentInWords(department),
    title: known(facts.title),
    decidedOn: parisDay(dossier.decidedAt),
    grantedAmount: written('grantedAmount', readAmount),
    totalCost: known(facts.totalCost),
    startDate: known(facts.startDate),
    projectEnd: reports.projectEnd ?? handWritten('projectEnd', readDay) ?? known(facts.endDate),
    companies: reports.companies.length
      ? reports.companies.map(inWords)
      : (handWritten('companies', readText)?.split('\n') ?? []),
    lastReportOn:
      reports.lastReportOn ??
      (reportedByHand !== null && reportedByHand <= until ? reportedByHand : null),
    progress: reports.progress,
    consumed: reports.consumed,
  }
}

/** An applicant can fill annotations before the deposit: what was not written since is nobody's word. */
function writtenAnnotation(
  { form }: Desk,
  dossier: DecidedDossier,
  key: AnnotationKey,
): Champ | undefined {
  const id = form.annotations.get(key)?.id
  if (id === undefined || !dossier.writtenSinceDeposit.has(id)) return undefined
  return dossier.annotations.find((annotation) => annotation.id === id)
}

const inWords = ({ name, department }: Provider): string =>
  `${name} – siège : ${department === null ? 'département inconnu' : departmentInWords(department)}`

const known = <T>(fact: Fact<T>): T | null => (fact.state === 'known' ? fact.value : null)
