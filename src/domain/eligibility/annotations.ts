import type { Decimal } from 'decimal.js'
import { frenchSpaces } from '../french.ts'
import type { CriterionResult, Opinion, Verdict } from './opinion.ts'
import { cut } from './wording.ts'

/** What the robot writes of an opinion. null: nothing to write. Rates in percent, amount in euros. */
export interface OpinionAnnotations {
  readonly verdict: string
  readonly reasons: string
  readonly population: number | null
  readonly requestedRate: number | null
  readonly maxRate: number | null
  readonly maxGrant: number | null
  readonly appraisal: string
}

/** The options of the drop-down « Avis automatique ». */
export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  eligible: 'Éligible',
  to_check: 'À vérifier',
  ineligible: 'Inéligible',
}

const MARKS = { not_met: '✗', to_check: '?', met: '✓', not_applicable: '' } as const
const INFORMATION = 'ℹ'
/** A textarea of DS has no limit of its own; beyond this nobody reads. */
const LONGEST = 4_000
const SHORTEST = 10
const QUOTATION_LENGTHS = [80, 40, 20, SHORTEST]

export function toAnnotations(opinion: Opinion): OpinionAnnotations {
  const { population, requestedRate, maxRate, maxGrant } = opinion.figures
  return {
    verdict: VERDICT_LABELS[opinion.verdict],
    reasons: reasons(opinion.criteria),
    population,
    requestedRate: writable(requestedRate),
    maxRate: writable(maxRate),
    maxGrant: writable(maxGrant),
    appraisal: opinion.appraisal,
  }
}

/** DS refuses numbers that Ruby prints with an exponent; only a slip of the keyboard is that large. */
const writable = (figure: Decimal | null): number | null =>
  figure?.lessThan(1e15) ? figure.toNumber() : null

/** One line a criterion, in the order of the opinion: `✗ Population : 182 460 hab. — … [source]`. */
function reasons(criteria: readonly CriterionResult[]): string {
  const told = criteria.filter(({ outcome }) => outcome !== 'not_applicable')
  for (const length of QUOTATION_LENGTHS) {
    const text = told.map((result) => line(result, length)).join('\n')
    if (text.length < LONGEST) return text
  }
  return told
    .filter(({ blocking }) => blocking)
    .map((result) => line(result, SHORTEST))
    .join('\n')
}

function line(
  { outcome, blocking, title, message, source }: CriterionResult,
  quotationLength: number,
): string {
  const mark = blocking ? MARKS[outcome] : INFORMATION
  return frenchSpaces(
    `${mark} ${title} : ${shortenQuotations(message, quotationLength)} [${source}]`,
  )
}

const shortenQuotations = (text: string, length: number): string =>
  text.replace(/«\s([^«»]*)\s»/g, (_, words: string) => `« ${cut(words, length)} »`)

/**
 * Tells whether two texts of reasons differ at most in the volatile lines of an opinion. Such a difference alone is not
 * written: every new dossier of a campaign would otherwise rewrite all the others, and a campaign that cannot be read
 * for a while every dossier of the others.
 */
export function sameButVolatile({ criteria }: Pick<Opinion, 'criteria'>) {
  const titles = criteria.flatMap(({ volatile, title }) => (volatile ? [plain(title)] : []))
  const lasting = (text: string): string =>
    text
      .split('\n')
      .map(plain)
      .filter((line) => line !== '' && !titles.some((title) => isLineOf(line, title)))
      .join('\n')
  return (desired: string, actual: string): boolean => lasting(desired) === lasting(actual)
}

const isLineOf = (line: string, title: string): boolean =>
  line.startsWith(`${INFORMATION} ${title} : `)

/** DS and browsers may turn no-break spaces into ordinary ones. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
