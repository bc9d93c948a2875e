/** How many dossiers to put in one document: halved when DS finds it heavy, one more after each success. */
export interface AdaptiveSize {
  current(): number
  shrink(): void
  grow(): void
}

export function adaptiveSize(largest: number): AdaptiveSize {
  let size = largest
  return {
    current: () => size,
    shrink() {
      size = Math.max(1, Math.floor(size / 2))
    },
    grow() {
      size = Math.min(largest, size + 1)
    },
  }
}
