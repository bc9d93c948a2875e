import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decimal } from 'decimal.js'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import type { Outcome } from '../../../src/domain/eligibility/opinion.ts'
import type { SpendingKind } from '../../../src/domain/eligibility/reading/kinds.ts'
import { LEXICON } from '../../../src/domain/eligibility/reading/lexicon.ts'
import { readLine } from '../../../src/domain/eligibility/reading/line.ts'
import { spendingNamedIn } from '../../../src/domain/eligibility/reading/text.ts'
import { type DossierFacts, known, missing } from '../../../src/domain/facts.ts'
import { aDossier, expense, surroundings } from '../../support/facts.ts'
import { TRIAL } from '../../support/judge.ts'

/** The half that may be read and tuned on, and the half that only serves to measure. */
export const HALVES = ['tuned', 'kept'] as const
export type Half = (typeof HALVES)[number]

interface LabelledLine {
  readonly line: string
  readonly label: 'excluded' | 'admissible' | 'doubtful'
  readonly kind?: SpendingKind
  /** A second name that is as right. */
  readonly orKind?: SpendingKind
}
interface LabelledBudget {
  readonly lines: readonly { readonly line: string; readonly amount: number }[]
  readonly cost: number
  readonly label: 'admissible' | 'has-excluded' | 'all-excluded' | 'has-doubtful'
}
interface LabelledText {
  readonly text: string
  readonly label: 'announces' | 'clean' | 'doubtful'
  readonly kinds?: readonly SpendingKind[]
}

/** One figure of the measure: a part of a whole, in percent, and what it is to be. */
export interface Figure {
  readonly title: string
  readonly titre: string
  readonly goal: { readonly atMost: number } | { readonly atLeast: number }
  readonly part: number
  readonly whole: number
  /** What does not meet the goal. */
  readonly faults: readonly string[]
}

/** The call that excludes the most: what passes here passes everywhere. */
const KINDS: readonly SpendingKind[] = ['staff', 'computers', 'running-costs']
const RULES = new Map([
  ['budget-adds-up', { params: {}, source: TRIAL }],
  ['excluded-expenses', { params: { kinds: KINDS }, source: TRIAL }],
])
const COST = 10_000

/** @returns null when that half is not in the repository */
export function measure(half: Half): Figure[] | null {
  const folder = join(import.meta.dirname, half)
  if (!existsSync(join(folder, 'lines.jsonl'))) return null
  const read = (name: string) =>
    readFileSync(join(folder, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line))
  const lines: LabelledLine[] = [...read('lines'), ...read('cpv')]
  const budgets: LabelledBudget[] = read('budgets')
  const texts: LabelledText[] = read('texts')

  const excluded = lines.filter(({ label }) => label === 'excluded')
  const admissible = lines.filter(({ label }) => label === 'admissible')
  const whole = budgets.filter(({ label }) => label === 'admissible')
  const announcing = texts.filter(({ label }) => label === 'announces')
  const clean = texts.filter(({ label }) => label === 'clean')

  return [
    few(
      'excluded lines that pass silently',
      'lignes exclues qui passent sans un mot',
      3,
      excluded,
      {
        of: (one) => one.line,
        when: (one) => outcome({ line: one.line }) === 'met',
      },
    ),
    most(
      'excluded lines named with their kind',
      'lignes exclues dites sous leur nature',
      80,
      excluded,
      {
        of: (one) => one.line,
        when: (one) => isNamed(one),
      },
    ),
    few('admissible lines refused', 'lignes admissibles refusées', 0, admissible, {
      of: (one) => one.line,
      when: (one) => outcome({ line: one.line }) === 'not_met',
    }),
    few(
      'admissible lines sent to a person',
      'lignes admissibles envoyées à relire',
      5,
      admissible,
      {
        of: (one) => one.line,
        when: (one) => outcome({ line: one.line }) !== 'met',
      },
    ),
    most(
      'whole admissible budgets without a question',
      'budgets admissibles sans question',
      70,
      whole,
      {
        of: (one) => one.lines.map(({ line }) => line).join(' | '),
        when: (one) => isUnquestioned(one),
      },
    ),
    few(
      'texts that announce excluded purchases, missed',
      'textes qui annoncent une dépense exclue, manqués',
      10,
      announcing,
      {
        of: (one) => one.text,
        when: (one) => !kindsIn(one).some((kind) => one.kinds?.includes(kind)),
      },
    ),
    few('clean texts questioned', 'textes sans rien, questionnés', 10, clean, {
      of: (one) => one.text,
      when: (one) => kindsIn(one).length > 0,
    }),
  ]
}

interface Count<T> {
  readonly of: (one: T) => string
  readonly when: (one: T) => boolean
}

function few<T>(
  title: string,
  titre: string,
  atMost: number,
  all: readonly T[],
  count: Count<T>,
): Figure {
  const found = all.filter(count.when)
  return {
    title,
    titre,
    goal: { atMost },
    part: found.length,
    whole: all.length,
    faults: found.map(count.of),
  }
}

function most<T>(
  title: string,
  titre: string,
  atLeast: number,
  all: readonly T[],
  count: Count<T>,
): Figure {
  const found = all.filter(count.when)
  const faults = all.filter((one) => !count.when(one)).map(count.of)
  return { title, titre, goal: { atLeast }, part: found.length, whole: all.length, faults }
}

export const percentOf = ({ part, whole }: Figure): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10

export const isReached = (figure: Figure): boolean =>
  'atMost' in figure.goal
    ? figure.part * 100 <= figure.goal.atMost * figure.whole
    : figure.part * 100 >= figure.goal.atLeast * figure.whole

/** What the criterion says of a project made of that line alone. */
const outcome = ({ line }: { line: string }): Outcome | undefined =>
  outcomes({ expenses: known([expense(line, COST)]), totalCost: known(new Decimal(COST)) }).get(
    'excluded-expenses',
  )

const isUnquestioned = ({ lines, cost }: LabelledBudget): boolean =>
  [
    ...outcomes({
      expenses: known(lines.map(({ line, amount }) => expense(line, amount))),
      totalCost: known(new Decimal(cost)),
      requestedGrant: known(new Decimal(cost)),
    }).values(),
  ].every((one) => one === 'met')

function outcomes(facts: Partial<DossierFacts>): Map<string, Outcome> {
  const dossier = aDossier({ title: missing, summary: missing, ...facts })
  const { criteria } = evaluate(dossier, RULES, surroundings())
  return new Map(criteria.map(({ id, outcome: one }) => [id, one]))
}

function isNamed({ line, kind, orKind }: LabelledLine): boolean {
  const reading = readLine(line, LEXICON)
  return reading.is === 'excluded' && (reading.nature === kind || reading.nature === orKind)
}

const kindsIn = ({ text }: LabelledText): SpendingKind[] =>
  spendingNamedIn(text, KINDS, LEXICON).map(({ kind }) => kind)
