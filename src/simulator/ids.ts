/** DS's global ids: Base64, with padding, of `Class-key`. */

export const toId = (kind: string, key: string | number): string =>
  Buffer.from(`${kind}-${key}`).toString('base64')

/** Tolerates url-safe letters and missing padding, as DS does; null when it is no id at all. */
export function fromId(id: string): { kind: string; key: string } | null {
  const found = /^([A-Z]\w*)-(.+)$/.exec(Buffer.from(id, 'base64url').toString('utf8'))
  return found ? { kind: found[1] ?? '', key: found[2] ?? '' } : null
}

export const champId = (stableId: number, rowId?: string): string =>
  toId('Champ', rowId ? `${stableId}|${rowId}` : stableId)
