/** What a server says of so many recipients in a row is about us. */
const RECIPIENTS_IN_A_ROW = 3

/**
 * Whether words that a server would say to everybody are about one recipient: as long as it accepts others, and has
 * not said it of several. Before it has accepted any, nobody knows.
 */
export function createStanding() {
  let isAccepted = false
  let inARow = 0
  return {
    /** It has accepted an e-mail, and not only said the same of everybody since. */
    isKnown: () => isAccepted,
    accepted() {
      isAccepted = true
      inARow = 0
    },
    isAboutRecipient() {
      inARow += 1
      if (inARow >= RECIPIENTS_IN_A_ROW) isAccepted = false
      return isAccepted
    },
  }
}
