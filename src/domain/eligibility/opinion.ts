import type { Decimal } from 'decimal.js'
import type { Collectivite } from '../collectivite.ts'
import type { DossierFacts } from '../facts.ts'
import type { Lexicon } from './reading/lexicon.ts'

export const VERDICTS = ['eligible', 'to_check', 'ineligible'] as const
export type Verdict = (typeof VERDICTS)[number]

/** The options of the drop-down « Avis automatique ». */
export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  eligible: 'Éligible',
  to_check: 'À vérifier',
  ineligible: 'Inéligible',
}

export const OUTCOMES = ['met', 'not_met', 'to_check', 'not_applicable'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What one criterion says: the outcome, and one French sentence holding the figures that decided. */
export interface Judgement {
  readonly outcome: Outcome
  readonly message: string
}

/** A finding with its place in the opinion: one line of `reasons`, one item of `explain --json`. */
export interface CriterionResult extends Judgement {
  readonly id: string
  /** Short French title, « Population ». */
  readonly title: string
  readonly blocking: boolean
  /**
   * True when the line depends on all the other dossiers (envelope), or says that something could not be verified: it
   * may change without anything changing in this dossier, so it is refreshed only when something else is.
   */
  readonly volatile: boolean
  /** False: it could not answer because no champ of the form asks what it needs. */
  readonly asked: boolean
  /** Title of the document and its paragraph: « Circulaire Marne du 25/03/2021, §3 ». */
  readonly source: string
  /** The same in two: the document, null when it is none; and what stands for the paragraph, beside the line. */
  readonly text: string | null
  readonly place: string
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
  /** Its opinion says « Inéligible »: it consumes nothing of the envelope. */
  readonly ineligible: boolean
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
  /** Granted to the accepted dossiers of these campaigns, but for one; asked for, where the grant is not known. */
  accepted(campaigns: readonly string[], except: number): Total
  /** Asked for by their live dossiers that were deposited before that one, those judged « Inéligible » left out. */
  liveBefore(campaigns: readonly string[], self: { dossier: number; depositedAt: string }): Total
}

/** What an opinion needs besides the dossier: the registry's entry, and the other dossiers. */
export interface Surroundings {
  /** null: the SIREN is not in the registry, or the applicant is incomplete. */
  readonly collectivite: Collectivite | null
  /** Euros at the campaign's disposal; null when the campaign has no envelope. */
  readonly envelope: Decimal | null
  readonly campaign: string
  /** Ids of the campaigns that share the envelope, this one's included. */
  readonly sharing: readonly string[]
  readonly neighbours: Neighbours
  /** The words that spending is recognised by; absent: those of the project, without what a préfecture adds. */
  readonly lexicon?: Lexicon
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

/** Where a rule comes from. */
export interface Source {
  /** Title of the document, in French; null: the campaign's own configuration, or Guichet's own knowledge. */
  readonly text: string | null
  /** The paragraph; where there is no document, what to name instead. */
  readonly place: string
  /** The campaign changed a parameter: the document must not be credited with it. */
  readonly adapted?: boolean
}

/** What a criterion answers where the form does not ask what it needs: « à vérifier », or a line of information. */
export const UNASKED = ['check', 'inform'] as const
export type Unasked = (typeof UNASKED)[number]

export interface Rule {
  /** Checked already. */
  readonly params: unknown
  readonly source: Source
  /** False: the line stays, the verdict does not wait for it. */
  readonly decides?: boolean
  /** Default: check. */
  readonly unasked?: Unasked
  /** `to_check`: the text makes it a point of analysis, what would be « non rempli » is left to a person. */
  readonly failing?: 'to_check'
}

/** The rules of a campaign once its preset and its overrides are merged, by criterion id. */
export type Rules = ReadonlyMap<string, Rule>

export type Evaluate = (facts: DossierFacts, rules: Rules, around: Surroundings) => Opinion
