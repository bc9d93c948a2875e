import type { Decimal } from 'decimal.js'
import { type Opinion, VERDICT_LABELS } from './opinion.ts'
import { INFORMATION, reasons } from './reasons.ts'

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

export function toAnnotations(opinion: Opinion): OpinionAnnotations {
  const { population, requestedRate, maxRate, maxGrant } = opinion.figures
  return {
    verdict: VERDICT_LABELS[opinion.verdict],
    reasons: reasons(opinion),
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
