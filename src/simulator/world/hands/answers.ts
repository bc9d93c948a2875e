import type { ChampSpec } from '../form.ts'
import type { Row, Value, Values } from '../values.ts'

/** Values by label, as a person fills a form: rows of a repetition are answers themselves. */
export interface Answers {
  readonly [label: string]: string | number | boolean | readonly string[] | readonly Answers[]
}

const isRows = (answer: Answers[string]): answer is readonly Answers[] =>
  Array.isArray(answer) && typeof answer[0] === 'object'

/** @throws Error when the form has no champ of that label. */
export function readAnswers(
  specs: readonly ChampSpec[],
  answers: Answers,
  nextRowId: () => string,
): Map<number, Value> {
  const values = new Map<number, Value>()
  for (const [label, answer] of Object.entries(answers)) {
    const spec = specs.find((one) => one.label === label)
    if (!spec) throw new Error(`the form has no champ « ${label} »`)
    const toRow = (row: Answers): Row => ({
      id: nextRowId(),
      values: readAnswers(spec.champs ?? [], row, nextRowId),
    })
    const item = spec.items?.find(({ text }) => text === answer)?.id
    values.set(spec.stableId, isRows(answer) ? answer.map(toRow) : (item ?? answer))
  }
  return values
}

export const isValues = (champs: Answers | Values): champs is Values => champs instanceof Map
