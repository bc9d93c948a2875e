import { durationInWords } from '../dates.ts'
import type { DossierFacts, Fact, FactKey, Provider } from '../facts.ts'
import { enumerateFew, formatCount, formatDay, lowerFirst } from '../french.ts'
import { packed } from './box.ts'
import type { Case } from './case.ts'
import { namedPartners, quote } from './wording.ts'

/** Names shown in one line: beyond that nobody reads, and an annotation has no limit of its own. */
const SHOWN = 12

/** The facts that the calls’ selection criteria ask for. None of them ever changes a verdict. */
export const APPRAISAL_ELEMENTS = {
  agents: 'Agents bénéficiaires',
  users: 'Usagers bénéficiaires',
  duration: 'Durée',
  partners: 'Collectivités associées',
  providers: 'Prestataires',
  'open-source': 'Solution libre',
  commitment: 'Engagement du porteur',
} as const
export type AppraisalElement = keyof typeof APPRAISAL_ELEMENTS

export interface Appraised {
  readonly title: string
  /** null: the dossier does not say. */
  readonly value: string | null
}

/** The champs that each element is read from. */
const SOURCES: Readonly<Record<AppraisalElement, readonly FactKey[]>> = {
  agents: ['agentsCount'],
  users: ['usersCount'],
  duration: ['startDate', 'endDate'],
  partners: ['partners'],
  providers: ['providers'],
  'open-source': ['openSource'],
  commitment: ['commitment'],
}

/** What this form does not ask is left out. */
export const appraise = (subject: Case, elements: readonly AppraisalElement[]): Appraised[] =>
  elements
    .filter((element) => SOURCES[element].every((key) => subject.facts[key].state !== 'not-asked'))
    .map((element) => ({ title: APPRAISAL_ELEMENTS[element], value: READERS[element](subject) }))

/** What the dossier says, several to a line; what it leaves unsaid, in one; then the notes, one a line. */
export const appraisalText = (
  subject: Case,
  elements: readonly AppraisalElement[],
  notes: readonly string[],
): string => {
  const appraised = appraise(subject, elements)
  const unsaid = appraised.filter(({ value }) => value === null).map(({ title }) => title)
  return [
    ...packed(
      appraised.flatMap(({ title, value }) => (value === null ? [] : [`${title} : ${value}`])),
    ),
    ...(unsaid.length > 0 ? [`Non indiqué : ${unsaid.map(lowerFirst).join(', ')}`] : []),
    ...notes,
  ].join('\n')
}

const READERS: Readonly<Record<AppraisalElement, (subject: Case) => string | null>> = {
  agents: ({ facts }) => count(facts.agentsCount),
  users: ({ facts }) => count(facts.usersCount),
  duration: ({ facts }) => duration(facts),
  partners: ({ facts }) => partners(facts.partners),
  providers: (subject) => providers(subject),
  'open-source': ({ facts }) => yesOrNo(facts.openSource),
  commitment: ({ facts }) => yesOrNo(facts.commitment),
}

const count = (fact: Fact<number>): string | null =>
  fact.state === 'known' ? formatCount(fact.value) : null

const yesOrNo = (fact: Fact<boolean>): string | null => {
  if (fact.state !== 'known') return null
  return fact.value ? 'oui' : 'non'
}

function duration({ startDate, endDate }: DossierFacts): string | null {
  if (startDate.state !== 'known' || endDate.state !== 'known') return null
  const words = durationInWords(startDate.value, endDate.value)
  return words === null
    ? null
    : `${words}, du ${formatDay(startDate.value)} au ${formatDay(endDate.value)}`
}

function partners(fact: Fact<readonly string[]>): string | null {
  const named = namedPartners(fact)
  if (named.length === 0) return null
  return enumerateFew(
    named.map((name) => quote(name)),
    SHOWN,
  )
}

/** Calls prefer providers « dans les territoires »: here, in a département of the applicant. */
function providers({ facts, around }: Case): string | null {
  if (facts.providers.state !== 'known' || facts.providers.value.length === 0) return null
  const territory =
    around.collectivite?.departments ??
    (facts.applicant.department === null ? [] : [facts.applicant.department])
  return enumerateFew(
    facts.providers.value.map(
      (provider) => `${quote(provider.name)} (${place(provider, territory)})`,
    ),
    SHOWN,
  )
}

function place({ department }: Provider, territory: readonly string[]): string {
  if (department === null) return 'siège inconnu'
  const seat = `siège dans le ${department}`
  if (territory.length === 0) return seat
  return `${seat}, ${territory.includes(department) ? 'dans le' : 'hors du'} territoire`
}
