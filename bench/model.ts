/** What DS's answers are taken to cost, in ms: a page of a hundred dossiers two seconds, a mutation 60 ms. */
export const MODEL = { requestMs: 300, dossierMs: 20, mutationMs: 60 } as const

/** Documents of one kind that the worker has under way at once. */
const LANES = 2
/** The largest documents that the worker makes: a page, dossiers read, dossiers written. */
const PAGE = 100
const READ = 100
const WRITTEN = 80
/** Annotations, group, follower. */
const MUTATIONS_A_DOSSIER = 3

export const floorOf = (dossiers: number) => {
  const pages = Math.ceil(dossiers / PAGE)
  const reads = Math.ceil(dossiers / READ)
  const writes = Math.ceil(dossiers / WRITTEN)
  const listingMs = pages * MODEL.requestMs + dossiers * MODEL.dossierMs
  const readingMs = reads * MODEL.requestMs + dossiers * MODEL.dossierMs
  const writingMs = writes * MODEL.requestMs + dossiers * MUTATIONS_A_DOSSIER * MODEL.mutationMs
  return {
    posts: 1 + pages + reads + writes,
    /** Pages follow one another; the longer of reading and writing then hides the other. */
    ms: MODEL.requestMs + listingMs + Math.max(readingMs, writingMs) / LANES,
  }
}
