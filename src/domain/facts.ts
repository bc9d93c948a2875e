import type { Decimal } from 'decimal.js'

/**
 * What a form says of one thing. `missing`: the champ is there, empty. `unreadable`: it is filled and not understood
 * (« environ 10 k€ »). `not-asked`: this form has no champ for it, or a condition of the form does not ask it here. None of them ever counts against an applicant.
 */
export type Fact<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly found: string }
  | { readonly state: 'not-asked'; readonly isAskedOfOthers?: true }

export const known = <T>(value: T): Fact<T> => ({ state: 'known', value })
export const missing: Fact<never> = { state: 'missing' }
export const notAsked: Fact<never> = { state: 'not-asked' }
export const notAskedHere: Fact<never> = { state: 'not-asked', isAskedOfOthers: true }
export const unreadable = (found: string): Fact<never> => ({ state: 'unreadable', found })

/** A calendar day, `2021-07-16`. */
export type Day = string

/** The themes of axe 3. Each call names them in its own way: see `eligibility/themes.ts`. */
export const THEMES = ['3a', '3b', '3c', '3d'] as const
export type Theme = (typeof THEMES)[number]

/** One line of the budget. `amount` in euros. */
export interface Expense {
  readonly label: string
  readonly amount: Fact<Decimal>
}

/** A firm that will work on the project; `department` is that of its head office, when DS knows it. */
export interface Provider {
  readonly name: string
  readonly siret: string | null
  readonly department: string | null
}

export interface Applicant {
  /** 14 digits, or what DS gave. `null` when the applicant is a natural person. */
  readonly siret: string | null
  /** False while DS has not yet resolved the SIRET: everything about the applicant is then unknown. */
  readonly complete: boolean
  readonly name: string | null
  /** INSEE legal category, 4 digits, for example `7210` (commune). */
  readonly legalCategory: string | null
  /** DS says that it has ceased its activity. */
  readonly closed?: boolean
  /** Département of the seat by DS's address, used when the national registry does not know the SIREN. */
  readonly department: string | null
}

/** Everything an opinion rests on, as one dossier says it. Amounts in euros, exact. */
export interface DossierFacts {
  readonly dossier: number
  /** ISO instant of the deposit, with offset. */
  readonly depositedAt: string
  readonly applicant: Applicant
  readonly title: Fact<string>
  readonly summary: Fact<string>
  readonly theme: Fact<readonly Theme[]>
  readonly totalCost: Fact<Decimal>
  readonly requestedGrant: Fact<Decimal>
  readonly startDate: Fact<Day>
  readonly endDate: Fact<Day>
  readonly alreadyStarted: Fact<boolean>
  readonly expenses: Fact<readonly Expense[]>
  /** True: a file is attached. False: the champ is there, empty. */
  readonly deliberation: Fact<boolean>
  readonly budget: Fact<boolean>
  readonly partners: Fact<readonly string[]>
  readonly partnersConsent: Fact<boolean>
  readonly commitment: Fact<boolean>
  readonly lab: Fact<string>
  readonly agentsCount: Fact<number>
  readonly usersCount: Fact<number>
  readonly providers: Fact<readonly Provider[]>
  readonly openSource: Fact<boolean>
  /** Who carries the project, as typed: it may be another than the applicant of the SIRET. */
  readonly entity: Fact<string>
}

/** The facts that come from a champ. */
export type FactKey = {
  [Key in keyof DossierFacts]: DossierFacts[Key] extends Fact<unknown> ? Key : never
}[keyof DossierFacts]

/** How a sentence names each fact that a criterion may need. */
export const FACT_NAMES: Readonly<Record<FactKey, string>> = {
  title: 'l’intitulé du projet',
  summary: 'la présentation du projet',
  theme: 'la thématique',
  totalCost: 'le coût global',
  requestedGrant: 'la subvention demandée',
  startDate: 'la date de démarrage',
  endDate: 'la date de fin',
  alreadyStarted: 'si le projet est engagé',
  expenses: 'le détail des dépenses',
  deliberation: 'la délibération',
  budget: 'le budget prévisionnel',
  partners: 'les partenaires',
  partnersConsent: 'l’accord des partenaires',
  commitment: 'l’engagement du porteur',
  lab: 'le laboratoire d’innovation territoriale',
  agentsCount: 'le nombre d’agents',
  usersCount: 'le nombre d’usagers',
  providers: 'les prestataires',
  openSource: 'si la solution est libre',
  entity: 'l’organisme',
}
