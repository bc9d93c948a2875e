/** Terms written one after the other, between bars or on lines of their own. `recrut*` stands for any ending. */
export const terms = (text: string): readonly string[] =>
  text
    .split(/[|\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== '')
