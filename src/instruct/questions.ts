import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { Readers } from '../campaign/services.ts'
import type { DossierFacts } from '../domain/facts.ts'
import { NAMELESS_SERVICE, plain, requestLetter } from '../domain/requests/letter.ts'
import { type Found, standingIn, wantedQuestions } from '../domain/requests/questions-annotation.ts'
import { type Standing, writeStanding } from '../domain/requests/stamp.ts'
import { dueOf, isGenuine, type Tick } from '../domain/requests/tick.ts'
import { type FreshDossier, isLive } from '../ds/port.ts'
import type { DossierMemory, RequestRow } from '../queue/entries.ts'

/** A tick that is still to be dealt with, and the letter that stood there. */
export interface DueTick {
  readonly at: string
  readonly fate: 'send' | 'nothing' | 'changed'
  readonly letter: string
  /** DS's own demande de correction: the dossier goes back en construction. */
  readonly correction: boolean
}

export interface QuestionsPlan {
  /** What `questions` has to hold; null: what stands there stays. */
  readonly text: string | null
  /** Hashes of the robot's own last letters. */
  readonly own: readonly string[]
  readonly due: DueTick | null
}

const NOTHING: QuestionsPlan = { text: null, own: [], due: null }

/** A letter as the journal knows it. */
export const markOf = (letter: string): string =>
  createHash('sha256').update(plain(letter)).digest('hex').slice(0, 16)

/** The robot's and the sent letter before: a write whose answer is lost may have left either. */
const KEPT = 3

export function decideQuestions(
  { config, now }: Readers,
  { campaign, form }: CampaignInDs,
  dossier: FreshDossier,
  facts: DossierFacts,
  questions: readonly string[],
  { memory, request }: { memory: DossierMemory | null; request: RequestRow | null },
): QuestionsPlan {
  const place = form.annotations.get('questions')
  const actual = dossier.annotations.find(({ id }) => id === place?.id)
  if (!actual) return NOTHING
  const found: Found = {
    text: actual.text,
    writtenAt: dossier.annotationsWrittenAt.get(actual.id) ?? dossier.depositedAt,
    depositedAt: dossier.depositedAt,
    annotationsEditedAt: dossier.annotationsModifiedAt,
    submittedAt: dossier.champsModifiedAt,
  }
  const known = [...(request?.letter ? [request.letter] : []), ...(memory?.questions ?? [])]
  const isOwn = (letter: string) => known.includes(markOf(letter))
  const standing = standingIn(found)
  const tick = tickIn(dossier, form)
  const due = tick && dueTick(tick, standing, { found, dossier, request, isOwn, campaign })
  // What stood there at the tick stays until it has left.
  if (due) return { text: null, own: known.slice(0, KEPT), due }
  const stamped = stampedBy(request, tick, standing)
  const wanted = wantedQuestions(
    { ...found, text: stamped ?? found.text },
    {
      letter: (answerBy) =>
        requestLetter({
          dossier: dossier.number,
          title: facts.title.state === 'known' ? facts.title.value : null,
          questions,
          service: config.mail?.header ?? NAMELESS_SERVICE,
          answerBy,
          canAmend: dossier.state === 'en_construction' || campaign.requests.correction,
        }),
      today: DateTime.fromMillis(now(), { zone: 'Europe/Paris' }).toISODate() ?? '',
      days: campaign.requests.days,
    },
    isOwn,
  )
  const text = wanted ?? stamped
  const written =
    wanted === null ? [] : [markOf(standingIn({ ...found, text: wanted, writtenAt: AFTER }).letter)]
  return { text, own: [...new Set([...written, ...known])].slice(0, KEPT), due: null }
}

/** A text of ours is read like one that was written after any deposit. */
const AFTER = '9999-12-31T00:00:00Z'

/** The instructeur's tick; null where there is none, or only the applicant's. */
function tickIn(dossier: FreshDossier, { annotations }: CampaignInDs['form']): Tick | null {
  const place = annotations.get('sendQuestions')
  const box = dossier.annotations.find(({ id }) => id === place?.id)
  if (box?.value.kind !== 'boolean') return null
  const at = dossier.annotationsWrittenAt.get(box.id) ?? dossier.depositedAt
  const tick = { ticked: box.value.boolean === true, at }
  return isGenuine(tick, dossier.depositedAt) ? tick : null
}

function dueTick(
  tick: Tick,
  standing: Standing,
  {
    found,
    dossier,
    request,
    isOwn,
    campaign,
  }: {
    found: Found
    dossier: FreshDossier
    request: RequestRow | null
    isOwn: (letter: string) => boolean
    campaign: CampaignInDs['campaign']
  },
): DueTick | null {
  if (!isLive(dossier.state) || dossier.archived) return null
  const done = request === null || request.fate === 'pending' ? null : request.tick
  // What is pending may have left: only DS's messages tell, whatever the annotation has become.
  const fate =
    request?.fate === 'pending' && request.tick === tick.at
      ? 'send'
      : dueOf(tick, standing, { done, writtenAt: found.writtenAt, isOwn: isOwn(standing.letter) })
  if (fate === null) return null
  const correction = campaign.requests.correction && dossier.state === 'en_instruction'
  return { at: tick.at, fate, letter: standing.letter, correction }
}

/** What stands there, with the stamp of the tick that was dealt with; null when it is there already. */
function stampedBy(
  request: RequestRow | null,
  tick: Tick | null,
  { stamp, letter }: Standing,
): string | null {
  if (request === null || request.fate === 'pending' || request.tick !== tick?.at) return null
  const wanted = writeStanding({ stamp: { fate: request.fate, at: request.at }, letter })
  return plain(wanted) === plain(writeStanding({ stamp, letter })) ? null : wanted
}
