import { nextSlot } from '../config/cron.ts'
import type { Campaign, Config } from '../config/load.ts'
import type { GroupRule } from '../domain/assignment/choose-group.ts'
import { foldEmail } from '../domain/assignment/people.ts'
import { plural } from '../domain/french.ts'
import { NAMELESS_SERVICE } from '../domain/requests/letter.ts'
import { about, type Diagnosis } from './diagnosis.ts'

const HOUR_MS = 60 * 60_000

/** @param now ms since the epoch */
export function examineConfiguration({ campaigns, schedules }: Config, now: number): Diagnosis[] {
  const { ok, warning } = about('Configuration')
  const ids = campaigns.map(({ id }) => id).join(', ')
  const summary = ok('config', `${plural(campaigns.length, 'campagne', 'campagnes')} : ${ids}.`)
  const first = nextSlot(schedules.poll, now)
  const second = first === null ? null : nextSlot(schedules.poll, first)
  // A day, and the hour by which the longest day of the year exceeds it.
  if (first === null || second === null || second - first <= 25 * HOUR_MS) return [summary]
  return [
    summary,
    warning(
      'poll-rare',
      'DS n’est interrogé que de loin en loin (schedules.poll) : un dossier attendra des jours son avis.',
      'Écrivez par exemple schedules: { poll: "*/5 * * * *" }, ou retirez cette ligne.',
    ),
  ]
}

/** What the configuration of a campaign may say, and hardly means. */
export function examineOddities(campaign: Campaign, { campaigns, mail }: Config): Diagnosis[] {
  const { warning, error: trouble } = about(`Campagne ${campaign.id}`)
  const { absences, groups } = campaign.assignment
  const found: Diagnosis[] = []
  if (absences.some(({ instructeur }) => foldEmail(instructeur) === foldEmail(campaign.robot)))
    found.push(
      warning(
        'robot-absent',
        'Une absence est notée pour le robot : il ne suit aucun dossier, elle n’a pas d’effet.',
        'Retirez cette ligne de « assignment.absences », ou écrivez l’adresse de l’instructeur absent.',
      ),
    )
  for (const { place, by } of neverReached(groups))
    found.push(
      warning(
        'group-unreachable',
        `La ligne ${place + 1} de « assignment.groups » ne sert jamais : la ligne ${by + 1} prend déjà tous ses dossiers.`,
        'Mettez la ligne la plus précise avant l’autre : la première qui convient l’emporte.',
      ),
    )
  if (campaign.rules.has('envelope') && campaign.envelope === null)
    found.push(
      warning(
        'envelope-missing',
        'Aucune enveloppe n’est fixée : les avis ne diront pas ce qu’il en reste.',
        'Ajoutez son montant à la campagne, en euros : envelope: 270000 ; ou retirez le critère : rules: { envelope: off }.',
      ),
    )
  if (campaign.laureatList && !campaign.followUp)
    found.push(
      warning(
        'list-without-follow-up',
        'La liste mensuelle part, mais les lauréats ne sont pas suivis : avancement, dates de fin et entreprises y manqueront.',
        'Ajoutez « followUp » à la campagne.',
      ),
    )
  if (campaign.requests.annotation && mail?.header === undefined)
    found.push(
      warning(
        'requests-unsigned',
        `Les demandes de compléments seront signées « ${NAMELESS_SERVICE} ».`,
        'Donnez le nom du service : mail: { header: "Préfecture de la Marne" }.',
      ),
    )
  const reports = campaign.followUp?.reports
  const own =
    reports &&
    'demarche' in reports &&
    campaigns.find(({ demarche }) => demarche === reports.demarche)
  if (own)
    found.push(
      trouble(
        'reports-own',
        `Les états des lieux seraient lus dans la démarche ${own.demarche}, celle des demandes de la campagne ${own.id}.`,
        'Donnez dans « followUp.reports.demarche » le numéro de la démarche des états des lieux.',
      ),
    )
  return found
}

/** Lines that an earlier, wider line always precedes. */
function neverReached(rules: readonly GroupRule[]): { place: number; by: number }[] {
  return rules.flatMap((rule, place) => {
    const by = rules.slice(0, place).findIndex((earlier) => covers(earlier, rule))
    return by === -1 ? [] : [{ place, by }]
  })
}

const covers = (wide: GroupRule, narrow: GroupRule): boolean =>
  within(narrow.departments, wide.departments) && within(narrow.themes, wide.themes)

const within = <T>(few: readonly T[] | undefined, many: readonly T[] | undefined): boolean =>
  many === undefined || (few?.every((one) => many.includes(one)) ?? false)
