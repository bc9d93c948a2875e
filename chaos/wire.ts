import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Which way bytes go. */
export type Way = 'to-server' | 'to-client'

/** Sees each piece of one connection before it is forwarded. @returns false to swallow it */
export type Tap = (way: Way, piece: Buffer) => boolean

/** `half-open`: whatever is sent is lost, and nobody is told. `refused`: no connection is taken. */
type State = 'open' | 'half-open' | 'refused'

/** A wire that can be watched and broken, between one worker and one server. */
export class Wire {
  #state: State = 'open'
  readonly #to: number
  readonly #tap: () => Tap
  readonly #server: Server
  readonly #pairs = new Set<readonly [Socket, Socket]>()

  /** @param to port of the server on this machine; @param tap called for each connection */
  constructor(to: number, tap: () => Tap = () => () => true) {
    this.#to = to
    this.#tap = tap
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#join(client))
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return address.port
  }

  /** Resets every connection: both sides see it at once. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy()
    this.#pairs.clear()
  }

  /** From now on bytes are lost, or connections refused, until `heal`. */
  break(how: Exclude<State, 'open'>): void {
    this.#state = how
    if (how === 'refused') this.cut()
  }

  /** What has lost bytes does not go on as if nothing had happened. */
  heal(): void {
    if (this.#state === 'half-open') this.cut()
    this.#state = 'open'
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(client: Socket): void {
    if (this.#state === 'refused') {
      client.resetAndDestroy()
      return
    }
    const server = connect(this.#to, '127.0.0.1')
    const pair = [client, server] as const
    this.#pairs.add(pair)
    const tap = this.#tap()
    this.#forward('to-server', client, server, tap)
    this.#forward('to-client', server, client, tap)
    const end = () => {
      // A half-open wire does not tell that the other end is gone: it is when it is mended.
      if (this.#state === 'half-open') return
      this.#pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) socket.on('error', () => {}).on('close', end)
  }

  #forward(way: Way, from: Socket, to: Socket, tap: Tap): void {
    from.on('data', (piece: Buffer) => {
      if (!tap(way, piece) || this.#state === 'half-open') return
      if (!to.write(piece)) {
        from.pause()
        to.once('drain', () => from.resume())
      }
    })
    from.on('end', () => {
      if (this.#state !== 'half-open') to.end()
    })
  }
}
