import type { Redis } from 'ioredis'
import type { Wait } from '../port.ts'
import { BULL_PREFIX } from './prefix.ts'

/** BullMQ keeps the instant of a job that waits in the score of its set, beside a counter of this many values. */
const PER_MS = 0x1000

/** Argument: the prefix of the jobs of the queue. */
const WAITS = `local found = {}
local jobs = redis.call('ZREVRANGE', KEYS[1], 0, 999, 'WITHSCORES')
for i = 1, #jobs, 2 do
  found[#found + 1] = jobs[i + 1]
  found[#found + 1] = redis.call('HGET', ARGV[1] .. jobs[i], 'delay') or '0'
end
return found`

/** Redis ends keys by its own clock. Arguments: the prefix of the jobs of the queue, and the longest life in ms. */
const BOUND_LOCKS = `local function bound(key)
  if redis.call('PTTL', key) > 2 * ARGV[2] then redis.call('PEXPIRE', key, ARGV[2]) end
end
bound(KEYS[2])
for _, id in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do bound(ARGV[1] .. id .. ':lock') end
return 1`

const keyOf = (queue: string, part: string) => `${BULL_PREFIX}:${queue}:${part}`

export async function readWaits(redis: Redis, queue: string): Promise<Wait[]> {
  const found = await redis.eval(WAITS, 1, keyOf(queue, 'delayed'), keyOf(queue, ''))
  const numbers = (found as string[]).map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, place) => ({
    at: Math.floor((numbers[place * 2] ?? 0) / PER_MS),
    ms: numbers[place * 2 + 1] ?? 0,
  }))
}

export async function boundLocks(
  redis: Redis,
  queues: readonly string[],
  longestMs: number,
): Promise<void> {
  for (const queue of queues) {
    const [active, check] = [keyOf(queue, 'active'), keyOf(queue, 'stalled-check')]
    await redis.eval(BOUND_LOCKS, 2, active, check, keyOf(queue, ''), longestMs)
  }
}
