import { type ChildProcess, fork } from 'node:child_process'

/** Another process of the bench, asked by name. */
export interface Child {
  ask<Answer>(question: string, input?: unknown): Promise<Answer>
  stop(): void
}

interface Asked {
  readonly id: number
  readonly question: string
  readonly input: unknown
}
type Answered =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: string }

export function startChild(file: string): Child {
  const path = new URL(file, import.meta.url)
  const child: ChildProcess = fork(path, {
    execArgv: ['--import', 'tsx'],
  })
  const waiting = new Map<number, (answered: Answered) => void>()
  let last = 0
  child.on('message', (answered: Answered) => waiting.get(answered.id)?.(answered))
  child.on('exit', (code) => {
    for (const [id, settle] of waiting) settle({ id, failure: `${file} ended with ${code}` })
  })
  return {
    ask: (question, input) =>
      new Promise((resolve, reject) => {
        last += 1
        const id = last
        waiting.set(id, (answered) => {
          waiting.delete(id)
          if ('failure' in answered) reject(new Error(answered.failure))
          else resolve(answered.answer as never)
        })
        child.send({ id, question, input } satisfies Asked)
      }),
    stop: () => void child.disconnect(),
  }
}

/** Answers the parent's questions, until it stops this process. */
export function serve(answers: Readonly<Record<string, (input: never) => unknown>>): void {
  process.on('message', async ({ id, question, input }: Asked) => {
    try {
      const answer = await answers[question]?.(input as never)
      process.send?.({ id, answer } satisfies Answered)
    } catch (error) {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
      process.send?.({ id, failure } satisfies Answered)
    }
  })
  process.on('disconnect', () => process.exit())
}
