const FEW = 6

/** Several criteria ask the same of a dossier, and the questions again: the last few answers are kept. */
export function remembering<Args extends readonly unknown[], Answer>(
  read: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const kept: { readonly args: Args; readonly answer: Answer }[] = []
  return (...args) => {
    const known = kept.find((one) => one.args.every((arg, i) => arg === args[i]))
    if (known !== undefined) return known.answer
    const answer = read(...args)
    kept.unshift({ args, answer })
    if (kept.length > FEW) kept.pop()
    return answer
  }
}
