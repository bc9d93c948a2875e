import { type Form, revision } from './form.ts'
import type { Records } from './records.ts'

/** What DS does by itself, or at an administrator's order. None of it moves `dateDerniereModification`. */
export const platformHands = (world: Records) => ({
  /** The SIRET of the demandeur is at last resolved. */
  completeDemandeur(number: number) {
    const dossier = world.dossier(number)
    if (dossier.demandeur.kind === 'incomplete')
      dossier.demandeur = { kind: 'morale', siret: dossier.demandeur.siret }
  },

  /**
   * Publishes a form. Dossiers without decision take it; dossiers deposited on the draft are destroyed.
   * `change` keeps the stable ids of the champs it keeps.
   */
  publishRevision(demarcheNumber: number, change: (form: Form) => Form) {
    const demarche = world.demarche(demarcheNumber)
    for (const dossier of demarche.dossiers) {
      if (dossier.revision !== demarche.draftRevision) continue
      dossier.hidden = true
      demarche.dossiers.delete(dossier)
      world.dossiers.delete(dossier.number)
    }
    demarche.activeRevision = revision(demarche.draftRevision.id, change(demarche.activeRevision))
    demarche.draftRevision = revision(world.nextId(), demarche.activeRevision)
    for (const dossier of demarche.dossiers)
      if (dossier.state === 'en_construction' || dossier.state === 'en_instruction')
        dossier.revision = demarche.activeRevision
  },
})
