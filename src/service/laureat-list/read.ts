import { DateTime } from 'luxon'
import type { AnnotationKey } from '../../config/form.ts'
import type { Day, Fact, Provider } from '../../domain/facts.ts'
import { matchReports, noReports, type ReportsOfLaureat } from '../../domain/follow-up/reports.ts'
import {
  type Changed,
  type ListedLaureat,
  type ListLimits,
  lastDayOf,
  type Month,
  monthInWords,
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
import { toLaureat } from '../follow-up/plan.ts'
import { type DecidedDossier, readAnnotated, readLaureats, readReports } from '../follow-up/read.ts'
import type { Readers } from '../services.ts'

export interface LaureatList {
  readonly month: Month
  readonly laureats: readonly ListedLaureat[]
  /** « 31 mars 2022 »; with the time while the month is running, since more may come. */
  readonly knownAt: string
  /** Numbers of the lauréats that DS cannot show. */
  readonly missing: readonly number[]
  readonly table: Table
}

/** What had reached DS by the end of that month, of these campaigns, in their order. */
export async function readLaureatList(
  readers: Readers,
  campaigns: readonly string[],
  month: Month,
): Promise<LaureatList> {
  const until = lastDayOf(month)
  const parts: CampaignPart[] = []
  for (const campaign of campaigns) parts.push(await readCampaign(readers, campaign, until))
  const laureats = parts.flatMap((part) => part.laureats)
  const missing = parts.flatMap((part) => part.missing)
  const sum = (count: (part: CampaignPart) => number) =>
    parts.reduce((total, part) => total + count(part), 0)
  const now = DateTime.fromMillis(readers.now(), { zone: 'Europe/Paris', locale: 'fr' })
  const isOver = now.toFormat('yyyy-MM-dd') > until
  const table = monthlyTable(month, laureats, {
    isOver,
    missing,
    unnamed: sum((part) => part.unnamed),
    hiddenReports: sum((part) => part.hiddenReports),
  })
  const knownAt = isOver
    ? `${until.slice(-2)} ${monthInWords(month)}`
    : now.toFormat("d MMMM yyyy 'à' H 'h' mm")
  return { month, laureats, knownAt, missing, table }
}

interface CampaignPart extends Omit<ListLimits, 'isOver'> {
  readonly laureats: readonly ListedLaureat[]
}

async function readCampaign(readers: Readers, id: string, until: Day): Promise<CampaignPart> {
  const desk = await readers.desks.open(id)
  const followed = followedCampaigns(readers.config).find((campaign) => campaign.id === id)
  const read = await readLaureats(readers, desk)
  const dossiers = read.laureats.filter(({ decidedAt }) => parisDay(decidedAt) <= until)
  const told = dossiers.flatMap((dossier) => readAnnotated(desk, dossier).reports)
  const { reports, unreadable } = followed
    ? await readReports(
        readers,
        followed,
        told.map(({ dossier }) => dossier),
        until,
      )
    : { reports: [], unreadable: { numbers: [], unnamed: 0 } }
  const { byLaureat } = matchReports(
    followed?.followUp.calendar ?? 'quarters',
    dossiers.map(toLaureat),
    reports.filter(({ depositedOn }) => depositedOn <= until),
  )
  // Where there is no report form, people write in the annotations.
  const byHand = !followed || 'annotation' in followed.followUp.reports
  return {
    laureats: dossiers.map((dossier) =>
      toListed(readers, desk, dossier, byLaureat.get(dossier.number) ?? noReports, {
        byHand,
        until,
      }),
    ),
    missing: read.unreadable.numbers,
    unnamed: read.unreadable.unnamed,
    hiddenReports: unreadable.numbers.length + unreadable.unnamed,
  }
}

/** DS keeps no history: what was written after `until` hides what was known then. */
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
  const changed = new Set<Changed>()
  const isDossierChanged = parisDay(dossier.champsChangedAt) > until
  if (isDossierChanged) changed.add('dossier')
  const isReportChanged = reports.received.some(({ report }) => report.changedOn > until)
  if (isReportChanged) changed.add('report')
  const said = <T>(fact: Fact<T>): T | null => (isDossierChanged ? null : known(fact))
  const reported = <T>(value: T): T | null => (isReportChanged ? null : value)
  /** undefined: written over since. */
  const written = <T>(key: AnnotationKey, reader: (champ: Champ) => Fact<T>) => {
    const annotation = writtenAnnotation(desk, dossier, key)
    const value = annotation ? known(reader(annotation.champ)) : null
    if (!annotation || parisDay(annotation.at) <= until) return value
    changed.add('annotation')
    return undefined
  }
  const byHandOnly = <T>(key: AnnotationKey, reader: (champ: Champ) => Fact<T>) =>
    byHand ? written(key, reader) : null
  const endByHand = byHandOnly('projectEnd', readDay)
  const reportedByHand = byHandOnly('lastReport', readDay) ?? null
  const listed = {
    campaign: desk.campaign.id,
    dossier: dossier.number,
    collectivite: facts.applicant.name ?? registered?.name ?? null,
    siren,
    department: department === null ? null : departmentInWords(department),
    title: said(facts.title),
    decidedOn: parisDay(dossier.decidedAt),
    grantedAmount: written('grantedAmount', readAmount) ?? null,
    totalCost: said(facts.totalCost),
    startDate: said(facts.startDate),
    projectEnd: reported(
      reports.projectEnd ?? (endByHand === undefined ? null : (endByHand ?? said(facts.endDate))),
    ),
    companies: byHand
      ? (written('companies', readText)?.split('\n') ?? [])
      : (reported(reports.companies.map(inWords)) ?? []),
    lastReportOn:
      reports.lastReportOn ??
      (reportedByHand !== null && reportedByHand <= until ? reportedByHand : null),
    progress: reported(reports.progress),
    consumed: reported(reports.consumed),
  }
  return { ...listed, changedSince: [...changed] }
}

/** An applicant can fill annotations before the deposit: what was not written since is nobody's word. */
function writtenAnnotation(
  { form }: Desk,
  dossier: DecidedDossier,
  key: AnnotationKey,
): { champ: Champ; at: string } | null {
  const id = form.annotations.get(key)?.id
  const champ = dossier.annotations.find((annotation) => annotation.id === id)
  const at = dossier.writtenSinceDeposit.get(champ?.id ?? '')
  return champ && at !== undefined ? { champ, at } : null
}

const inWords = ({ name, department }: Provider): string =>
  `${name} – siège : ${department === null ? 'département inconnu' : departmentInWords(department)}`

const known = <T>(fact: Fact<T>): T | null => (fact.state === 'known' ? fact.value : null)
