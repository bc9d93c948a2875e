import { createHash } from 'node:crypto'
import type { Services } from '../campaign/services.ts'
import { letterheadOf } from '../config/letterhead.ts'
import { enumerateFew, formatDay, plural } from '../domain/french.ts'
import { readAddress } from '../mail/message.ts'
import { sendOnce } from '../mail/send.ts'
import { alertMessage } from '../mail/templates/alert.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import type { Expiry } from './expiry.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'

const REMEDY =
  'dans DS, ouvrez le dossier et choisissez « Conserver un mois de plus », ou demandez à l’administrateur de la démarche une durée de conservation plus longue'

/** Dossiers named in one sentence. */
const NAMED = 20

/** One sentence a day of expiry, the same words as long as it lasts; the last notice makes another. */
export function expirySayings(
  laureats: readonly Pick<LaureatPlan, 'dossier' | 'expiry'>[],
): string[] {
  const byNotice = new Map<string, { expiry: Expiry; numbers: string[] }>()
  for (const { dossier, expiry } of laureats) {
    if (!expiry) continue
    const key = `${expiry.on} ${expiry.notice}`
    const group = byNotice.get(key) ?? { expiry, numbers: [] }
    group.numbers.push(String(dossier.number))
    byNotice.set(key, group)
  }
  return [...byNotice.values()].map(({ expiry: { on, notice }, numbers }) => {
    const word = numbers.length < 2 ? 'Dossier' : 'Dossiers'
    const last = notice === 'last' ? 'Dernier avis. ' : ''
    return `${last}${word} ${enumerateFew(numbers, NAMED)} : DS effacera ${plural(numbers.length, 'lauréat', 'lauréats')} le ${formatDay(on)}, avant la fin du suivi ; ${REMEDY}.`
  })
}

/** What tells one notice from another, in the memory of a lauréat. */
export const noticeOf = ({ on, notice }: Expiry): string => `${notice} ${on}`

/** Writes to the instructeurs who follow a dossier that is about to expire, once a notice: one e-mail each. */
export async function tellInstructeurs(
  { config, transport, store: { journal }, now }: Services,
  { campaign, laureats }: FollowUpPlan,
): Promise<void> {
  if (!transport) return
  const mails = mailJournal(journal)
  const byInstructeur = new Map<string, LaureatPlan[]>()
  for (const laureat of laureats) {
    const { dossier, expiry, memory } = laureat
    if (!expiry || memory?.expiryTold === noticeOf(expiry)) continue
    const addresses = dossier.followers.map(({ email }) => readAddress(email)?.toLowerCase())
    for (const address of new Set(addresses))
      if (address !== undefined && address !== campaign.robot.toLowerCase())
        byInstructeur.set(address, [...(byInstructeur.get(address) ?? []), laureat])
  }
  for (const [address, concerned] of byInstructeur) {
    const lines = expirySayings(concerned)
    const message = alertMessage(
      {
        campaign: campaign.id,
        title: `DS va effacer ${plural(concerned.length, 'lauréat', 'lauréats')}`,
        lines,
        remedy: `Avant cette date, ${REMEDY}. Un dossier effacé n’est plus suivi.`,
      },
      letterheadOf(config),
      address,
      'Message automatique de Guichet aux instructeurs qui suivent ces dossiers.',
    )
    const period = `expiry-${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`
    await sendOnce(
      { journal: mails, transport, now },
      { about: 'alert', campaign: campaign.id, period },
      message,
    )
  }
}
