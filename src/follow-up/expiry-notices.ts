import { createHash } from 'node:crypto'
import type { Services } from '../campaign/services.ts'
import { letterheadOf } from '../config/letterhead.ts'
import type { Campaign } from '../config/load.ts'
import { parisDay } from '../domain/dates.ts'
import { type Expiring, type ExpiryToTell, noticeOf } from '../domain/expiry.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Dossier } from '../ds/port.ts'
import { readAddress } from '../mail/message.ts'
import { NotSent, sendOnce } from '../mail/send.ts'
import { expiryMessage } from '../mail/templates/expiry.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import { holidaysOf } from './campaigns.ts'
import { mayLeave } from './office-hours.ts'

/** A dossier that DS will erase. */
export interface ExpiringDossier {
  readonly dossier: Pick<Dossier, 'number' | 'followers'>
  readonly expiry: ExpiryToTell
}

/** Whether it is an hour at which they are written to. */
export function mayTell(
  { transport, now }: Pick<Services, 'transport' | 'now'>,
  campaign: Pick<Campaign, 'rules'>,
): boolean {
  return transport !== null && mayLeave(now(), today(now), holidaysOf(campaign))
}
const today = (now: () => number) => parisDay(new Date(now()).toISOString())

/**
 * Writes, in office hours, to the instructeurs who follow dossiers that DS will erase: to each, one e-mail for those of
 * one day and one notice. Its name is made of all these dossiers, those that were told included: after a crash between
 * the e-mail and what is remembered of each, it is still the same e-mail.
 * @returns numbers of the dossiers of which every e-mail left, or will not
 * @throws Failure when the SMTP server takes nothing from us
 */
export async function tellInstructeurs(
  services: Services,
  campaign: Pick<Campaign, 'id' | 'robot' | 'rules'>,
  kind: Expiring,
  expiring: readonly ExpiringDossier[],
): Promise<Set<number>> {
  const { config, transport, store, now, log } = services
  if (!transport || !mayTell(services, campaign)) return new Set()
  const told = new Set<number>()
  const untold = new Set<number>()
  const journal = mailJournal(store.journal)
  const head = letterheadOf(config)
  for (const [notice, group] of groupBy(expiring, ({ expiry }) => noticeOf(expiry)))
    for (const [address, own] of byInstructeur(campaign, group)) {
      const fresh = own.filter(({ expiry }) => !expiry.isTold)
      if (fresh.length === 0) continue
      const dossiers = fresh.map(({ dossier, expiry }) => ({ number: dossier.number, expiry }))
      const numbers = own.map(({ dossier }) => dossier.number).sort((a, b) => a - b)
      const period = `expiry-${hash(`${notice} ${numbers.join()}`)}`
      const outcome = await sendOnce(
        { journal, transport, now },
        { about: 'alert', campaign: campaign.id, period },
        expiryMessage({ campaign: campaign.id, kind, dossiers }, head, address),
      ).catch(notSent)
      if (outcome !== 'sent' && outcome !== 'already')
        log.warn({ campaign: campaign.id, outcome }, 'an instructeur may not have been told')
      for (const { number } of dossiers) (outcome === 'not-sent' ? untold : told).add(number)
    }
  return new Set([...told].filter((number) => !untold.has(number)))
}

/** One address that the server puts off keeps nobody waiting: it is tried again another day. */
function notSent(error: unknown): 'not-sent' {
  if (error instanceof NotSent) return 'not-sent'
  throw error
}

function byInstructeur(
  { robot }: Pick<Campaign, 'robot'>,
  dossiers: readonly ExpiringDossier[],
): Map<string, ExpiringDossier[]> {
  const own = new Map<string, ExpiringDossier[]>()
  for (const one of dossiers) {
    const addresses = one.dossier.followers.map(({ email }) => readAddress(email)?.toLowerCase())
    for (const address of new Set(addresses))
      if (address !== undefined && address !== robot.toLowerCase())
        own.set(address, [...(own.get(address) ?? []), one])
  }
  return own
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
