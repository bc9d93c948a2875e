/** DS puts a null in a list, or in place of it, where one of our error-tolerant answers lost a part. */
export const present = <T>(list: readonly (T | null)[] | null | undefined): T[] =>
  (list ?? []).filter((item) => item !== null)
