import type { CampaignInDs } from '../campaign/campaigns.ts'
import { champsModifiedIn } from '../campaign/fingerprint.ts'
import { readMarks } from '../domain/agreement/reasons.ts'
import { CRITERIA } from '../domain/eligibility/criteria/index.ts'
import type { Opinion, Verdict } from '../domain/eligibility/opinion.ts'
import { goneChamp } from '../domain/eligibility/turns.ts'
import type { Dossier } from '../ds/port.ts'
import type { DossierMemory, Turned } from '../queue/entries.ts'

/** A verdict that takes the place of another one, and why. */
export interface ChangedVerdict {
  readonly from: Verdict
  readonly to: Verdict
  /** Titles of the criteria that do not answer as the reasons in DS say. */
  readonly because: readonly string[]
}

/**
 * Of an opinion that the robot gave before; a first one changes nothing.
 * @param reasons as they stand in DS
 */
export function changedVerdict(
  remembered: DossierMemory | null,
  opinion: Opinion,
  reasons: string,
): ChangedVerdict | null {
  if (!remembered || remembered.verdict === opinion.verdict) return null
  const before = readMarks(reasons)
  const was = (title: string) => before.find((mark) => mark.title === title)?.outcome ?? 'met'
  const because = opinion.criteria.filter(
    ({ title, outcome, blocking }) =>
      blocking && (outcome === 'not_applicable' ? 'met' : outcome) !== was(title),
  )
  // A criterion that was switched off is not in the opinion any more.
  const gone = before.filter(({ title }) => opinion.criteria.every((one) => one.title !== title))
  return {
    from: remembered.verdict,
    to: opinion.verdict,
    because: [...because, ...gone].map(({ title }) => title),
  }
}

/** What to remember of the causes of a verdict that many dossiers may share; null: it is the applicant's own doing. */
export function turnOf(
  { recalled }: CampaignInDs,
  { champsModifiedAt }: Dossier,
  remembered: DossierMemory | null,
  changed: ChangedVerdict | null,
): Turned | null {
  if (!changed) return remembered?.turned ?? null
  const causes = changed.because.flatMap((title) => {
    const { needs = [] } = CRITERIA.find((one) => one.title === title) ?? {}
    const gone = [...recalled.gone.keys()].filter((field) => needs.some((fact) => fact === field))
    return gone.length > 0 ? gone.map(goneChamp) : [title]
  })
  if (causes.length === 0 || hasSubmitted(remembered, champsModifiedAt)) return null
  return { from: changed.from, causes: [...new Set(causes)] }
}

/** Since the robot gave that opinion. */
function hasSubmitted(before: DossierMemory | null, champsModifiedAt: string): boolean {
  const seen = before?.left === undefined ? null : champsModifiedIn(before.left)
  if (seen !== null) return seen !== champsModifiedAt
  return before?.since === undefined || Date.parse(champsModifiedAt) > Date.parse(before.since)
}
