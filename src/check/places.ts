import type { CampaignForm } from '../campaign/form/index.ts'
import { ANNOTATIONS, type AnnotationKey } from '../config/form.ts'
import type { Campaign } from '../config/load.ts'
import { enumerate, formatCount, frenchSpaces, plural } from '../domain/french.ts'
import { type Demarche, isLive, type ListedPlaces } from '../ds/port.ts'
import { about, type Diagnosis } from './diagnosis.ts'
import { examineForsaken } from './forsaken.ts'
import type { Instruments } from './instruments.ts'

/** What is not written in the dossiers of a campaign, since it has no place there, and those that nobody follows. */
export async function examinePlaces(
  { listed, remembered }: Pick<Instruments, 'listed' | 'remembered'>,
  subject: string,
  campaign: Campaign,
  demarche: Demarche,
  form: CampaignForm,
): Promise<Diagnosis[]> {
  const { dossiers, isCut } = await listed(demarche.number)
  const place = { subject, campaign, form }
  const live = dossiers.filter(({ state }) => isLive(state))
  const isOnPublished = ({ revisionId }: ListedPlaces) => revisionId === demarche.activeRevisionId
  return [
    ...sayHidden(place, live.filter(isOnPublished)),
    ...sayAwaited(
      place,
      live.filter((dossier) => !isOnPublished(dossier)),
    ),
    ...sayDecided(
      place,
      dossiers.filter(({ state }) => state === 'accepte'),
    ),
    ...(await examineForsaken(remembered, subject, campaign, live)),
    ...(isCut
      ? [
          about(subject).note(
            'dossiers-cut',
            frenchSpaces(
              `La démarche ${demarche.number} a plus de ${formatCount(dossiers.length)} dossiers : ceux-là seulement ont été regardés, les derniers changés manquent.`,
            ),
          ),
        ]
      : []),
  ]
}

interface Examined {
  readonly subject: string
  readonly campaign: Campaign
  readonly form: CampaignForm
}

/** The annotations that some of these dossiers do not show, and how many do not. */
function lacking(
  { form }: Examined,
  keys: readonly AnnotationKey[],
  dossiers: readonly ListedPlaces[],
): { keys: AnnotationKey[]; count: number } {
  const idOf = (key: AnnotationKey) => form.annotations.get(key)?.id
  const lacks = (dossier: ListedPlaces) => (key: AnnotationKey) => {
    const id = idOf(key)
    return id !== undefined && !dossier.annotations.has(id)
  }
  return {
    keys: keys.filter((key) => dossiers.some((dossier) => lacks(dossier)(key))),
    count: dossiers.filter((dossier) => keys.some(lacks(dossier))).length,
  }
}

const keysOf = (is: (spec: (typeof ANNOTATIONS)[AnnotationKey]) => boolean): AnnotationKey[] =>
  (Object.keys(ANNOTATIONS) as AnnotationKey[]).filter((key) => is(ANNOTATIONS[key]))

const labelsOf = ({ campaign }: Examined, keys: readonly AnnotationKey[]): string =>
  enumerate(keys.map((key) => `« ${campaign.annotations[key]} »`))

function sayHidden(place: Examined, dossiers: readonly ListedPlaces[]): Diagnosis[] {
  const { keys, count } = lacking(
    place,
    keysOf(({ required }) => required),
    dossiers,
  )
  if (count === 0) return []
  const { warning } = about(place.subject)
  const are = keys.length === 1 ? 'est masquée' : 'sont masquées'
  return [
    warning(
      'annotation-hidden',
      frenchSpaces(
        `${labelsOf(place, keys)} ${are} par une condition dans ${plural(count, 'dossier', 'dossiers')} : personne n’y lit l’avis.`,
      ),
      'Dans l’administration de la démarche, retirez la condition, puis publiez la nouvelle version.',
    ),
  ]
}

function sayAwaited(place: Examined, dossiers: readonly ListedPlaces[]): Diagnosis[] {
  const { count } = lacking(
    place,
    keysOf(({ owner }) => owner === 'robot'),
    dossiers,
  )
  if (count === 0) return []
  return [
    about(place.subject).note(
      'form-awaited',
      `${plural(count, 'dossier', 'dossiers')} en attente de la nouvelle version du formulaire : DS y fait passer les dossiers de lui-même, et leur avis y est alors écrit.`,
    ),
  ]
}

/** DS never brings a decided dossier to another form. */
function sayDecided(place: Examined, laureats: readonly ListedPlaces[]): Diagnosis[] {
  const { warning } = about(place.subject)
  const amount = lacking(place, ['grantedAmount'], laureats)
  const reports = place.campaign.followUp
    ? lacking(
        place,
        keysOf(({ owner }) => owner === 'reports'),
        laureats,
      )
    : { keys: [], count: 0 }
  const never =
    'Ceux-là ne les recevront jamais. À l’avenir, publiez les annotations avant la première décision.'
  return [
    ...(reports.count === 0
      ? []
      : [
          warning(
            'laureats-without-annotations',
            frenchSpaces(
              `${plural(reports.count, 'lauréat décidé', 'lauréats décidés')} avant la publication de ${labelsOf(place, reports.keys)} : rien n’y est écrit. La liste et les relances prennent ce qu’il faut dans les états des lieux.`,
            ),
            never,
          ),
        ]),
    ...(amount.count === 0
      ? []
      : [
          warning(
            'laureats-without-amount',
            frenchSpaces(
              `${plural(amount.count, 'lauréat décidé', 'lauréats décidés')} avant la publication de ${labelsOf(place, amount.keys)} : le montant accordé reste vide dans la liste.`,
            ),
            never,
          ),
        ]),
  ]
}
