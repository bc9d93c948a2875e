import { EPOCH } from '../campaign/watermark.ts'
import { type Ds, type ListedPlaces, only, type Page } from '../ds/port.ts'

/** A démarche larger than that is looked at in part: 50 requests, of a second or two each for DS. */
const MOST_PAGES = 50

/** Where the dossiers of a démarche are, and what each can hold. */
export interface ListedWhole {
  readonly dossiers: readonly ListedPlaces[]
  /** There are more: those that changed last are left out. */
  readonly isCut: boolean
}

/** Less the administrator's tests on the draft of the form. */
export async function listPlaces(ds: Ds, demarche: number): Promise<ListedWhole> {
  const dossiers: ListedPlaces[] = []
  let after: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: Page<ListedPlaces> = only(await ds.places([{ demarche, since: EPOCH, after }]))
    for (const dossier of page.dossiers)
      if (dossier.revisionId !== page.draftRevisionId) dossiers.push(dossier)
    after = page.next
    if (after === null) return { dossiers, isCut: false }
  }
  return { dossiers, isCut: true }
}
