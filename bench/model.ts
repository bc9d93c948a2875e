/** The largest documents that the worker makes: a page, dossiers read, dossiers written. */
const PAGE = 100
const WRITTEN = 100

/** The form, full pages, full documents of reads and of writes. */
export const floorPosts = (dossiers: number): number =>
  1 + 2 * Math.ceil(dossiers / PAGE) + Math.ceil(dossiers / WRITTEN)
