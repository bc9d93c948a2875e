import { changedPages } from '../campaign/pages.ts'
import type { Readers } from '../campaign/services.ts'
import type { ListedDossier } from '../ds/port.ts'

const EPOCH = '1970-01-01T00:00:00Z'

/** Every dossier of a démarche but the administrator's tests, and how many DS lists without showing them. */
export async function listAll(ds: Readers['ds'], demarche: number) {
  const listed = new Map<number, ListedDossier>()
  let unnamed = 0
  for await (const page of changedPages(ds, demarche, EPOCH)) {
    unnamed += page.unreadable
    for (const dossier of page.dossiers)
      if (dossier.revisionId !== page.draftRevisionId) listed.set(dossier.number, dossier)
  }
  return { listed: [...listed.values()], unnamed }
}
