import {
  ChangedDossiersDocument,
  type ChangedDossiersQuery,
  DecisionsDocument,
  type DecisionsQuery,
  DemarcheDocument,
  type DemarcheQuery,
  OtherDossiersDocument,
  type OtherDossiersQuery,
  PlacesDocument,
  type PlacesQuery,
} from '../../graphql/generated.ts'
import { Failure } from '../failures/failure.ts'
import type { Client } from './client.ts'
import { operation } from './compose.ts'
import { askDemarches, DEMARCHES_A_DOCUMENT, type DemarcheQuestion } from './demarches.ts'
import { halfAnswer } from './errors.ts'
import { present } from './lists.ts'
import { toDecision, toDemarche, toListed, toOther, toPlaces } from './mapping.ts'
import type { Ds, Listing, OtherDossier, OthersListing, Page, Result } from './port.ts'

/** DS clamps a page to 100. */
const LARGEST_PAGE = 100
const SMALLEST_PAGE = 12

/** A page of 100 costs about 1,300 of the 60,000 points that DS allows a query. */
const LISTINGS_A_DOCUMENT = 30
/** And about 7,000 with the amounts. */
const PAGES_OF_OTHERS_A_DOCUMENT = 6

export const changesReader =
  (client: Client): Ds['changes'] =>
  async (listings, forms = []) => {
    const questions = [
      ...listings.map(({ demarche, since, after }) => ({
        demarche,
        ...operation(ChangedDossiersDocument, {
          demarche,
          updatedSince: since,
          first: LARGEST_PAGE,
          after,
        }),
      })),
      ...forms.map((number) => ({
        demarche: number,
        ...operation(DemarcheDocument, { number }),
      })),
    ]
    const answers = await askDemarches<ChangedDossiersQuery | DemarcheQuery>(
      client,
      questions,
      withinBoth,
    )
    return {
      pages: listings.map((listing, place) =>
        mapResult(answers[place], (data) =>
          'dossiers' in data.demarche ? toPage(listing, data.demarche, toListed) : null,
        ),
      ),
      forms: forms.map((_, place) =>
        mapResult(answers[listings.length + place], (data) =>
          'activeRevision' in data.demarche ? toDemarche({ demarche: data.demarche }) : null,
        ),
      ),
    }
  }

/** The listings, then the forms, which weigh next to nothing in points but take DS's time. */
function withinBoth(questions: readonly DemarcheQuestion<ChangedDossiersQuery | DemarcheQuery>[]) {
  let [listings, forms] = [0, 0]
  for (const { document } of questions) {
    if (document === DemarcheDocument) forms += 1
    else listings += 1
    if (listings > LISTINGS_A_DOCUMENT || forms > DEMARCHES_A_DOCUMENT) break
  }
  return Math.min(listings, LISTINGS_A_DOCUMENT) + Math.min(forms, DEMARCHES_A_DOCUMENT)
}

/** An id of no champ: DS answers an empty list for it. */
const NO_CHAMP = Buffer.from('Champ-0').toString('base64')

const TOO_HEAVY: ReadonlySet<string> = new Set([
  'ds.demarche-too-slow',
  'ds.too-complex',
  'ds.too-large',
])
const isTooHeavy = (result: Result<unknown>) =>
  'failure' in result && result.failure instanceof Failure && TOO_HEAVY.has(result.failure.code)

export function othersReader(client: Client): Ds['others'] {
  // Smaller pages once DS has found them heavy, until a slow DS is no longer a matter of size.
  let first = LARGEST_PAGE

  async function read(listings: readonly OthersListing[]): Promise<Result<Page<OtherDossier>>[]> {
    const questions = listings.map(({ demarche, since, after, ids }) => ({
      demarche,
      ...operation(OtherDossiersDocument, {
        demarche,
        updatedSince: since,
        first,
        after,
        requestedGrant: ids.requestedGrant ?? NO_CHAMP,
        grantedAmount: ids.grantedAmount ?? NO_CHAMP,
        verdict: ids.verdict ?? NO_CHAMP,
      }),
    }))
    const answers = await askDemarches<OtherDossiersQuery>(
      client,
      questions,
      () => PAGES_OF_OTHERS_A_DOCUMENT,
    )
    return listings.map((listing, place) =>
      mapResult(answers[place], ({ demarche }) => toPage(listing, demarche, toOther)),
    )
  }

  return async (listings) => {
    const pages = await read(listings)
    while (pages.some(isTooHeavy) && first > SMALLEST_PAGE) {
      first = Math.ceil(first / 2)
      const heavy = pages.flatMap((page, place) => (isTooHeavy(page) ? [place] : []))
      const again = await read(heavy.flatMap((place) => listings.slice(place, place + 1)))
      heavy.forEach((place, index) => {
        pages[place] = again[index] ?? pages[place] ?? { failure: halfAnswer('a listing') }
      })
    }
    if (!pages.some(isTooHeavy)) first = Math.min(LARGEST_PAGE, first * 2)
    return pages
  }
}

/** The texts of the reasons are long: fewer dossiers a page. */
const PAGE_OF_DECISIONS = 50

export const decisionsReader =
  (client: Client): Ds['decisions'] =>
  async (listings) => {
    const questions = listings.map(({ demarche, since, after, ids }) => ({
      demarche,
      ...operation(DecisionsDocument, {
        demarche,
        updatedSince: since,
        first: PAGE_OF_DECISIONS,
        after,
        verdict: ids.verdict ?? NO_CHAMP,
        reasons: ids.reasons ?? NO_CHAMP,
      }),
    }))
    const answers = await askDemarches<DecisionsQuery>(client, questions, () => 1)
    return listings.map((listing, place) =>
      mapResult(answers[place], ({ demarche }) => toPage(listing, demarche, toDecision)),
    )
  }

export const placesReader =
  (client: Client): Ds['places'] =>
  async (listings) => {
    const questions = listings.map(({ demarche, since, after }) => ({
      demarche,
      ...operation(PlacesDocument, { demarche, updatedSince: since, first: LARGEST_PAGE, after }),
    }))
    const answers = await askDemarches<PlacesQuery>(client, questions, () => 1)
    return listings.map((listing, place) =>
      mapResult(answers[place], ({ demarche }) => toPage(listing, demarche, toPlaces)),
    )
  }

/** @param map null when the answer is not one to that question; may throw a Failure */
function mapResult<Data, Out>(
  answer: Result<Data> | undefined,
  map: (data: Data) => Out | null,
): Result<Out> {
  if (answer && 'failure' in answer) return answer
  try {
    const mapped = answer ? map(answer.ok) : null
    return mapped === null ? { failure: halfAnswer('a demarche') } : { ok: mapped }
  } catch (failure) {
    return { failure }
  }
}

interface AnsweredDemarche<Node> {
  readonly draftRevision: { readonly id: string }
  readonly dossiers: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly nodes: readonly (Node | null)[] | null
  }
}

/**
 * A null node is a dossier that DS cannot show; no list at all is no page. Nor is an empty one after a cursor: DS had
 * promised more, and answers so to a cursor that it cannot read.
 */
function toPage<Node, Listed>(
  { demarche, after }: Listing,
  { draftRevision, dossiers }: AnsweredDemarche<Node>,
  map: (node: Node) => Listed,
): Page<Listed> {
  const isCut = dossiers.nodes === null || (after !== null && dossiers.nodes.length === 0)
  if (isCut) throw halfAnswer(`demarche ${demarche}`)
  const nodes = present(dossiers.nodes)
  return {
    draftRevisionId: draftRevision.id,
    dossiers: nodes.map(map),
    unreadable: (dossiers.nodes?.length ?? 0) - nodes.length,
    next: nextCursor(demarche, after, dossiers.pageInfo),
  }
}

/** A cursor that is absent, that does not advance, or that is none would lose the rest, or turn for ever. */
function nextCursor(
  demarche: number,
  after: string | null,
  { hasNextPage, endCursor }: AnsweredDemarche<never>['dossiers']['pageInfo'],
): string | null {
  if (!hasNextPage) return null
  if (endCursor === null || endCursor === after || !isCursor(endCursor))
    throw halfAnswer(`demarche ${demarche}`)
  return endCursor
}

/** An instant and the number of a dossier, in base64. */
const isCursor = (cursor: string) =>
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z;\d+$/.test(Buffer.from(cursor, 'base64url').toString())
