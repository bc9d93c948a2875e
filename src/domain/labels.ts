/**
 * The form under which two labels are the same: without case, accents, apostrophe style, extra spaces
 * (no-break ones included), signs that nobody sees (soft hyphens, zero-width spaces) or a trailing colon. « Nom de l’élu : » and « nom de l'elu » fold alike.
 */
export function foldLabel(label: string): string {
  return label
    .normalize('NFD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/œ/gi, 'oe')
    .replace(/\.\.\./g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?:$/, '')
    .toLowerCase()
}

/** Documents list what a form holds with an article before: « la méthode envisagée… », « une délibération ». */
const ARTICLE = /^(?:si necessaire,? )?(?:les? |la |l'|une? |des )/

/**
 * Whether a label is the one looked for, both folded. A candidate that ends in « … » stands for every label that
 * begins so.
 */
export const isLabelled = (label: string, candidate: string): boolean =>
  isSame(label, candidate) || isSame(label.replace(ARTICLE, ''), candidate.replace(ARTICLE, ''))

const isSame = (label: string, candidate: string): boolean =>
  candidate.endsWith('…') ? label.startsWith(candidate.slice(0, -1).trimEnd()) : label === candidate

/** A form has some tens of labels, met again in each of its dossiers. */
const foldedLabels = new Map<string, string>()
const LABELS_KEPT = 5_000

/** As `foldLabel`, remembered. */
export function folded(label: string): string {
  const known = foldedLabels.get(label)
  if (known !== undefined) return known
  if (foldedLabels.size >= LABELS_KEPT) foldedLabels.clear()
  const fresh = foldLabel(label)
  foldedLabels.set(label, fresh)
  return fresh
}

/**
 * Those that the first candidate names which names any: by its id or very label, else by a label that it stands for.
 * @param candidates labels or ids, the preferred first
 */
export function underFirst<One extends { readonly label: string }>(
  all: readonly One[],
  candidates: readonly string[],
  hasId: (one: One, candidate: string) => boolean,
): One[] {
  for (const candidate of candidates) {
    const wanted = folded(candidate)
    const exact = all.filter((one) => hasId(one, candidate) || folded(one.label) === wanted)
    if (exact.length > 0) return exact
    const named = all.filter(({ label }) => isLabelled(folded(label), wanted))
    if (named.length > 0) return named
  }
  return []
}
