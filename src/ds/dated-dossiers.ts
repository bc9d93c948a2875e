import {
  DatedDossierDocument,
  type DatedDossierQuery,
  type TraitementEvent,
} from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { wholeReader } from './dossiers.ts'
import { present } from './lists.ts'
import { toDossier } from './mapping.ts'
import type { DatedDossier, Ds } from './port.ts'

export const datedDossierReader = (client: Client): Ds['datedDossier'] =>
  wholeReader(client, DatedDossierDocument, ({ dossier }) => toDated(dossier))

function toDated(node: DatedDossierQuery['dossier']): DatedDossier {
  const depositedAt = Date.parse(node.dateDepot)
  const written = present(node.annotations).filter(
    ({ updatedAt }) => Date.parse(updatedAt) > depositedAt,
  )
  return {
    ...toDossier(node),
    decidedAt: node.dateTraitement,
    expiresAt: node.dateExpiration,
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
