import type { Redis } from 'ioredis'
import type { Counter } from '../port.ts'
import type { Guard } from './guard.ts'

const PREFIX = 'guichet:count:'

/** In one step: a process that dies between the two would leave a count for ever. */
const ADD = `local count = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return count`

export function redisCounter(redis: Redis, guard: Guard): Counter {
  return {
    add: (name, amount, lifeMs) =>
      guard(async () => Number(await redis.eval(ADD, 1, PREFIX + name, amount, lifeMs))),
  }
}
