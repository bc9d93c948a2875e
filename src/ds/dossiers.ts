import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import {
  DatedDossierDocument,
  type DatedDossierQuery,
  DossierDocument,
  MessagesDocument,
  OwnFormDocument,
  type TraitementEvent,
} from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { answerTo, type OperationAnswer, operation } from './compose.ts'
import type { Costs } from './costs.ts'
import { type Attempt, inDocuments } from './documents.ts'
import { areHarmless, halfAnswer, readFailure } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { present } from './lists.ts'
import { toDossier, toOwnForm } from './mapping.ts'
import type { DatedDossier, Dossier, Ds } from './port.ts'

/** A hundred whole dossiers cost about 38,000 of the 60,000 points that DS allows a query. */
export const DOSSIERS_A_DOCUMENT = 100

/** Dossiers by their numbers: DS takes nearly three times as long over each as in a page. */
export const dossiersReader = (client: Client, costs: Costs): Ds['dossiers'] =>
  wholeReader(client, costs, DossierDocument, ({ dossier }, askedAt) => ({
    ...toDossier(dossier),
    askedAt,
  }))

export const datedDossiersReader = (client: Client, costs: Costs): Ds['datedDossiers'] =>
  wholeReader(client, costs, DatedDossierDocument, ({ dossier }) => toDated(dossier))

export const ownFormsReader = (client: Client, costs: Costs): Ds['ownForms'] =>
  wholeReader(client, costs, OwnFormDocument, toOwnForm)

/** What was written in these dossiers. */
export function messagesReader(client: Client, costs: Costs): Ds['messages'] {
  const read = wholeReader(client, costs, MessagesDocument, ({ dossier }) => ({
    number: dossier.number,
    messages: dossier.messages.map(({ email, createdAt }) => ({
      author: email,
      writtenAt: createdAt,
    })),
  }))
  return async (numbers) =>
    (await read(numbers)).map((one) => ('ok' in one ? { ok: one.ok?.messages ?? null } : one))
}

function wholeReader<Data, Read extends Pick<Dossier, 'number'>>(
  client: Client,
  costs: Costs,
  document: TypedDocumentNode<Data, { number: number }>,
  map: (data: Data, askedAt: number | null) => Read,
) {
  const howMany = (numbers: readonly number[]) =>
    costs.howMany(
      numbers.map(() => ['by-number']),
      DOSSIERS_A_DOCUMENT,
    )
  return (numbers: readonly number[]) =>
    inDocuments<number, Read | null>(numbers, howMany, async (some) => {
      const askedAt = client.lastServerTime()
      const operations = some.map((number) => operation(document, { number }))
      const answer = await sendTogether(client, {
        kind: 'query',
        about: 'dossier',
        count: some.length,
        operations,
        learn: (ms) =>
          costs.measured(
            some.map(() => 'by-number'),
            ms,
          ),
      })
      return operations.map((one, index) =>
        attempt(some[index] ?? 0, answerTo(one, index, answer), (data) => map(data, askedAt)),
      )
    })
}

/**
 * `Query.dossier` is non-null: one unknown dossier empties the answer of all. Its own errors settle it, and those
 * about which the answer says nothing are asked again without it.
 */
function attempt<Data, Read extends Pick<Dossier, 'number'>>(
  number: number,
  { data, errors }: OperationAnswer<Data>,
  map: (data: Data) => Read,
): Attempt<Read | null> {
  if (data && areHarmless(errors)) {
    const read = map(data)
    return read.number === number ? { ok: read } : { again: halfAnswer(`dossier ${number}`) }
  }
  const failure = readFailure('dossier', number, errors)
  if (failure.code === 'ds.dossier-not-found') return { ok: null }
  return failure.kind === 'permanent' ? { failure } : { again: failure }
}

function toDated(node: DatedDossierQuery['dossier']): DatedDossier {
  const depositedAt = Date.parse(node.dateDepot)
  const written = present(node.annotations).filter(
    ({ updatedAt }) => Date.parse(updatedAt) > depositedAt,
  )
  return {
    ...toDossier(node),
    decidedAt: node.dateTraitement,
    decisions: present(node.traitements).flatMap(({ dateTraitement: at, event }) => {
      const isAccepted = DECISIONS[event]
      return isAccepted === undefined ? [] : [{ at, isAccepted }]
    }),
    depositor: node.usager.email,
    champsChangedAt: latest([node.dateDepot, ...present(node.champs).flatMap(datesOf)]),
    writtenSinceDeposit: new Map(written.map(({ id, updatedAt }) => [id, updatedAt])),
  }
}

/** What DS calls its decisions, whether a dossier is accepted after them. */
const DECISIONS: Partial<Record<TraitementEvent, boolean>> = {
  accepte: true,
  accepte_automatiquement: true,
  refuse: false,
  refuse_automatiquement: false,
  classe_sans_suite: false,
  // What is decided again is not decided meanwhile.
  repasse_en_instruction: false,
  repasse_en_construction: false,
}

const datesOf = (champ: DatedDossierQuery['dossier']['champs'][number]): string[] => [
  champ.updatedAt,
  ...('rows' in champ
    ? present(champ.rows).flatMap(({ champs }) => present(champs).map(({ updatedAt }) => updatedAt))
    : []),
]

const latest = (instants: readonly string[]): string =>
  instants.reduce((one, other) => (Date.parse(other) > Date.parse(one) ? other : one))
