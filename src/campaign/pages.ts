import { type Ds, type ListedDossier, only, type Page } from '../ds/port.ts'

/** What changed in a démarche at or after `since` (ISO instant), to the end, oldest change first. */
export async function* changedPages(
  ds: Ds,
  demarche: number,
  since: string,
): AsyncGenerator<Page<ListedDossier>> {
  let after: string | null = null
  do {
    const { pages } = await ds.changes([{ demarche, since, after }])
    const page: Page<ListedDossier> = only(pages)
    yield page
    after = page.next
  } while (after !== null)
}
