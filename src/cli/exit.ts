/** What the exit status says to scripts. */
export const EXIT = {
  done: 0,
  /** Work remains failed. */
  failed: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** DS, SMTP or the store could not be reached, or refused us. */
  refused: 3,
} as const
