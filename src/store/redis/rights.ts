import type { Redis } from 'ioredis'

const KEY = 'guichet:probe'

/** One of each command that the journal, BullMQ and its scripts send, on a key of our own: a user may lack some. */
const COMMANDS = [
  'SET * 1',
  'GET *',
  'INCR *',
  'EXISTS *',
  'PTTL *',
  'PEXPIRE * 1000',
  'MGET *',
  'DEL *',
  'HSET * a 1',
  'HGET * a',
  'HMGET * a',
  'HGETALL *',
  'HINCRBY * a 1',
  'HDEL * a',
  'DEL *',
  'LPUSH * a',
  'RPUSH * a',
  'LINDEX * 0',
  'LRANGE * 0 -1',
  'LREM * 0 a',
  'LLEN *',
  'RPOPLPUSH * *',
  'DEL *',
  'SADD * a',
  'SMEMBERS *',
  'SCARD *',
  'SREM * a',
  'ZADD * 0 a',
  'ZRANGE * 0 -1',
  'ZREVRANGE * 0 -1',
  'ZRANGEBYSCORE * 0 1',
  'ZRANGEBYLEX * - +',
  'ZCARD *',
  'ZSCORE * a',
  'ZREM * a',
  'ZPOPMIN *',
  'DEL *',
  'XADD * 1-1 a b',
  'XTRIM * MAXLEN 0',
  'SCAN 0 COUNT 1',
]

/** What a user may not do answers so, in Redis 7 and before it. */
const TRY = `local lacking = {}
for _, command in ipairs(ARGV) do
  local words = {}
  for word in string.gmatch(command, '%S+') do
    words[#words + 1] = word == '*' and KEYS[1] or word
  end
  local answer = redis.pcall(unpack(words))
  local said = type(answer) == 'table' and answer.err
  if said and (string.find(said, 'NOPERM') or string.find(said, 'permission') or string.find(said, "can't run")) then
    lacking[#lacking + 1] = words[1]
  end
end
redis.pcall('DEL', KEYS[1])
return lacking`

/**
 * The commands that this user of the server may not run.
 * @throws ReplyError when it may run no script at all, or may not use our keys
 */
export async function lackingRights(redis: Redis): Promise<string[]> {
  const lacking = (await redis.eval(TRY, 1, KEY, ...COMMANDS)) as string[]
  return [...new Set(lacking)]
}
