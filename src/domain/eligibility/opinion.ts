import type { Decimal } from 'decimal.js'
import type { Collectivite } from '../collectivite.ts'
import type { DossierFacts } from '../facts.ts'

export const VERDICTS = ['eligible', 'to_check', 'ineligible'] as const
export type Verdict = (typeof VERDICTS)[number]

export const OUTCOMES = ['met', 'not_met', 'to_check', 'not_applicable'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What one criterion says: the outcome, and one French sentence holding the figures that decided. */
export interface Finding {
  readonly outcome: Outcome
  readonly message: string
}

/** A finding with its place in the opinion: one line of `reasons`, one item of `explain --json`. */
export interface CriterionResult extends Finding {
  readonly id: string
  /** Short French title, « Population ». */
  readonly title: string
  readonly blocking: boolean
  /**
   * True when the line depends on all the other dossiers (envelope), or says that something could not be verified: it
   * may change without anything changing in this dossier, so it is refreshed only when something else is.
   */
  readonly volatile: boolean
  /** Title of the document and its paragraph: « Circulaire Marne du 25/03/2021, §3 ». */
  readonly source: string
}

/** Another dossier of the worker, as far as an opinion needs to know it. */
export interface Neighbour {
  readonly campaign: string
  readonly dossier: number
  readonly state: 'en_construction' | 'en_instruction' | 'accepte' | 'refuse' | 'sans_suite'
  readonly depositedAt: string
  readonly siren: string | null
  readonly requestedGrant: Decimal | null
  readonly grantedAmount: Decimal | null
}

/** Several dossiers: how many, their amounts (euros), how many amounts are not known. */
export interface Total {
  readonly count: number
  readonly amount: Decimal
  readonly unknown: number
}

/** What opinions ask of the other dossiers, of every campaign of this worker. */
export interface Neighbours {
  /** Numbers of the démarches of other campaigns that could not be read: what is told of dossiers leaves theirs out. */
  readonly unread: readonly number[]
  /** State and grant of one dossier, this one included; null when it is not known. */
  find(campaign: string, dossier: number): Pick<Neighbour, 'state' | 'grantedAmount'> | null
  /** Those of that SIREN in any campaign and state, by number. */
  ofSiren(siren: string): readonly Pick<Neighbour, 'dossier' | 'state'>[]
  /** Granted to the accepted dossiers of the campaign, but for one; asked for, where the grant is not known. */
  accepted(campaign: string, except: number): Total
  /** Asked for by its live dossiers that were deposited before that one. */
  liveBefore(campaign: string, self: { dossier: number; depositedAt: string }): Total
}

/** What an opinion needs besides the dossier: the registry's entry, and the other dossiers. */
export interface Surroundings {
  /** null: the SIREN is not in the registry, or the applicant is incomplete. */
  readonly collectivite: Collectivite | null
  /** Euros at the campaign's disposal; null when the campaign has no envelope. */
  readonly envelope: Decimal | null
  readonly campaign: string
  readonly neighbours: Neighbours
}

export interface Opinion {
  readonly verdict: Verdict
  readonly criteria: readonly CriterionResult[]
  readonly figures: Figures
  /** The facts that the call's selection criteria ask for, one French line each; empty when there are none. */
  readonly appraisal: string
  /** What to ask the applicant, one whole French sentence each. */
  readonly questions: readonly string[]
}

/** The numbers written beside the opinion. null: not known. Rates in percent, amounts in euros, 2 decimals. */
export interface Figures {
  readonly population: number | null
  readonly requestedRate: Decimal | null
  readonly maxRate: Decimal | null
  readonly maxGrant: Decimal | null
}

/** The rules of a campaign once its preset and its overrides are merged: criterion id → checked parameters. */
export type Rules = ReadonlyMap<string, { readonly params: unknown; readonly source: string }>

export type Evaluate = (facts: DossierFacts, rules: Rules, around: Surroundings) => Opinion
