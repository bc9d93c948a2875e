import type { IQueueBackend } from 'bullmq'
import { Failure } from '../../failures/failure.ts'
import { errorLabel } from '../trouble.ts'
import { redisFailure } from './trouble.ts'

/** Runs one operation: bounded in time, and what goes wrong on the way to the server leaves as a Failure. */
export type Guard = <T>(work: () => Promise<T>) => Promise<T>

/**
 * @param where host and port only
 * @param answerMs nobody waits for ever for a silent server; what was asked may be done nevertheless, later
 */
export function redisGuard(where: string, answerMs: number): Guard {
  return async (work) => {
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(redisFailure('no answer', where)), answerMs)
    })
    try {
      return await Promise.race([work(), limit])
    } catch (error) {
      throw isTrouble(error) ? redisFailure(labelOf(error), where) : error
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The same backend, every operation of the queue and of its jobs guarded. */
export function guarded(backend: IQueueBackend, guard: Guard): IQueueBackend {
  return new Proxy(backend, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(member, target, args)
        return answer instanceof Promise ? guard(() => answer) : answer
      }
    },
  })
}

/** Ours are said already; BullMQ's own (a job that is gone) and a bug are not the server's. */
function isTrouble(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof Failure) return false
  return isCoded(error) || LOST.test(error.name) || LOST.test(error.message)
}

const LOST =
  /^(AbortError|MaxRetriesPerRequestError|ConnectionClosedError|Connection is closed|Stream isn't writeable|Socket timeout)/

const isCoded = (error: Error): boolean =>
  error.name === 'ReplyError' || ('code' in error && typeof error.code === 'string')

const labelOf = (error: Error): string => (isCoded(error) ? errorLabel(error) : 'no answer')
