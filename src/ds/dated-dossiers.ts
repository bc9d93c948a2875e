import { DatedDossierDocument, type DatedDossierQuery } from '../../graphql/generated.ts'
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
    depositor: node.usager.email,
    champsChangedAt: latest([node.dateDepot, ...present(node.champs).flatMap(datesOf)]),
    writtenSinceDeposit: new Map(written.map(({ id, updatedAt }) => [id, updatedAt])),
  }
}

const datesOf = (champ: DatedDossierQuery['dossier']['champs'][number]): string[] => [
  champ.updatedAt,
  ...('rows' in champ
    ? present(champ.rows).flatMap(({ champs }) => present(champs).map(({ updatedAt }) => updatedAt))
    : []),
]

const latest = (instants: readonly string[]): string =>
  instants.reduce((one, other) => (Date.parse(other) > Date.parse(one) ? other : one))
