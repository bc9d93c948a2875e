import { createHash } from 'node:crypto'
import { periodLabel } from '../../domain/follow-up/periods.ts'
import type { Reminder } from '../../domain/follow-up/reminders-annotation.ts'
import { sendOnce } from '../../mail/send.ts'
import { alertMessage } from '../../mail/templates/alert.ts'
import { keys } from '../memory.ts'
import type { Services } from '../services.ts'
import { letterheadOf } from './letter.ts'
import type { FollowUpPlan } from './plan.ts'

/** What asks for a hand today, one sentence each, the same words as long as it lasts. Identifiers only. */
export function problemsOf(
  { stray }: FollowUpPlan,
  current: readonly { readonly dossier: number; readonly reminders: readonly Reminder[] }[],
  unreachable: readonly number[],
): string[] {
  return [
    ...current.flatMap(({ dossier, reminders }) =>
      reminders.flatMap((reminder) => {
        const about = `Dossier ${dossier}, ${periodLabel(reminder.period)}`
        if (reminder.ending === 'unknown')
          return [
            `${about} : l’envoi du ${reminder.on} est incertain, il n’est pas renouvelé ; vérifiez auprès du lauréat.`,
          ]
        if (reminder.ending === 'rejected')
          return [`${about} : l’adresse du lauréat est refusée ; corrigez-la dans le dossier.`]
        return []
      }),
    ),
    ...unreachable.map(
      (dossier) => `Dossier ${dossier} : aucune adresse de courriel lisible dans le dossier.`,
    ),
    ...stray.map(
      ({ dossier }) =>
        `État des lieux ${dossier} : son numéro de dossier n’est celui d’aucun lauréat ; demandez au déposant de le corriger.`,
    ),
  ]
}

/** Logs the problems that are new, and writes them to the operator in one e-mail. */
export async function tellOperator(
  { store: { journal }, transport, config, log, now }: Services,
  campaign: string,
  problems: readonly string[],
): Promise<void> {
  const told = (await journal.get<string[]>(keys.told(campaign))) ?? []
  const fresh = problems.filter((problem) => !told.includes(hash(problem)))
  for (const problem of fresh) log.warn({ campaign, problem }, 'the follow-up asks for a hand')
  const to = config.mail?.operator
  if (fresh.length > 0 && transport && to !== undefined) {
    const message = alertMessage(
      {
        campaign,
        title: fresh.length === 1 ? 'Un point à vérifier' : `${fresh.length} points à vérifier`,
        lines: fresh,
        remedy:
          'Traitez chaque point dans démarches-simplifiées ; Guichet reprend de lui-même au passage suivant.',
      },
      letterheadOf(config),
      to,
    )
    const period = hash(fresh.join('\n'))
    const outcome = await sendOnce(
      { journal, transport, now },
      { about: 'alert', campaign, period },
      message,
    )
    if (outcome !== 'sent') log.error({ campaign, outcome }, 'the operator may not have been told')
  }
  // What lasts stays told; what is over may be told again if it comes back.
  const current = problems.map(hash)
  if (told.join() !== current.join()) await journal.set(keys.told(campaign), current)
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
