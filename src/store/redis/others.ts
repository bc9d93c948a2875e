import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'

/** How CLIENT LIST shows the connections of one process: `guichet-start.0b1c2d3e`. */
export const connectionName = (command: string): string =>
  `${command.replaceAll(' ', '-')}.${randomUUID().slice(0, 8)}`

/** The commands, such as « guichet start », of the other processes that have this database open. */
export async function othersOn(redis: Redis): Promise<string[]> {
  const { connectionName: own, db = 0 } = redis.options
  const clients = String(await redis.client('LIST')).split('\n')
  const names = clients
    .filter((client) => client.includes(` db=${db} `))
    .flatMap((client) => / name=(guichet-\S+)/.exec(client)?.[1] ?? [])
    .filter((name) => name !== own)
  return [...new Set(names)].map((name) => name.replace(/\.\w+$/, '').replaceAll('-', ' '))
}
