import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { Wire } from '../../chaos/wire.ts'

/** An echo, a wire to it, and what its client says. */
async function wired() {
  const arrived: string[] = []
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .on('data', (piece) => {
        arrived.push(String(piece))
        socket.write(piece)
      })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const wire = new Wire(typeof address === 'object' && address ? address.port : 0)
  const port = await wire.listen()
  const clients: Socket[] = []
  onTestFinished(async () => {
    for (const client of clients) client.destroy()
    await wire.close()
    server.close()
  })
  const open = async () => {
    const client = connect(port, '127.0.0.1')
    clients.push(client)
    await once(client, 'connect')
    return client
  }
  return { wire, open, arrived }
}

const says = async (client: Socket, text: string) => {
  client.write(text)
  const [piece] = await once(client, 'data')
  return String(piece)
}
const isReset = async (client: Socket) => {
  const [error] = await once(client, 'error')
  return error.code
}

it('carries bytes both ways', async () => {
  const { open } = await wired()
  expect(await says(await open(), 'hello')).toBe('hello')
})

it('cuts so that the client sees a reset, and takes new connections', async () => {
  const { wire, open } = await wired()
  const client = await open()
  await says(client, 'before')
  const reset = isReset(client)
  wire.cut()
  expect(await reset).toBe('ECONNRESET')
  expect(await says(await open(), 'after')).toBe('after')
})

it('half-open, it loses what is sent and tells nobody, until it is mended', async () => {
  const { wire, open, arrived } = await wired()
  const old = await open()
  await says(old, 'before')
  wire.break('half-open')
  old.write('lost')
  const fresh = await open()
  fresh.write('lost too')
  let told = false
  for (const client of [old, fresh]) client.once('close', () => (told = true))
  // Long after anything would have gone through.
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(told).toBe(false)
  const resets = Promise.all([isReset(old), isReset(fresh)])
  wire.heal()
  expect(await resets).toEqual(['ECONNRESET', 'ECONNRESET'])
  expect(await says(await open(), 'after')).toBe('after')
  expect(arrived).toEqual(['before', 'after'])
})

it('refuses connections, old and new', async () => {
  const { wire, open } = await wired()
  const old = await open()
  await says(old, 'before')
  const reset = isReset(old)
  wire.break('refused')
  expect(await reset).toBe('ECONNRESET')
  // The reset comes as soon as the connection is made, or a moment later.
  const fresh = open().then(isReset, (error) => error.code)
  expect(await fresh).toBe('ECONNRESET')
})
