/** One precondition, as `check` shows it. In French: its reader may pass it on to the administrator of the démarche. */
export interface Diagnosis {
  readonly about: string
  /**
   * `error`: a campaign, or a part that the configuration asks for, does not work. `warning`: something works less
   * well than meant. `note`: good to know, nothing to put right.
   */
  readonly level: 'ok' | 'note' | 'warning' | 'error'
  /** Stable word for programs. */
  readonly code: string
  readonly message: string
  /** What to do; always there when there is something to put right. */
  readonly remedy?: string
}

/** What is said of one subject: `const { ok, warning } = about('Stockage')`. */
export function about(subject: string) {
  const calm = (level: 'ok' | 'note') => (code: string, message: string) => ({
    about: subject,
    level,
    code,
    message,
  })
  const trouble =
    (level: 'warning' | 'error') => (code: string, message: string, remedy: string) => ({
      about: subject,
      level,
      code,
      message,
      remedy,
    })
  return {
    ok: calm('ok'),
    note: calm('note'),
    warning: trouble('warning'),
    error: trouble('error'),
  } satisfies Record<Diagnosis['level'], (...words: never[]) => Diagnosis>
}
