import { createHash } from 'node:crypto'
import { parisDay } from '../campaign/reading/report.ts'
import type { Services } from '../campaign/services.ts'
import type { Day } from '../domain/facts.ts'
import type { PeriodNames } from '../domain/follow-up/period-words.ts'
import type { Reminder } from '../domain/follow-up/reminders-annotation.ts'
import { currentPeriod } from '../domain/follow-up/steps.ts'
import { formatDay, plural } from '../domain/french.ts'
import { sendOnce } from '../mail/send.ts'
import { alertMessage } from '../mail/templates/alert.ts'
import { keys } from '../queue/keys.ts'
import { mailJournal } from '../queue/mail-journal.ts'
import { expirySayings } from './expiry-notices.ts'
import { letterheadOf } from './letter.ts'
import type { Unreached } from './memory.ts'
import type { FollowUpPlan } from './plan.ts'
import { few, readingProblems } from './reading-problems.ts'

/** `period`: as lines name it. */
interface About {
  readonly dossier: number
  readonly period: string
}
const subject = ({ dossier, period }: About) => `Dossier ${dossier}, ${period}`

/** What the operator reads, one sentence each, the same words as long as it lasts. Identifiers only. */
export const sayings = {
  unknown: (about: About, on: Day) =>
    `${subject(about)} : l’envoi du ${formatDay(on)} est incertain, il n’est pas renouvelé ; vérifiez auprès du lauréat.`,
  rejected: (about: About, on: Day) =>
    `${subject(about)} : l’adresse du lauréat a été refusée le ${formatDay(on)}. Si le compte qui a déposé le dossier en a une autre, le courriel y part le jour ouvré suivant. Sinon, écrivez au lauréat vous-même et demandez-lui de changer l’adresse de son compte.`,
  unreachable: (about: About) =>
    `${subject(about)} : aucune adresse de courriel lisible dans le dossier.`,
  declined: (about: About, reason: string) =>
    `${subject(about)} : le serveur d’envoi a refusé le courriel (${reason}) pour une raison qui ne tient pas à l’adresse ; vérifiez ses règles et ses quotas. Nouvel essai le prochain jour ouvré.`,
  unreached: (about: About, since: Day) =>
    `${subject(about)} : aucun courriel n’a pu être remis au lauréat depuis le ${formatDay(since)}, le serveur d’envoi ne le prend pas ; vérifiez ce serveur et l’adresse, ou écrivez au lauréat vous-même.`,
  gone: (dossier: number, on: Day) =>
    `Dossier ${dossier} : DS ne le montre plus depuis le ${formatDay(on)} ; son suivi s’arrête. S’il a été effacé au bout de sa durée de conservation, il reste 24 mois dans la liste mensuelle.`,
  unreadableCopy: (about: About) =>
    `${subject(about)} : l’adresse d’un instructeur qui suit le dossier est illisible, il n’a pas reçu copie.`,
  copy: {
    rejected: (about: About) =>
      `${subject(about)} : l’adresse d’un instructeur en copie est refusée ; vérifiez les instructeurs qui suivent le dossier.`,
    unknown: (about: About) =>
      `${subject(about)} : l’envoi de la copie à un instructeur est incertain, il n’est pas renouvelé.`,
  },
} as const

/** A lauréat once its e-mail of the day has left, or not. */
export interface CurrentLaureat {
  readonly dossier: number
  readonly reminders: readonly Reminder[]
  readonly nameOf: PeriodNames
  /** Periods of which no e-mail leaves, for long enough to be told. */
  readonly unreached: readonly Unreached[]
}

/**
 * What asks for a hand today.
 * @param met what the sending of the e-mails met
 */
export function problemsOf(
  plan: FollowUpPlan,
  current: readonly CurrentLaureat[],
  met: readonly string[],
): string[] {
  const { campaign, laureats, today } = plan
  return [
    ...current.flatMap(({ dossier, reminders, nameOf }) =>
      reminders.flatMap(({ period, ending, on }) => {
        const about = { dossier, period: nameOf(period) }
        if (ending === 'unknown') return [sayings.unknown(about, on)]
        return ending === 'rejected' ? [sayings.rejected(about, on)] : []
      }),
    ),
    ...laureats.flatMap(({ dossier, address, followed, nameOf }) => {
      const period = currentPeriod(campaign.followUp.calendar, followed, today)
      if (!period || address !== null) return []
      return [sayings.unreachable({ dossier: dossier.number, period: nameOf(period.id) })]
    }),
    ...few(
      current.flatMap(({ dossier, nameOf, unreached }) =>
        unreached.map(({ period, since }) =>
          sayings.unreached({ dossier, period: nameOf(period) }, since),
        ),
      ),
      (others) =>
        `${plural(others, 'autre lauréat n’a', 'autres lauréats n’ont')} pas pu être joint${others > 1 ? 's' : ''} non plus.`,
    ),
    ...expirySayings(laureats),
    ...[...plan.gone].flatMap(([dossier, { goneOn = today }]) => sayings.gone(dossier, goneOn)),
    ...met,
    ...readingProblems(plan),
  ]
}

/** Logs the problems that are new, and writes them to the operator in one e-mail. */
export async function tellOperator(
  { store: { journal }, transport, config, log, now }: Services,
  campaign: string,
  problems: readonly string[],
): Promise<void> {
  const told = (await journal.get(keys.told(campaign))) ?? []
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
    // What comes back another day makes another e-mail.
    const period = `${parisDay(new Date(now()).toISOString())}-${hash(fresh.join('\n'))}`
    const outcome = await sendOnce(
      { journal: mailJournal(journal), transport, now },
      { about: 'alert', campaign, period },
      message,
    )
    if (outcome === 'unknown' || outcome === 'rejected')
      log.error({ campaign, outcome }, 'the operator may not have been told')
  }
  // What lasts stays told; what is over may be told again if it comes back.
  const current = problems.map(hash)
  if (told.join() !== current.join()) await journal.set(keys.told(campaign), current)
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
