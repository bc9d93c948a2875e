import type { Dossier } from '../demarche.ts'
import type { Revision } from '../form.ts'
import type { Records } from '../records.ts'
import type { Micros } from '../time.ts'
import type { AnnotationValue, Demandeur, Values } from '../values.ts'
import { type Answers, isValues, readAnswers } from './answers.ts'

export interface Deposit {
  readonly demarche: number
  readonly demandeur: Demandeur
  readonly champs: Answers | Values
  /** Private annotations set through a pre-fill link: DS lets applicants do it. */
  readonly prefilledAnnotations?: Answers
  /** E-mail of his account. */
  readonly usager?: string
  /** Label of the group it is routed to; the default group otherwise. */
  readonly group?: string
  /** Deposited on the draft revision: a test of the administrator. */
  readonly onDraft?: boolean
}

/** What applicants do. */
export const usagerHands = (world: Records) => ({
  deposit(deposit: Deposit): Dossier {
    const demarche = world.demarche(deposit.demarche)
    const revision = deposit.onDraft ? demarche.draftRevision : demarche.activeRevision
    const group = deposit.group ? demarche.group(deposit.group) : demarche.groups[0]
    if (!group) throw new Error(`démarche ${demarche.number} has no group`)
    const now = world.tick()
    // The link that he begins with fills the annotations, before he deposits.
    const begun = now - 60_000_000
    const number = world.nextDossierNumber()
    const dossier: Dossier = {
      number,
      demarche,
      revision,
      state: 'en_construction',
      archived: false,
      hidden: false,
      demandeur: deposit.demandeur,
      group,
      followers: [],
      messages: [],
      champs: isValues(deposit.champs)
        ? deposit.champs
        : readAnswers(revision.champs, deposit.champs, () => world.nextRowId()),
      annotations: freshAnnotations(world, revision, deposit.prefilledAnnotations ?? {}, begun),
      usager: deposit.usager ?? `usager-${number}@example.org`,
      depositedAt: now,
      decidedAt: null,
      treatments: [],
      motivation: null,
      keptLonger: 0,
      updatedAt: now,
      champsUpdatedAt: now,
      annotationsUpdatedAt: now,
    }
    world.dossiers.set(dossier.number, dossier)
    demarche.dossiers.add(dossier)
    demarche.byUpdate.add(dossier)
    demarche.byDeposit.add(dossier)
    return dossier
  },

  /** Submits modified champs: what he types before is invisible, and changes no date. */
  submit(number: number, changes: Answers) {
    const dossier = world.dossier(number)
    const values = readAnswers(dossier.revision.champs, changes, () => world.nextRowId())
    dossier.champs = new Map([...dossier.champs, ...values])
    world.touch(dossier)
    dossier.champsUpdatedAt = dossier.updatedAt
  },

  /** Deletes his dossier: it vanishes from the API only while en construction. */
  remove(number: number) {
    const dossier = world.dossier(number)
    if (dossier.state === 'en_construction') dossier.hidden = true
    world.touch(dossier)
  },
})

const NONE: Dossier['annotations'] = new Map()

function freshAnnotations(
  world: Records,
  { annotations }: Revision,
  prefilled: Answers,
  updatedAt: Micros,
): Dossier['annotations'] {
  const nextRowId = () => world.nextRowId()
  const fresh = new Map<number, AnnotationValue>()
  for (const { type, stableId } of annotations)
    if (type === 'repetition')
      fresh.set(stableId, {
        value: [{ id: nextRowId(), values: new Map() }],
        updatedBy: null,
        updatedAt,
      })
  for (const [stableId, value] of readAnswers(annotations, prefilled, nextRowId))
    fresh.set(stableId, { value, updatedBy: null, updatedAt })
  return fresh.size ? fresh : NONE
}
