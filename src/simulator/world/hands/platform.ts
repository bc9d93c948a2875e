import type { Demarche } from '../demarche.ts'
import { type FormChange, redraw } from '../draw.ts'
import { expiryOf } from '../expiry.ts'
import { type Form, revision } from '../form.ts'
import { rebase } from '../rebase.ts'
import type { Records } from '../records.ts'
import { follow } from './instructeur.ts'

/** When dossiers are brought to a new revision: DS's own job does it half a minute later, or much more. */
export type Bringing = 'at once' | 'by hand' | { readonly afterMs: number }

/** An expired dossier is hidden for that long, then erased. */
const HIDDEN_MS = 14 * 86_400_000

/** What DS does by itself, or at an administrator's order. None of it moves `dateDerniereModification`. */
export const platformHands = (world: Records) => {
  const bring = (demarche: Demarche, numbers?: readonly number[]) => {
    for (const dossier of demarche.dossiers)
      if (
        (dossier.state === 'en_construction' || dossier.state === 'en_instruction') &&
        dossier.revision !== demarche.draftRevision &&
        (numbers?.includes(dossier.number) ?? true)
      )
        rebase(dossier, demarche.activeRevision)
  }

  return {
    /** The SIRET of the demandeur is at last resolved. */
    completeDemandeur(number: number) {
      const dossier = world.dossier(number)
      if (dossier.demandeur.kind === 'incomplete')
        dossier.demandeur = { kind: 'morale', siret: dossier.demandeur.siret }
    },

    /**
     * Publishes a form; dossiers deposited on the draft are destroyed. Those without decision are brought to it at
     * once, or when `bringing` says; those decided never are. A function `change` keeps the stable ids of what it keeps.
     */
    publishRevision(
      demarcheNumber: number,
      change: FormChange | ((form: Form) => Form),
      bringing: Bringing = 'at once',
    ) {
      const demarche = world.demarche(demarcheNumber)
      for (const dossier of demarche.dossiers) {
        if (dossier.revision !== demarche.draftRevision) continue
        dossier.hidden = true
        demarche.dossiers.delete(dossier)
        world.dossiers.delete(dossier.number)
      }
      const form =
        typeof change === 'function'
          ? change(demarche.activeRevision)
          : redraw(demarche.activeRevision, change, () => world.nextId())
      demarche.activeRevision = revision(demarche.draftRevision.id, form)
      demarche.draftRevision = revision(world.nextId(), demarche.activeRevision)
      demarche.bringsAt =
        typeof bringing === 'object' ? world.clock().getTime() + bringing.afterMs : null
      if (bringing === 'at once') bring(demarche)
    },

    /** The job that brings dossiers to the active revision: all those without decision, or these ones alone. */
    bringDossiers(demarcheNumber: number, numbers?: readonly number[]) {
      bring(world.demarche(demarcheNumber), numbers)
    },

    /** The jobs whose time has come. */
    runJobs() {
      for (const demarche of world.demarches.values()) {
        if (demarche.bringsAt === null || world.clock().getTime() < demarche.bringsAt) continue
        demarche.bringsAt = null
        bring(demarche)
      }
    },

    /** An administrator takes somebody out of a group: he follows its dossiers no more. */
    removeFromGroup(demarcheNumber: number, label: string, email: string) {
      const group = world.demarche(demarcheNumber).group(label)
      const person = world.person(email)
      group.instructeurs.delete(person)
      for (const dossier of world.demarche(demarcheNumber).dossiers)
        if (dossier.group === group) follow(dossier, person, false)
    },

    /** From now on a démarche hides the dossiers decided so many months ago. */
    expire(demarcheNumber: number, months: number) {
      const demarche = world.demarche(demarcheNumber)
      demarche.keptMonths = months
      demarche.expires = true
    },

    /** From now on it hides those that have waited so many months in construction. */
    expireWaiting(demarcheNumber: number, months: number) {
      world.demarche(demarcheNumber).waitingMonths = months
    },

    /** Erases the dossiers that expired two weeks ago. */
    purge() {
      const before = (world.clock().getTime() - HIDDEN_MS) * 1000
      for (const [number, dossier] of world.dossiers) {
        const expiry = expiryOf(dossier)
        if (expiry === null || expiry > before) continue
        dossier.hidden = true
        dossier.demarche.dossiers.delete(dossier)
        world.dossiers.delete(number)
      }
    },
  }
}
