import { foldLabel } from '../labels.ts'
import { readMarks } from './reasons.ts'

/** Opinions beside the decisions that people took: counted, never scored. */

export const DECISIONS = ['accepte', 'refuse', 'sans_suite'] as const
export type Decision = (typeof DECISIONS)[number]

/** What stood in DS by the decision; `none`: no opinion of the robot was there. */
export const STOOD = ['eligible', 'to_check', 'ineligible', 'none'] as const
export type Stood = (typeof STOOD)[number]

export type ByDecision = Readonly<Record<Decision, number>>

/** A decided dossier, as DS shows it. Texts are empty where nothing of the robot stood. */
export interface Decided {
  readonly dossier: number
  readonly decision: Decision
  readonly verdict: string
  readonly reasons: string
  /** Why, in the words of who decided; null: none given. */
  readonly motivation: string | null
}

/** One criterion that was not met or to verify, and what was decided of those dossiers. */
export interface CriterionCount {
  readonly title: string
  readonly notMet: ByDecision
  readonly toCheck: ByDecision
}

export interface Agreement {
  readonly campaign: string
  /** Dossiers that DS lists without showing them: some may be decided. */
  readonly hidden: number
  readonly decided: number
  /** Of these, the dossiers on which an opinion stood, and those on which it took a side. */
  readonly withOpinion: number
  readonly tookSide: number
  readonly table: Readonly<Record<Stood, ByDecision>>
  readonly criteria: readonly CriterionCount[]
  /** « Inéligible », accepted: with the lines of the criteria that were not met, as they stood. */
  readonly contradictions: readonly {
    readonly dossier: number
    readonly lines: readonly string[]
  }[]
  /** « Éligible », refused. No error: the selection is competitive. */
  readonly refusals: readonly { readonly dossier: number; readonly motivation: string | null }[]
}

export function countAgreement(
  campaign: string,
  decided: readonly Decided[],
  hidden = 0,
): Agreement {
  const read = decided
    .toSorted((a, b) => a.dossier - b.dossier)
    .map((one) => ({ ...one, stood: stoodOf(one.verdict), marks: readMarks(one.reasons) }))
  const of = (stood: Stood) => read.filter((one) => one.stood === stood)
  const withOpinion = read.filter(({ stood }) => stood !== 'none')
  const titles = [...new Set(withOpinion.flatMap(({ marks }) => marks.map(({ title }) => title)))]
  const marked = (title: string, outcome: 'not_met' | 'to_check') =>
    withOpinion.filter(({ marks }) =>
      marks.some((mark) => mark.title === title && mark.outcome === outcome),
    )
  return {
    campaign,
    hidden,
    decided: read.length,
    withOpinion: withOpinion.length,
    tookSide: withOpinion.length - of('to_check').length,
    table: {
      eligible: byDecision(of('eligible')),
      to_check: byDecision(of('to_check')),
      ineligible: byDecision(of('ineligible')),
      none: byDecision(of('none')),
    },
    criteria: titles
      .toSorted((a, b) => a.localeCompare(b, 'fr'))
      .map((title) => ({
        title,
        notMet: byDecision(marked(title, 'not_met')),
        toCheck: byDecision(marked(title, 'to_check')),
      })),
    contradictions: of('ineligible')
      .filter(({ decision }) => decision === 'accepte')
      .map(({ dossier, marks }) => ({
        dossier,
        lines: marks.filter(({ outcome }) => outcome === 'not_met').map(({ line }) => line),
      })),
    refusals: of('eligible')
      .filter(({ decision }) => decision === 'refuse')
      .map(({ dossier, motivation }) => ({ dossier, motivation })),
  }
}

function byDecision(dossiers: readonly { readonly decision: Decision }[]): ByDecision {
  const count = (decision: Decision) =>
    dossiers.filter((dossier) => dossier.decision === decision).length
  return { accepte: count('accepte'), refuse: count('refuse'), sans_suite: count('sans_suite') }
}

const BY_WORD: Readonly<Record<string, Stood>> = {
  eligible: 'eligible',
  'a verifier': 'to_check',
  ineligible: 'ineligible',
}

/** A word that the robot does not write is no opinion of his. */
const stoodOf = (verdict: string): Stood => BY_WORD[foldLabel(verdict)] ?? 'none'
