/** A mistake in the configuration: where, what, and what to write instead. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly remedy?: string
}

/** A schema says a mistake and its remedy in one message: « a day is expected → such as 2021-07-16 ». */
export function asSaid(message: string): Pick<Problem, 'message' | 'remedy'> {
  const [what = '', remedy] = message.split(' → ')
  return remedy === undefined ? { message: what } : { message: what, remedy }
}

/** Every mistake at once. The process ends with exit status 2. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  /** The file, the option, or « Environment ». */
  readonly source: string
  readonly problems: readonly Problem[]

  constructor(
    source: string,
    problems: readonly Problem[],
    lineOf?: (path: Problem['path']) => number | null,
  ) {
    const lines = problems.map((problem) => {
      const line = lineOf?.(problem.path)
      const where = [formatPath(problem.path), line ? `(line ${line})` : '']
        .filter(Boolean)
        .join(' ')
      return `  - ${where ? `${where}: ` : ''}${problem.message}${problem.remedy ? `\n    → ${problem.remedy}` : ''}`
    })
    super(
      `${source}: ${problems.length === 1 ? 'one mistake' : `${problems.length} mistakes`}\n${lines.join('\n')}`,
    )
    this.source = source
    this.problems = problems
  }
}

/** `campaigns[0].rules.population-ceiling` */
export function formatPath(path: Problem['path']): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  )
}
