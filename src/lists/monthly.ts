import { Decimal } from 'decimal.js'
import { DateTime } from 'luxon'
import type { CampaignInDs } from '../campaign/campaigns.ts'
import { hasNoPlace } from '../campaign/place.ts'
import { readFacts } from '../campaign/reading/facts.ts'
import { readAmount, readDay, readText } from '../campaign/reading/readers.ts'
import { sirenOf } from '../campaign/reading/report.ts'
import type { Readers } from '../campaign/services.ts'
import type { AnnotationKey } from '../config/form.ts'
import { parisDay, withinReason } from '../domain/dates.ts'
import { quote } from '../domain/eligibility/wording.ts'
import { type Day, type Fact, type Provider, unreadable } from '../domain/facts.ts'
import type { ReportLine } from '../domain/follow-up/report-lines.ts'
import type { ReportsOfLaureat } from '../domain/follow-up/reports.ts'
import {
  type Changed,
  type ListedLaureat,
  type ListLimits,
  lacksOf,
  lastDayOf,
  type Month,
  monthInWords,
  monthlyTable,
} from '../domain/laureats/monthly-list.ts'
import type { Table } from '../domain/laureats/table.ts'
import type { Champ } from '../ds/port.ts'
import type { Failure } from '../failures/failure.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'
import { isErased, type KeptRow } from '../follow-up/kept.ts'
import { goneOf } from '../follow-up/memory.ts'
import { readOwnReports } from '../follow-up/own-reports.ts'
import type { DecidedDossier } from '../follow-up/read.ts'
import { isBehind, readAnnouncedEnd } from '../follow-up/standing.ts'
import type { Unreadable } from '../follow-up/unreadable.ts'
import { departmentInWords } from '../territory/departments.ts'

export interface LaureatList {
  readonly month: Month
  readonly laureats: readonly ListedLaureat[]
  /** « 31 mars 2022 »; with the time while the month is running, since more may come. */
  readonly knownAt: string
  /** What it lacks, one sentence each. */
  readonly lacks: readonly string[]
  /** A failure of DS that made it lack something and may not last; null when there is none. */
  readonly passing: Failure | null
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
  const now = DateTime.fromMillis(readers.now(), { zone: 'Europe/Paris', locale: 'fr' })
  const isOver = now.toFormat('yyyy-MM-dd') > until
  const limits: ListLimits = {
    isOver,
    missing: parts.flatMap((part) => part.missing),
    // Campaigns of one démarche share them.
    unnamed: total(new Map(parts.map((part) => [part.demarche, part.unnamed])).values()),
    hiddenReports: countHidden(parts),
    withoutAmount: total(parts.map((part) => part.withoutAmount)),
  }
  const knownAt = isOver
    ? `${until.slice(-2)} ${monthInWords(month)}`
    : now.toFormat("d MMMM yyyy 'à' H 'h' mm")
  return {
    month,
    laureats,
    knownAt,
    lacks: lacksOf(limits),
    passing: parts.find(({ passing }) => passing !== null)?.passing ?? null,
    table: monthlyTable(month, laureats, limits),
  }
}

const total = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0)

interface CampaignPart
  extends Omit<ListLimits, 'isOver' | 'hiddenReports'>,
    Pick<LaureatList, 'laureats' | 'passing'> {
  readonly demarche: number
  readonly reports: {
    /** The démarche where they are given; null: there is none. */
    readonly demarche: number | null
    /** Numbers of those that annotations tell of. */
    readonly told: readonly number[]
    readonly unreadable: Unreadable
  }
}

/** Campaigns of one report démarche share what DS hides of it; one that is known to be somebody’s is not counted. */
function countHidden(parts: readonly CampaignPart[]): number {
  const told = new Set(parts.flatMap(({ reports }) => reports.told))
  const numbers = new Set(parts.flatMap(({ reports }) => reports.unreadable.numbers))
  const unnamed = new Map(
    parts.map(({ reports }) => [reports.demarche, reports.unreadable.unnamed]),
  )
  return [...numbers].filter((number) => !told.has(number)).length + total(unnamed.values())
}

async function readCampaign(readers: Readers, id: string, until: Day): Promise<CampaignPart> {
  const inDs = await readers.campaigns.open(id)
  const followed = followedCampaigns(readers.config).find((campaign) => campaign.id === id) ?? null
  const { today, read, laureats, beliefs, told, reportForm, reportsRead, of } =
    await readOwnReports(readers, inDs, followed, until)
  // Where there is no report form, people write in the annotations.
  const byHand = !followed || 'annotation' in followed.followUp.reports
  return {
    laureats: [
      ...laureats.map((dossier) => {
        const { own, hidden } = of(dossier)
        const received = hidden.filter(({ on, fate }) => on <= until && 'received' in fate)
        return toListed(readers, inDs, dossier, own, { byHand, until, hidden: received })
      }),
      ...[...goneOf(beliefs.memories, read.listed, id)].flatMap(([dossier, { row }]) =>
        row && isErased(row, today) && row.decidedOn <= until
          ? [keptLaureat(readers, dossier, row, until)]
          : [],
      ),
    ].sort((a, b) => a.dossier - b.dossier),
    demarche: inDs.demarche.number,
    missing: read.unreadable.numbers,
    unnamed: read.unreadable.unnamed,
    reports: {
      demarche: reportForm?.demarche ?? null,
      told: told.map(({ dossier }) => dossier),
      unreadable: reportsRead.unreadable,
    },
    withoutAmount: laureats.filter((dossier) => hasNoPlace(inDs, dossier, 'grantedAmount')).length,
    passing: read.passing ?? reportsRead.passing,
  }
}

/**
 * DS keeps no history: what was written after `until` hides what was known then.
 * @param hidden the reports received by then that DS no longer shows: what they said is in the robot's annotations
 */
function toListed(
  { territory }: Readers,
  inDs: CampaignInDs,
  dossier: DecidedDossier,
  reports: ReportsOfLaureat,
  { byHand, until, hidden }: { byHand: boolean; until: Day; hidden: readonly ReportLine[] },
): ListedLaureat {
  const { facts } = readFacts(dossier, inDs.campaign)
  const siren = sirenOf(dossier)
  const registered = siren ? territory.find(siren) : null
  const department = registered?.department ?? facts.applicant.department
  const changed = new Set<Changed>()
  const isDossierChanged = parisDay(dossier.champsChangedAt) > until
  if (isDossierChanged) changed.add('dossier')
  const isReportChanged = reports.received.some(({ report }) => report.changedOn > until)
  if (isReportChanged) changed.add('report')
  if (hidden.length > 0) changed.add('hidden')
  const said = <T>(fact: Fact<T>): T | null => (isDossierChanged ? null : known(fact))
  const reported = <T>(value: T): T | null => (isReportChanged ? null : value)
  /** undefined: written over since. */
  const written = <T>(key: AnnotationKey, reader: (champ: Champ) => Fact<T>) => {
    const annotation = writtenAnnotation(inDs, dossier, key)
    const value = annotation ? known(reader(annotation.champ)) : null
    if (!annotation || parisDay(annotation.at) <= until) return value
    changed.add('annotation')
    return undefined
  }
  const isOld = isBehind(reports, hidden)
  /** undefined: written over since, or said by a report that DS no longer shows and kept nowhere. */
  const told = <T>(value: T | null, key: AnnotationKey, reader: (champ: Champ) => Fact<T>) => {
    if (byHand) return written(key, reader)
    const isKept = hidden.length > 0 && (isOld || value === null)
    if (!isKept) return reported(value)
    const isWritten = inDs.form.annotations.has(key) && !hasNoPlace(inDs, dossier, key)
    return isWritten ? written(key, reader) : undefined
  }
  const decidedOn = parisDay(dossier.decidedAt)
  const projectEnd = told(reports.projectEnd, 'projectEnd', readEndAfter(decidedOn))
  const announcedEnd = readAnnouncedEnd(inDs.campaign, dossier).day
  const reportedByHand = byHand ? (written('lastReport', readDay) ?? null) : null
  const reportDays = [reports.lastReportOn, ...hidden.map(({ on }) => on)].filter(
    (day) => day !== null,
  )
  const listed = {
    campaign: inDs.campaign.id,
    dossier: dossier.number,
    collectivite: facts.applicant.name ?? registered?.name ?? null,
    siren,
    department: department === null ? null : departmentInWords(department),
    title: said(facts.title),
    decidedOn,
    grantedAmount: written('grantedAmount', readAmount) ?? null,
    totalCost: said(facts.totalCost),
    startDate: said(facts.startDate),
    projectEnd:
      projectEnd === undefined || isReportChanged
        ? null
        : (projectEnd ?? (isDossierChanged ? null : announcedEnd)),
    companies:
      byHand || hidden.length > 0
        ? (told(null, 'companies', readText)?.split('\n') ?? [])
        : (reported(reports.companies.map(inWords)) ?? []),
    lastReportOn:
      reportDays.sort().at(-1) ??
      (reportedByHand !== null && reportedByHand <= until ? reportedByHand : null),
    progress:
      told(reports.progress && quote(reports.progress, 1_000), 'progress', readText) ?? null,
    consumed: told(reports.consumed, 'consumedAmount', readAmount) ?? null,
  }
  return { ...listed, changedSince: [...changed] }
}

/** A lauréat whom DS has erased: what the journal keeps, and nothing that anybody typed. */
function keptLaureat(
  { territory }: Readers,
  dossier: number,
  row: KeptRow,
  until: Day,
): ListedLaureat {
  const registered = row.siren ? territory.find(row.siren) : null
  return {
    campaign: row.campaign,
    dossier,
    collectivite: registered?.name ?? null,
    siren: row.siren,
    department: registered ? departmentInWords(registered.department) : null,
    title: null,
    decidedOn: row.decidedOn,
    grantedAmount: row.granted === null ? null : new Decimal(row.granted),
    totalCost: null,
    startDate: row.startDate,
    projectEnd: row.projectEnd,
    companies: row.companies.map((siret) => `SIRET ${siret}`),
    lastReportOn: row.lastReportOn !== null && row.lastReportOn <= until ? row.lastReportOn : null,
    progress: null,
    consumed: null,
    changedSince: ['erased'],
  }
}

/** An applicant can fill annotations before the deposit: what was not written since is nobody's word. */
function writtenAnnotation(
  { form }: CampaignInDs,
  dossier: DecidedDossier,
  key: AnnotationKey,
): { champ: Champ; at: string } | null {
  const id = form.annotations.get(key)?.id
  const champ = dossier.annotations.find((annotation) => annotation.id === id)
  const at = dossier.writtenSinceDeposit.get(champ?.id ?? '')
  return champ && at !== undefined ? { champ, at } : null
}

const readEndAfter =
  (decidedOn: Day) =>
  (champ: Champ): Fact<Day> => {
    const end = withinReason(readDay(champ), decidedOn, champ.text)
    return end.state === 'known' && end.value < decidedOn ? unreadable(champ.text) : end
  }

/** « « ATELIER DU NUMÉRIQUE » – siège : Marne (51) »: the name is the lauréat's words. */
const inWords = ({ name, siret, department }: Provider): string => {
  const seat = department === null ? 'siège inconnu' : `siège : ${departmentInWords(department)}`
  return `${name === siret ? `SIRET ${siret}` : quote(name)} – ${seat}`
}

const known = <T>(fact: Fact<T>): T | null => (fact.state === 'known' ? fact.value : null)
