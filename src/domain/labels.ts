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
