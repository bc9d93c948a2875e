import { GraphQLError } from 'graphql'
import { fromId } from '../../ids.ts'
import type { Dossier } from '../../world/demarche.ts'
import type { Group, Instructeur } from '../../world/form.ts'
import { covers } from '../query.ts'
import { hidden, notFound, type Run, ServerCrash } from '../run.ts'

/** Every kind of object whose id may be given by mistake. */
const tableOf = ({ world }: Run, kind: string): ReadonlyMap<number, unknown> | undefined =>
  ({
    Dossier: world.dossiers,
    GroupeInstructeur: world.groups,
    Instructeur: world.instructeurs,
    Procedure: world.demarches,
  })[kind]

/**
 * The ids of a mutation's input become objects before it runs: an id that means nothing is
 * `not_found` under the payload's name; an id of another kind of object has its own words, without code.
 */
function load<T>(
  run: Run,
  field: string,
  id: string,
  wanted: { argument: string; kind: string; table: ReadonlyMap<number, T> },
): T {
  const found = fromId(id)
  // DS breaks on a champ's id here
  if (found?.kind === 'Champ') throw new ServerCrash()
  const key = Number(found?.key)
  const object = found?.kind === wanted.kind ? wanted.table.get(key) : undefined
  if (object) return object
  if (found && found.kind !== wanted.kind && tableOf(run, found.kind)?.has(key))
    throw new GraphQLError(`No object found for \`${wanted.argument}: "${id}"\``)
  throw payloadNotFound(field)
}

const payloadNotFound = (field: string) =>
  notFound(`${field.charAt(0).toUpperCase()}${field.slice(1)}Payload`)

export function loadDossier(run: Run, field: string, id: string): Dossier {
  const table = run.world.dossiers
  const dossier = load(run, field, id, { argument: 'dossierId', kind: 'Dossier', table })
  if (run.world.isHidden(dossier)) throw payloadNotFound(field)
  if (!covers(run.token, dossier.demarche.number)) throw hidden('Dossier')
  return dossier
}

export function loadInstructeur(run: Run, field: string, id: string): Instructeur {
  const table = run.world.instructeurs
  return load(run, field, id, { argument: 'instructeurId', kind: 'Instructeur', table })
}

export function loadGroup(run: Run, field: string, id: string): Group {
  const table = run.world.groups
  return load(run, field, id, { argument: 'groupeInstructeurId', kind: 'GroupeInstructeur', table })
}
