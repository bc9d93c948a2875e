import * as z from 'zod'
import { VERDICTS } from '../domain/eligibility/opinion.ts'
import type { Sending } from '../mail/send.ts'

/** The shapes of what the journal holds. Identifiers, dates and counts: no personal data. */

/** An ISO instant. */
export const INSTANT = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'no instant')

const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const COUNT = z.int().nonnegative()
const AMOUNT = z.string().regex(/^\d+\.\d\d$/)

export const WATERMARK = z
  .object({
    /** Everything modified in DS before has been queued, save what DS committed late. */
    at: INSTANT,
    /** The last listing that looked for that too: up to when, by DS’s clock; when it began, by ours. */
    lookedBehind: z.object({ upTo: INSTANT, begunAt: INSTANT }).readonly().exactOptional(),
  })
  .readonly()
export type Watermark = z.infer<typeof WATERMARK>

/** The dossiers of a démarche that DS lists but cannot show. Absent when there are none. */
export const NOT_SHOWN = z
  .object({
    /** Since when the watermark waits for some of them; null: it does not wait. */
    heldSince: INSTANT.nullable(),
    /** How many it waits for. */
    waitedFor: COUNT,
    /** How many it has gone past: the nightly listing of everything tries them again. */
    leftToNight: COUNT,
  })
  .readonly()
export type NotShown = z.infer<typeof NOT_SHOWN>

/** The last poll or full pass of a campaign that came to its end. */
export const LAST_FIND = z
  .object({
    at: INSTANT,
    queued: COUNT,
    /** Live dossiers listed that no campaign takes; absent when there are none. */
    untaken: COUNT.exactOptional(),
  })
  .readonly()
export type LastFind = z.infer<typeof LAST_FIND>

/** A verdict that was given before. */
const TURNED = z
  .object({
    from: z.enum(VERDICTS),
    /** `champ:` and the name of a fact that the form asks for no more, or titles of criteria that answer otherwise. */
    causes: z.array(z.string()).readonly(),
  })
  .readonly()
export type Turned = z.infer<typeof TURNED>

/** What the robot remembers of a dossier: its `AssignmentMemory`, and this. DS holds all the rest. */
export const DOSSIER_MEMORY = z
  .object({
    group: z.string(),
    placed: z.boolean(),
    followedIn: z.array(z.string()).readonly(),
    forsaken: z.literal(true).exactOptional(),
    /** Whose opinion it is; absent where a campaign is alone on its démarche. */
    campaign: z.string().exactOptional(),
    verdict: z.enum(VERDICTS),
    /** Since when this is its verdict; absent from a journal of an earlier release. */
    since: INSTANT.exactOptional(),
    /** It took the place of another one, although the applicant had changed nothing. */
    turned: TURNED.exactOptional(),
    /** A person has decided: it waits for nobody. */
    decided: z.literal(true).exactOptional(),
    /** What a listing shows of it as long as nobody touches it; absent: not known, it is to be read. */
    left: z.string().exactOptional(),
    /** DS has saved the robot's own texts: what the annotations hold is not the applicant's. */
    written: z.literal(true).exactOptional(),
    /** Hashes of the robot's own last messages in `questions`: another text there is a person's. */
    questions: z.array(z.string()).readonly().exactOptional(),
    /** Since when DS does not show it: it may come back, and what people decided with it. */
    goneSince: INSTANT.exactOptional(),
  })
  .readonly()
export type DossierMemory = z.infer<typeof DOSSIER_MEMORY>

/** The last tick that asked to send a message: `pending`, it is about to leave or has left. */
export const REQUEST_ROW = z
  .object({
    /** DS's instant of the tick. */
    tick: INSTANT,
    fate: z.enum(['pending', 'sent', 'nothing', 'changed']),
    at: INSTANT,
    /** Hash of the message. */
    letter: z.string(),
  })
  .readonly()
export type RequestRow = z.infer<typeof REQUEST_ROW>

/** How much of a campaign's envelope was spoken for, in euros, at the last pass. */
export const ENVELOPE_USE = z
  .object({
    /** By accepted dossiers. */
    granted: AMOUNT,
    /** By live dossiers. */
    requested: AMOUNT,
    at: INSTANT,
  })
  .readonly()
export type EnvelopeUse = z.infer<typeof ENVELOPE_USE>

/** A dossier whose applicant DS has not resolved yet; that completion leaves no trace in DS's dates. */
export const INCOMPLETE = z.object({ triedAt: INSTANT }).readonly()
export type Incomplete = z.infer<typeof INCOMPLETE>

/** A dossier that DS has not yet brought to the published form, where its opinion is to be written: as above. */
export const AWAITING_FORM = z.object({ since: INSTANT, triedAt: INSTANT }).readonly()
export type AwaitingForm = z.infer<typeof AWAITING_FORM>

/** A dossier that waits for a decision, and that DS will hide on that day. */
export const EXPIRING = z
  .object({
    on: DAY,
    /** The last notice that the instructeurs who follow it were sent. */
    told: z.enum(['first', 'last']).exactOptional(),
    /** The last day on which they were looked for. */
    lookedOn: DAY.exactOptional(),
  })
  .readonly()

/** A champ or an annotation of a form. */
const KNOWN_CHAMP = z
  .object({
    /** The same in every version of the form. */
    id: z.string(),
    /** Its label when it was last found by one. */
    label: z.string(),
    /** The label of the configuration under which it was found. */
    under: z.string(),
    /** The label that it has now, where that is another one. */
    now: z.string().exactOptional(),
  })
  .readonly()
export type KnownChamp = z.infer<typeof KNOWN_CHAMP>

/** Where the facts and the annotations of a campaign are in the form of its démarche, by their names there. */
export const FORM_IDS = z
  .object({
    fields: z.record(z.string(), z.array(KNOWN_CHAMP).readonly()).readonly(),
    annotations: z.record(z.string(), z.array(KNOWN_CHAMP).readonly()).readonly(),
  })
  .readonly()
export type FormIds = z.infer<typeof FORM_IDS>

/** Something that work needs is away. In the journal: all replicas wait together, and a restart forgets nothing. */
export const INCIDENT = z
  .object({
    /** `ds`, `mail`, or a job and its campaigns: `instruct-marne`. */
    id: z.string(),
    /** Of the latest failure. */
    code: z.string(),
    /** Campaigns that stand still; empty: all of them. */
    campaigns: z.array(z.string()).readonly(),
    /** By the machine's clock, like the next one. */
    since: INSTANT,
    tries: COUNT,
    /** When the next job tries; the others wait. */
    retryAt: INSTANT,
    /** A job tries at this moment. */
    tried: z.literal(true).exactOptional(),
  })
  .readonly()
export type Incident = z.infer<typeof INCIDENT>

/** What the operator was told, or is being told, of an incident: written before the e-mail leaves. */
export const TOLD = z
  .object({
    id: z.string(),
    code: z.string(),
    campaigns: z.array(z.string()).readonly(),
    since: INSTANT,
    about: z.enum(['open', 'over']),
    /** Names the e-mail: what is told together has the same. */
    mail: z.string(),
    isSent: z.boolean(),
  })
  .readonly()
export type Told = z.infer<typeof TOLD>

/** Who may enqueue a slot of a schedule. */
export const CLAIM = z
  .object({
    state: z.enum(['claimed', 'done']),
    /** ms since the epoch. */
    at: z.number(),
  })
  .readonly()
export type Claim = z.infer<typeof CLAIM>

/** What the journal keeps of a lauréat besides the e-mails: what DS cannot tell, or will forget. */
export const LAUREAT_MEMORY = z
  .object({
    /** Of its last change. */
    at: INSTANT,
    /** The robot wrote the `reminders` annotation: what it holds is not what the applicant pre-filled. */
    written: z.literal(true).exactOptional(),
    /** Fingerprints of the accounts of which an instructeur confirmed a report. */
    confirmed: z.array(z.string()).readonly().exactOptional(),
    /** Periods of which no e-mail leaves, or left while they were asked for, and since when; the oldest first. */
    unreached: z
      .array(z.object({ period: z.string(), since: DAY }).readonly())
      .readonly()
      .exactOptional(),
    /** Of the date annotations that the robot filled: see `attemptOf` in src/follow-up/annotations.ts. */
    filled: z.record(z.string(), z.string()).readonly().exactOptional(),
    /** The last notice of its expiry that its instructeurs were sent. */
    expiryTold: z.string().exactOptional(),
    /** What the monthly list needs of it, once DS has erased the dossier: no contact, no text that anybody typed. */
    row: z
      .object({
        campaign: z.string(),
        siren: z.string().nullable(),
        decidedOn: DAY,
        /** Euros. */
        granted: z.string().nullable(),
        startDate: DAY.nullable(),
        projectEnd: DAY.nullable(),
        /** SIRET of the companies. */
        companies: z.array(z.string()).readonly(),
        lastReportOn: DAY.nullable(),
        /** The day on which DS hides the dossier; null: never, as far as it knows. */
        expiresOn: DAY.nullable(),
      })
      .readonly()
      .exactOptional(),
    /** The day from which DS lists it no more. */
    goneOn: DAY.exactOptional(),
  })
  .readonly()
export type LaureatMemory = z.infer<typeof LAUREAT_MEMORY>

/** Reports of the lauréats of a campaign, one a lauréat and period. */
const REPORT_COUNTS = {
  /** Reports that have fallen due. */
  due: COUNT,
  /** Of these, those that are in. */
  received: COUNT,
  /** Of these, those that are not in although the last reminder's day has passed. */
  late: COUNT,
}

/** What `status` shows of the follow-up of a campaign: reports since the first decision. */
export const FOLLOW_UP_FIGURES = z
  .object({
    ...REPORT_COUNTS,
    /** Of the pass that counted them. */
    at: INSTANT,
    laureats: COUNT,
    /** Lauréats whom no e-mail reaches; absent from a journal that was written before they were counted. */
    unreached: COUNT.exactOptional(),
    /** Lauréats decided before the annotations of the follow-up were published: nothing can be written there. */
    withoutAnnotations: COUNT.exactOptional(),
    /** Lauréats whom DS will erase before their follow-up is over, and the first day; null: none. */
    expiring: z.object({ count: COUNT, first: DAY }).readonly().nullable().exactOptional(),
    /** The latest period first; absent from a journal that was written before they were counted. */
    periods: z
      .array(z.object({ ...REPORT_COUNTS, period: z.string() }).readonly())
      .readonly()
      .exactOptional(),
  })
  .readonly()
export type FollowUpFigures = z.infer<typeof FOLLOW_UP_FIGURES>

/** What became of the e-mails of a pass. */
const MAIL_COUNTS = z.object({
  /** To lauréats, by ending. */
  sent: COUNT,
  unknown: COUNT,
  rejected: COUNT,
  /** Copies to instructeurs that were sent. */
  copies: COUNT,
  /** Those that wait: put off by the server, or not tried since it is away. */
  deferred: COUNT,
  /** Those due today that nobody is sent at this hour; absent from a journal that was written before. */
  later: COUNT.default(0),
  /** Those refused for a reason that is ours. */
  declined: COUNT,
})
export type MailCounts = z.infer<typeof MAIL_COUNTS>

/** The last pass over a campaign, as the journal keeps it for who waits for it; one that was tried again is one. */
export const PASS_RECORD = z
  .object({
    /** Each try has its own. */
    id: z.string(),
    /** ms since the epoch; the same for a pass that is tried again. */
    since: z.number(),
    /** What it did. */
    result: MAIL_COUNTS.extend({
      outcome: z.literal('followed'),
      laureats: COUNT,
      annotations: COUNT,
    }).readonly(),
    /** Why something is left to do; null when nothing is. */
    failure: z
      .object({
        kind: z.enum(['transient', 'rate-limited', 'permanent', 'ambiguous']),
        code: z.string(),
        message: z.string(),
      })
      .readonly()
      .nullable(),
    /** Dossiers whose e-mails the next try of the same pass sends; null: of all. */
    waiting: z.array(z.int()).readonly().nullable(),
    /** What the sending met, as the operator was told. */
    problems: z.array(z.string()).readonly(),
  })
  .readonly()
export type PassRecord = z.infer<typeof PASS_RECORD>

/** The last change of a report démarche: nothing but the applicants and the instructeurs changes its dossiers. */
export const LAST_CHANGE = z.object({ dossier: z.int(), at: INSTANT }).readonly()

/** Since which day DS has been unable to show each report: by number, or by its rank among those without one. */
export const UNREADABLE_SINCE = z.record(z.string(), DAY).readonly()

/** One e-mail. */
export const SENDING: z.ZodType<Sending> = z.object({
  state: z.enum(['pending', 'sent', 'unknown', 'rejected']),
  at: INSTANT,
  reason: z.string().exactOptional(),
})
