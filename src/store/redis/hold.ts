import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Store } from '../port.ts'
import type { Guard } from './guard.ts'

const PREFIX = 'guichet:hold:'

const HOLD = `local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`

const LET_GO = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`

/** Names that one process at a time holds, by the clock of Redis. */
export function redisHolds(redis: Redis, guard: Guard): Pick<Store, 'hold' | 'letGo'> {
  const self = randomUUID()
  return {
    hold: (name, lifeMs) =>
      guard(async () => (await redis.eval(HOLD, 1, PREFIX + name, self, lifeMs)) === 1),
    letGo: (name) => guard(async () => void (await redis.eval(LET_GO, 1, PREFIX + name, self))),
  }
}
