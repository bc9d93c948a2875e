import { frenchSpaces, lowerFirst, plural } from '../french.ts'
import { flowing, linesIn, packed } from './box.ts'
import { type CriterionResult, type Opinion, type Outcome, VERDICT_LABELS } from './opinion.ts'
import { cut } from './wording.ts'

/** Longer than that, an opinion is not read: its layout gives way first, then its quotations. */
const MOST_LINES = 14
/** A textarea of DS has no limit of its own; beyond this nobody reads. */
const LONGEST = 4_000
/** How long a quotation may be, how what is met and what informs stands, whether what is met is only named. */
interface Layout {
  readonly quotations: number
  readonly arranged: typeof packed
  readonly isBrief: boolean
}
const laidOut = (quotations: number, arranged: typeof packed, isBrief = false): Layout => ({
  quotations,
  arranged,
  isBrief,
})
/** As long as criteria quote. */
const QUOTATION = 80
const LAYOUTS: readonly Layout[] = [
  laidOut(QUOTATION, packed),
  ...[QUOTATION, 50, 30].map((quotations) => laidOut(quotations, flowing)),
  ...[QUOTATION, 50, 30, 20].map((quotations) => laidOut(quotations, flowing, true)),
]
const SHORTEST = laidOut(10, flowing, true)

const MARKS = { not_met: '✗', to_check: '?', met: '✓' } as const
export const INFORMATION = 'ℹ'

/** The opinion as an instructeur reads it in DS: what blocks, what to verify, what is met, what informs, the texts. */
export function reasons(opinion: Opinion): string {
  const shown = opinion.criteria.filter(isShown)
  const reserved = opinion.criteria.reduce((sum, { id }) => sum + (RESERVED_LINES[id] ?? 0), 0)
  const quoted = longestQuotation(shown)
  let longest: string | null = null
  for (const layout of LAYOUTS) {
    // Nothing would be shorter than with the layout before.
    if (layout.quotations < QUOTATION && layout.quotations >= quoted) continue
    const { text, lines } = compose(opinion, shown, layout)
    if (text.length >= LONGEST) continue
    if (lines + reserved <= MOST_LINES) return text
    if (layout.isBrief) longest ??= text
  }
  if (longest !== null) return longest
  const short = compose(opinion, shown, SHORTEST).text
  if (short.length < LONGEST) return short
  const deciding = shown.filter(({ blocking }) => blocking)
  return compose(opinion, deciding, SHORTEST).text
}

/** For what hangs on the other dossiers, be it there or not: it must not decide how all the rest stands. */
const RESERVED_LINES: Readonly<Record<string, number>> = {
  envelope: 2,
  'duplicate-application': 1,
}

/** What only informs has nothing to say when it finds nothing. */
const FOUND_NOTHING = new Set(['duplicate-application', 'non-eu-licences'])

/** Not what does not apply, nor that there is nothing to say, nor what has an annotation of its own. */
const isShown = ({ id, outcome }: CriterionResult): boolean =>
  outcome !== 'not_applicable' &&
  id !== 'appraisal' &&
  !(outcome === 'met' && FOUND_NOTHING.has(id))

/** What hangs on the other dossiers has a line of its own, which `sameButVolatile` may leave out. */
const hangsOnOthers = ({ id, volatile }: CriterionResult): boolean =>
  volatile || id in RESERVED_LINES

/** `lines`: those of the box, without what hangs on the other dossiers. */
function compose(
  opinion: Opinion,
  shown: readonly CriterionResult[],
  { quotations, arranged, isBrief }: Layout,
): { readonly text: string; readonly lines: number } {
  const met = shown.filter(({ blocking, outcome }) => blocking && outcome === 'met')
  const item = (one: CriterionResult): string =>
    `${one.title} : ${shortened(one.message, quotations)}${reference(one)}`
  const deciding = (outcome: Outcome) =>
    shown.filter((one) => one.blocking && one.outcome === outcome).map(item)
  const information = shown.filter(({ blocking }) => !blocking)
  const told = information.filter(({ asked }) => asked)
  const before = [
    headline(opinion),
    ...deciding('not_met').map((text) => `${MARKS.not_met} ${text}`),
    ...deciding('to_check').map((text) => `${MARKS.to_check} ${text}`),
    ...arranged(isBrief && met.length > 0 ? [listed(met)] : met.map(item), `${MARKS.met} `),
  ]
  const after = [
    ...arranged(told.filter((one) => !hangsOnOthers(one)).map(item), `${INFORMATION} `),
    ...notAsked(information.filter(({ asked }) => !asked)),
    ...documents(shown),
  ]
  const hanging = told.filter(hangsOnOthers).map((one) => `${INFORMATION} ${item(one)}`)
  const parts = [before, hanging, after].map((lines) => frenchSpaces(lines.join('\n')))
  const [first = '', , last = ''] = parts
  return {
    text: parts.filter((part) => part !== '').join('\n'),
    lines: linesIn(last === '' ? first : `${first}\n${last}`),
  }
}

/** The first line says the whole. */
function headline({ verdict, criteria }: Opinion): string {
  const deciding = criteria.filter(
    ({ blocking, outcome }) => blocking && outcome !== 'not_applicable',
  )
  const of = (outcome: Outcome) => deciding.filter((one) => one.outcome === outcome)
  const unasked = criteria.filter(({ asked, blocking, outcome }) => {
    return !asked && !blocking && outcome !== 'not_applicable'
  })
  const waiting = of('to_check')
  const opening =
    verdict === 'eligible' && unasked.length > 0
      ? `${VERDICT_LABELS.eligible} sur ce que le formulaire demande. ${unasked.length > 1 ? 'Non demandés' : 'Non demandé'} : ${titles(unasked)}.`
      : verdict === 'eligible'
        ? `${VERDICT_LABELS.eligible}.`
        : verdict === 'ineligible'
          ? `${VERDICT_LABELS.ineligible} : ${titles(of('not_met'))}.`
          : ''
  return [
    opening,
    waiting.length === 0 ? '' : `${VERDICT_LABELS.to_check} : ${titles(waiting)}.`,
    `Remplis : ${plural(of('met').length, 'critère', 'critères')} sur ${deciding.length}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** What the form leaves out, several to a line. */
function notAsked(criteria: readonly CriterionResult[]): string[] {
  const [first, ...others] = criteria
  if (first === undefined) return []
  const names = listed(criteria)
  return [
    others.length === 0
      ? `${INFORMATION} ${names} : ${first.message}`
      : `${INFORMATION} ${names} : le formulaire ne les demande pas`,
  ]
}

/** « Candidat, territoire, date de dépôt ». */
const listed = ([first, ...others]: readonly CriterionResult[]): string =>
  [first?.title, ...others.map(inSentence)].join(', ')

const titles = (criteria: readonly CriterionResult[]): string => criteria.map(inSentence).join(', ')

const inSentence = ({ title }: CriterionResult): string => lowerFirst(title)

/** The paragraph alone, since the document is named below; nothing where there is no document. */
const reference = ({ text, place }: CriterionResult): string => (text === null ? '' : ` [${place}]`)

function documents(shown: readonly CriterionResult[]): string[] {
  const named = [...new Set(shown.flatMap(({ text }) => text ?? []))]
  if (named.length === 0) return []
  return [`${named.length > 1 ? 'Textes' : 'Texte'} : ${named.map(lowerFirst).join(', ')}`]
}

const QUOTED = /«\s([^«»]*)\s»/g

const shortened = (text: string, length: number): string =>
  text.replace(QUOTED, (_, words: string) => `« ${cut(words, length)} »`)

const longestQuotation = (shown: readonly CriterionResult[]): number =>
  Math.max(
    0,
    ...shown.flatMap(({ message }) =>
      Array.from(message.matchAll(QUOTED), ([, words = '']) => words.length),
    ),
  )
