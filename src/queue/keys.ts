import type { AssignmentMemory } from '../domain/assignment/memory.ts'
import type { Verdict } from '../domain/eligibility/opinion.ts'
import type { Left } from '../instruct/own-writes.ts'

/** The names and shapes of what the journal holds. Identifiers, dates and counts: no personal data. */

/** Everything modified in DS before `at` (ISO instant) has been queued. */
export interface Watermark {
  readonly at: string
}

/** The dossiers of a démarche that DS lists but cannot show. Absent when there are none. */
export interface Unreadable {
  /** ISO instant since which the watermark waits for some of them; null: it does not wait. */
  readonly heldSince: string | null
  /** How many it waits for. */
  readonly waitedFor: number
  /** How many it has gone past: the nightly listing of everything tries them again. */
  readonly leftToNight: number
}

/** The last poll or full pass of a campaign that came to its end. */
export interface LastSweep {
  readonly at: string
  readonly queued: number
}

/** What the robot remembers of a dossier. DS holds all the rest. */
export interface DossierMemory extends AssignmentMemory {
  readonly verdict: Verdict
  /** ISO instant since which this is its verdict; absent from a journal of an earlier release. */
  readonly since?: string
  /** A person has decided: it waits for nobody. */
  readonly decided?: true
  /** What a listing shows of it as long as nobody touches it; absent: not known, it is to be read. */
  readonly left?: Left
  /** DS has saved the robot's own texts: what the annotations hold is not the applicant's. */
  readonly written?: true
  /** ISO instant since which DS does not show it: it may come back, and what people decided with it. */
  readonly goneSince?: string
}

/** How much of a campaign's envelope was spoken for, in euros, at the last pass. */
export interface EnvelopeUse {
  /** By accepted dossiers. */
  readonly granted: string
  /** By live dossiers. */
  readonly requested: string
  readonly at: string
}

/** A dossier whose applicant DS has not resolved yet; that completion leaves no trace in DS's dates. */
export interface Incomplete {
  readonly triedAt: string
}

/** What the operator was told, or is being told, of an incident: written before the e-mail leaves. */
export interface Told {
  readonly id: string
  readonly code: string
  readonly campaigns: readonly string[]
  readonly since: string
  readonly about: 'open' | 'over'
  /** Names the e-mail: what is told together has the same. */
  readonly mail: string
  readonly isSent: boolean
}

export const keys = {
  watermarks: 'watermark:',
  watermark: (demarche: number) => `watermark:${demarche}`,
  unreadable: (demarche: number) => `unreadable:${demarche}`,
  lastSweep: (kind: 'poll' | 'reconcile', campaign: string) => `sweep:${kind}:${campaign}`,
  /** Another word with each change of the campaign's dossiers that is queued, whichever replica does it. */
  lastChange: (campaign: string) => `last-change:${campaign}`,
  dossier: (demarche: number, dossier: number) => `dossier:${demarche}:${dossier}`,
  dossiers: (demarche: number) => `dossier:${demarche}:`,
  incomplete: (demarche: number, dossier: number) => `incomplete:${demarche}:${dossier}`,
  incompletes: (demarche: number) => `incomplete:${demarche}:`,
  lastInstructeurs: 'round-robin:',
  lastInstructeur: (groupId: string) => `round-robin:${groupId}`,
  /** What only the journal knows of a lauréat: `LaureatMemory`. */
  laureat: (demarche: number, dossier: number) => `laureat:${demarche}:${dossier}`,
  laureats: (demarche: number) => `laureat:${demarche}:`,
  /** Figures of the last follow-up pass. */
  followUp: (campaign: string) => `follow-up:${campaign}`,
  /** What the last pass did that may send e-mails: `PassRecord`. */
  lastPass: (campaign: string) => `follow-up-pass:${campaign}`,
  /** Hashes of the problems that the operator was told of and that last. */
  told: (campaign: string) => `told:${campaign}`,
  /** The last change of the report démarche that was collected. */
  collected: (campaign: string) => `collected:${campaign}`,
  /** Since when DS has been unable to show reports of a campaign: `UnreadableSince`. */
  hiddenReports: (campaign: string) => `hidden-reports:${campaign}`,
  toldIncident: (id: string) => `told-incident:${id}`,
  /** The day, in Paris, on which the operator was last told of jobs that gave up. */
  failuresTold: 'failures-told',
  /** ISO instant at which `tell-operator` last looked around. */
  lastLook: 'last-look',
  /** ISO instant at which a process last made sure that the store takes writes. */
  storeProbe: 'store-probe',
  envelope: (campaign: string) => `envelope:${campaign}`,
} as const

/** The dossier number at the end of a key. */
export const dossierOf = (key: string) => Number(key.slice(key.lastIndexOf(':') + 1))
