import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../test/support/redis.ts'

/** A Redis that writes each command down before it answers, and that can be killed. */
export class RedisServer {
  readonly port: number
  readonly #folder: string
  #process: ChildProcess

  private constructor(port: number, folder: string) {
    this.port = port
    this.#folder = folder
    this.#process = this.#spawn()
  }

  static async start(folder: string): Promise<RedisServer> {
    const redis = new RedisServer(await freePort(), folder)
    await redis.#answers()
    return redis
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  /** On the same port, with what its append-only file holds. */
  async restart(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null)
      await once(this.#process, 'exit')
    this.#process = this.#spawn()
    await this.#answers()
  }

  /** Loses all that it holds. */
  async forget(): Promise<void> {
    await say(this.port, 'FLUSHALL')
  }

  pause(): void {
    this.#process.kill('SIGSTOP')
  }

  resume(): void {
    this.#process.kill('SIGCONT')
  }

  #spawn(): ChildProcess {
    const address = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder]
    const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']
    return spawn('redis-server', [...address, ...durable], { stdio: 'ignore' })
  }

  async #answers(): Promise<void> {
    for (let left = 100; left > 0; left -= 1) {
      if ((await say(this.port, 'PING')).startsWith('+PONG')) return
      await sleep(50)
    }
    throw new Error('redis-server does not start')
  }
}

function say(port: number, what: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => resolve(''))
    socket.on('data', (answer) => {
      socket.destroy()
      resolve(answer.toString())
    })
    socket.write(`${what}\r\n`)
  })
}
