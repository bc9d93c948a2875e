import * as z from 'zod'
import { MAIL_ROWS, type Sending } from '../mail/send.ts'
import { type Key, type KeyRange, keyOf, rangeOf } from '../store/port.ts'
import * as shapes from './entries.ts'

/** The names of what the journal holds. Where a name is made, the shape of its value is known. */

/** Entries of one shape, whose names begin alike. */
interface Family<T> {
  readonly prefix: string
  readonly shape: z.ZodType<T>
  key(...ids: readonly (string | number)[]): Key<T>
  range(...ids: readonly (string | number)[]): KeyRange<T>
}

function family<T>(prefix: string, shape: z.ZodType<T>): Family<T> {
  return {
    prefix,
    shape,
    key: (...ids) => keyOf(prefix + ids.join(':')),
    range: (...ids) => rangeOf(prefix + ids.map((id) => `${id}:`).join('')),
  }
}

const families = {
  watermark: family('watermark:', shapes.WATERMARK),
  unreadable: family('unreadable:', shapes.NOT_SHOWN),
  lastFind: family('sweep:', shapes.LAST_FIND),
  lastChange: family('last-change:', z.string()),
  formIds: family('form-ids:', shapes.FORM_IDS),
  dossier: family('dossier:', shapes.DOSSIER_MEMORY),
  request: family('request:', shapes.REQUEST_ROW),
  incomplete: family('incomplete:', shapes.INCOMPLETE),
  awaitingForm: family('awaiting-form:', shapes.AWAITING_FORM),
  expiring: family('expiring:', shapes.EXPIRING),
  lastInstructeur: family('round-robin:', z.string()),
  envelope: family('envelope:', shapes.ENVELOPE_USE),
  laureat: family('laureat:', shapes.LAUREAT_MEMORY),
  followUp: family('follow-up:', shapes.FOLLOW_UP_FIGURES),
  lastPass: family('follow-up-pass:', shapes.PASS_RECORD),
  told: family('told:', z.array(z.string())),
  toldNews: family('told-news:', z.array(z.string())),
  lastTurn: family('last-turn:', shapes.INSTANT),
  collected: family('collected:', shapes.LAST_CHANGE),
  hiddenReports: family('hidden-reports:', shapes.UNREADABLE_SINCE),
  incident: family('incident:', shapes.INCIDENT),
  toldIncident: family('told-incident:', shapes.TOLD),
  failuresTold: family('failures-told', z.string()),
  lastLook: family('last-look', shapes.INSTANT),
  storeProbe: family('store-probe', shapes.INSTANT),
  lastRun: family('lastRun:', shapes.INSTANT),
  slot: family('slot:', shapes.CLAIM),
  letter: family(MAIL_ROWS.letter, shapes.SENDING),
  alert: family(MAIL_ROWS.alert, shapes.SENDING),
  list: family(MAIL_ROWS.list, shapes.SENDING),
  mailSecret: family('mail-key', z.string()),
}

export const keys = {
  watermarks: families.watermark.range(),
  watermark: (demarche: number) => families.watermark.key(demarche),
  unreadable: (demarche: number) => families.unreadable.key(demarche),
  lastFind: (kind: 'poll' | 'reconcile', campaign: string) => families.lastFind.key(kind, campaign),
  /** Another word with each change of the démarche's dossiers that is queued, whichever replica does it. */
  lastChange: (demarche: number) => families.lastChange.key(demarche),
  /** By which ids the facts and the annotations of a campaign are known in its démarche. */
  formIds: ({ demarche, id }: { readonly demarche: number; readonly id: string }) =>
    families.formIds.key(demarche, id),
  /** The same of the form where its lauréats report. */
  reportFormIds: ({ demarche, id }: { readonly demarche: number; readonly id: string }) =>
    families.formIds.key(demarche, id, 'reports'),
  allFormIds: (demarche: number) => families.formIds.range(demarche),
  dossier: (demarche: number, dossier: number) => families.dossier.key(demarche, dossier),
  dossiers: (demarche: number) => families.dossier.range(demarche),
  request: (demarche: number, dossier: number) => families.request.key(demarche, dossier),
  requests: (demarche: number) => families.request.range(demarche),
  incomplete: (demarche: number, dossier: number) => families.incomplete.key(demarche, dossier),
  incompletes: (demarche: number) => families.incomplete.range(demarche),
  awaitingForm: (demarche: number, dossier: number) => families.awaitingForm.key(demarche, dossier),
  awaitingForms: (demarche: number) => families.awaitingForm.range(demarche),
  expiring: (demarche: number, dossier: number) => families.expiring.key(demarche, dossier),
  allExpiring: (demarche: number) => families.expiring.range(demarche),
  lastInstructeurs: families.lastInstructeur.range(),
  lastInstructeur: (groupId: string) => families.lastInstructeur.key(groupId),
  /** What only the journal knows of a lauréat. */
  laureat: (demarche: number, dossier: number) => families.laureat.key(demarche, dossier),
  laureats: (demarche: number) => families.laureat.range(demarche),
  /** Figures of the last follow-up pass. */
  followUp: (campaign: string) => families.followUp.key(campaign),
  /** What the last pass did that may send e-mails. */
  lastPass: (campaign: string) => families.lastPass.key(campaign),
  /** Hashes of the problems that the operator was told of and that last. */
  told: (campaign: string) => families.told.key(campaign),
  /** The same of the news of a campaign. */
  toldNews: (campaign: string) => families.toldNews.key(campaign),
  /** When a verdict of a démarche last changed although its applicant had changed nothing. */
  lastTurn: (demarche: number) => families.lastTurn.key(demarche),
  /** The last change of the report démarche that was collected. */
  collected: (campaign: string) => families.collected.key(campaign),
  /** Since when DS has been unable to show reports of a campaign. */
  hiddenReports: (campaign: string) => families.hiddenReports.key(campaign),
  incidents: families.incident.range(),
  incident: (id: string) => families.incident.key(id),
  toldIncidents: families.toldIncident.range(),
  toldIncident: (id: string) => families.toldIncident.key(id),
  /** The day, in Paris, on which the operator was last told of jobs that gave up. */
  failuresTold: families.failuresTold.key(),
  /** When `tell-operator` last looked around. */
  lastLook: families.lastLook.key(),
  /** When a process last made sure that the store takes writes. */
  storeProbe: families.storeProbe.key(),
  envelope: (campaign: string) => families.envelope.key(campaign),
  /** The last slot of a schedule that was served. */
  lastRun: (schedule: string) => families.lastRun.key(schedule),
  slot: (schedule: string, slot: string) => families.slot.key(schedule, slot),
  slots: (schedule: string) => families.slot.range(schedule),
  /** One e-mail, under the name that `src/mail/send.ts` gives it. */
  mail: (row: string): Key<Sending> => keyOf(row),
  /** E-mails to the lauréats. */
  letters: families.letter.range(),
  mails: [families.letter.range(), families.alert.range(), families.list.range()],
  /** Of the fingerprints of addresses. */
  mailSecret: families.mailSecret.key(),
} as const

/** The dossier number at the end of a key. */
export const dossierOf = (key: string) => Number(key.slice(key.lastIndexOf(':') + 1))

/** How the names of all entries begin. */
export const prefixes = Object.values(families).map(({ prefix }) => prefix)

/** What the value of an entry must be; null when no entry has such a name. */
export const shapeOf = (name: string): z.ZodType | null =>
  Object.values(families).find(({ prefix }) =>
    prefix.endsWith(':') ? name.startsWith(prefix) : name === prefix,
  )?.shape ?? null
