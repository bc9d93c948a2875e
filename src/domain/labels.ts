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
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?:$/, '')
    .toLowerCase()
}
