/** A criterion as it stands in the text of the reasons. */
export interface Mark {
  readonly outcome: 'not_met' | 'to_check'
  /** « Dépenses exclues » */
  readonly title: string
  /** The line less its mark: « Dépenses exclues : … » */
  readonly line: string
}

const LINE = /^([✗?])\s(.+)$/u

/**
 * The criteria that were not met or to verify, by the text that the robot left. A mark at the beginning of a line, the
 * title, a colon: so it has been in every form that this text has had.
 */
export const readMarks = (reasons: string): readonly Mark[] =>
  reasons.split(/\r\n?|\n/).flatMap((text): Mark[] => {
    const [, mark, line] = LINE.exec(text.trim()) ?? []
    const title = line?.split(/\s:\s/)[0]
    if (!line || !title || title === line) return []
    return [{ outcome: mark === '✗' ? 'not_met' : 'to_check', title: title.trim(), line }]
  })
