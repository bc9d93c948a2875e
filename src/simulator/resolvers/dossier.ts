import { fromId, toId } from '../ids.ts'
import { isShown } from '../world/conditions.ts'
import type { Dossier } from '../world/demarche.ts'
import { expiryOf } from '../world/expiry.ts'
import type { ChampSpec } from '../world/form.ts'
import { type Micros, toParis } from '../world/time.ts'
import type { Value } from '../world/values.ts'
import { type Champ, champ } from './champ.ts'
import { type Run, ServerCrash } from './run.ts'

interface ById {
  id?: string | null
}

export const dossierFields = {
  id: ({ number }: Dossier) => toId('Dossier', number),
  dateDepot: ({ depositedAt }: Dossier) => toParis(depositedAt),
  dateDerniereModification: ({ updatedAt }: Dossier) => toParis(updatedAt),
  dateDerniereModificationChamps: ({ champsUpdatedAt }: Dossier) => toParis(champsUpdatedAt),
  dateDerniereModificationAnnotations: ({ annotationsUpdatedAt }: Dossier) =>
    toParis(annotationsUpdatedAt),
  dateExpiration(dossier: Dossier) {
    const expiry = expiryOf(dossier)
    return expiry === null ? null : toParis(expiry)
  },
  dateTraitement: ({ decidedAt }: Dossier) => (decidedAt === null ? null : toParis(decidedAt)),
  traitements: ({ treatments }: Dossier) =>
    treatments.map(({ at, event }) => ({ dateTraitement: toParis(at), event })),
  usager: ({ number, usager }: Dossier) => ({ id: toId('User', number), email: usager }),
  demarche: (dossier: Dossier) => dossier,
  groupeInstructeur: ({ group }: Dossier) => group,
  instructeurs: ({ followers }: Dossier) => followers,
  messages: ({ messages }: Dossier) =>
    messages.map(({ id, email, body, createdAt }) => ({
      id: toId('Commentaire', id),
      email,
      body,
      createdAt: toParis(createdAt),
      discardedAt: null,
    })),
  demandeur: (dossier: Dossier) => dossier,
  champs(dossier: Dossier, { id }: ById, run: Run): Champ[] {
    if (!id && run.faults.strikesDossier('broken-read', dossier.number)) throw new ServerCrash()
    return select(dossier, dossier.revision.champs, id, (stableId) => ({
      value: dossier.champs.get(stableId),
      updatedAt: dossier.champsUpdatedAt,
    }))
  },
  annotations: (dossier: Dossier, { id }: ById): Champ[] =>
    select(
      dossier,
      dossier.revision.annotations,
      id,
      // never filled: the instant at which DS made its row
      (stableId) =>
        dossier.annotations.get(stableId) ?? { value: undefined, updatedAt: dossier.depositedAt },
    ),
}

/**
 * Every root champ of the dossier's own revision that no condition hides, filled or not; with an id, that one or none,
 * hidden or not.
 */
function select(
  dossier: Dossier,
  specs: readonly ChampSpec[],
  id: string | null | undefined,
  at: (stableId: number) => { value: Value | undefined; updatedAt: Micros },
): Champ[] {
  const wanted = id ? Number(fromId(id)?.key) : null
  return specs
    .filter((spec) => (wanted === null ? isShown(spec, dossier) : spec.stableId === wanted))
    .map((spec) => {
      const { value, updatedAt } = at(spec.stableId)
      return champ(spec, value, undefined, updatedAt)
    })
}
