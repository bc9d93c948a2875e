import type { FieldKey } from '../../config/form.ts'
import { parisDay, withinReason } from '../../domain/dates.ts'
import {
  type Applicant,
  type Day,
  type DossierFacts,
  type Expense,
  type Fact,
  known,
  missing,
  notAsked,
  notAskedHere,
  unreadable,
} from '../../domain/facts.ts'
import { NO_NAMES, type ThemeNames } from '../../domain/themes.ts'
import type { Champ, Demandeur, Dossier } from '../../ds/port.ts'
import { type Found, factFrom, findChamp, findEvery } from './find-champ.ts'
import {
  readAmount,
  readCount,
  readDay,
  readFile,
  readNames,
  readProviders,
  readText,
  readTheme,
  readYesNo,
} from './readers.ts'

/** For each field, the labels or champ ids under which the form may hold it, the preferred first. */
export type FieldLabels = Readonly<Record<FieldKey, readonly string[]>>

/** How a campaign reads the forms of its démarche. */
export interface FormReading {
  readonly fields: FieldLabels
  readonly themes?: ThemeNames
}

/** Champs of the same label: the fact is unreadable until the configuration names one of them by its id. */
export interface Duplicate {
  readonly field: FieldKey
  readonly ids: readonly string[]
}

/**
 * What the dossier says, and the fields it says twice. Pure.
 * @param isAskedOfOthers whether the dossier's form has a champ for it: one that is not there is hidden by a condition
 */
export function readFacts(
  dossier: Dossier,
  { fields, themes = NO_NAMES }: FormReading,
  isAskedOfOthers: (field: FieldKey) => boolean = () => false,
): { facts: DossierFacts; duplicates: Duplicate[] } {
  const duplicates = new Map<FieldKey, readonly string[]>()
  const find = (champs: readonly Champ[], field: FieldKey): Found => {
    const found = findChamp(champs, fields[field])
    if (found.state === 'duplicate') duplicates.set(field, found.ids)
    return found
  }
  const read = <T>(field: FieldKey, reader: (champ: Champ) => Fact<T>): Fact<T> =>
    here(field, factFrom(find(dossier.champs, field), reader))
  const here = <T>(field: FieldKey, fact: Fact<T>): Fact<T> =>
    fact.state === 'not-asked' && isAskedOfOthers(field) ? notAskedHere : fact
  const depositedOn = parisDay(dossier.depositedAt)
  const readDate = (champ: Champ): Fact<Day> =>
    withinReason(readDay(champ), depositedOn, typedDay(champ))

  const facts: DossierFacts = {
    dossier: dossier.number,
    depositedAt: dossier.depositedAt,
    applicant: toApplicant(dossier.demandeur),
    title: read('title', readText),
    summary: here('summary', readTogether(findEvery(dossier.champs, fields.summary))),
    theme: read('theme', (champ) => readTheme(champ, themes)),
    totalCost: read('totalCost', readAmount),
    requestedGrant: read('requestedGrant', readAmount),
    startDate: read('startDate', readDate),
    endDate: read('endDate', readDate),
    alreadyStarted: read('alreadyStarted', readYesNo),
    expenses: read('expenses', (champ) => readExpenses(champ, find)),
    deliberation: read('deliberation', readFile),
    budget: read('budget', readFile),
    partners: read('partners', readNames),
    partnersConsent: read('partnersConsent', readYesNo),
    commitment: read('commitment', readYesNo),
    lab: read('lab', readText),
    agentsCount: read('agentsCount', readCount),
    usersCount: read('usersCount', readCount),
    providers: read('providers', readProviders),
    openSource: read('openSource', readYesNo),
    entity: read('entity', readText),
  }
  return { facts, duplicates: [...duplicates].map(([field, ids]) => ({ field, ids })) }
}

/** Whom to write to about the dossier. Personal data: for an e-mail, never for a log or a job. */
export function readContact(
  dossier: Dossier,
  fields: FieldLabels,
): { email: Fact<string>; name: Fact<string> } {
  const read = (field: FieldKey) => factFrom(findChamp(dossier.champs, fields[field]), readText)
  return { email: read('contactEmail'), name: read('contactName') }
}

function readTogether(champs: readonly Champ[]): Fact<string> {
  if (champs.length === 0) return notAsked
  const texts = champs.map(({ text }) => text.trim()).filter((text) => text !== '')
  return texts.length === 0 ? missing : known(texts.join('\n'))
}

/** As the form shows it: DS writes the dates of its own type in words. */
const typedDay = ({ value, text }: Champ): string =>
  text || (value.kind === 'date' ? (value.date ?? '') : '')

/** Free text is there but is no list of lines: unreadable, with the text for those who search it for words. */
function readExpenses(
  { value, text }: Champ,
  find: (champs: readonly Champ[], field: FieldKey) => Found,
): Fact<readonly Expense[]> {
  if (value.kind !== 'rows') return text.trim() === '' ? missing : unreadable(text.trim())
  const expenses: Expense[] = []
  for (const { champs } of value.rows) {
    const texts = champs.map((champ) => champ.text.trim()).filter((one) => one !== '')
    if (texts.length === 0) continue
    const found = find(champs, 'expenseLabel')
    const label = factFrom(found, readText)
    // Labels that are not known: all the texts tell it. A label left empty is none, whatever the amount.
    const otherwise = found.state === 'absent' ? texts.join(' – ') : ''
    expenses.push({
      label: label.state === 'known' ? label.value : otherwise,
      amount: factFrom(find(champs, 'expenseAmount'), readAmount),
    })
  }
  return expenses.length > 0 ? known(expenses) : missing
}

function toApplicant(demandeur: Demandeur): Applicant {
  const unknown = { name: null, legalCategory: null, department: null }
  switch (demandeur.kind) {
    case 'personne-morale': {
      const { siret, name, legalCategory, department, closed = false } = demandeur
      return { siret, complete: true, name, legalCategory, department, ...(closed && { closed }) }
    }
    case 'personne-morale-incomplete':
      return { siret: demandeur.siret, complete: false, ...unknown }
    case 'personne-physique':
      return { siret: null, complete: true, ...unknown }
  }
}
