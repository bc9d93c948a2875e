import { spinner } from '@clack/prompts'

export interface Progress {
  /** @param total null when it is not known */
  update(done: number, total: number | null): void
  stop(): void
}

/** A line that moves, on a terminal; nothing elsewhere: the log tells of each job there. */
export function showProgress(what: string): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} }
  const line = spinner({ output: process.stderr })
  line.start(what)
  return {
    update: (done, total) =>
      line.message(`${total === null ? done : `${done} of ${total}`} ${what}`),
    stop: () => line.stop('done'),
  }
}
