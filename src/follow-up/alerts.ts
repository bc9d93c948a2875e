import type { Services } from '../campaign/services.ts'
import { EXPIRY_REMEDIES, expirySentences } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import type { PeriodNames } from '../domain/follow-up/period-words.ts'
import type { Reminder } from '../domain/follow-up/reminders-annotation.ts'
import { currentPeriod } from '../domain/follow-up/steps.ts'
import { formatDay, plural } from '../domain/french.ts'
import { keys } from '../queue/keys.ts'
import { tellOnce } from '../queue/tell-once.ts'
import type { ReportWrite } from './annotations.ts'
import type { Unreached } from './memory.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'
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
  stuck: (dossier: number, annotation: string, day: Day) =>
    `Dossier ${dossier} : l’annotation « ${annotation} » a été vidée dans DS, qui ne la laisse plus remplir par son API ; écrivez-y vous-même le ${formatDay(day)}.`,
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
  /** Dates that DS keeps empty. */
  readonly stuck: readonly ReportWrite[]
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
  const { campaign, inDs, laureats, today } = plan
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
    ...current.flatMap(({ dossier, stuck }) =>
      stuck.map(({ annotation, to }) =>
        sayings.stuck(dossier, inDs.form.annotations.get(annotation)?.label ?? '', String(to)),
      ),
    ),
    ...expirySentences('laureat', laureats.flatMap(withExpiry)).map(
      ({ text }) => `${text} ; ${EXPIRY_REMEDIES.laureat}.`,
    ),
    ...[...plan.gone].flatMap(([dossier, { goneOn = today }]) => sayings.gone(dossier, goneOn)),
    ...met,
    ...readingProblems(plan),
  ]
}

const withExpiry = ({ dossier, expiry }: LaureatPlan) =>
  expiry ? [{ number: dossier.number, expiry }] : []

/** Tells the operator of the problems that are new. */
export const tellProblems = (
  services: Services,
  campaign: string,
  problems: readonly string[],
): Promise<void> =>
  tellOnce(
    services,
    campaign,
    keys.told(campaign),
    problems.map((text) => ({ id: text, text })),
    () =>
      'Traitez chaque point dans démarches-simplifiées ; Guichet reprend de lui-même au passage suivant.',
  )
