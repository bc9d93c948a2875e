import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Ds } from '../ds/port.ts'
import { Failure } from '../failure.ts'
import type { Store } from '../store/port.ts'

/**
 * `/healthz`: the process is alive. `/readyz`: the store answers and DS has answered since the start.
 * Says nothing of any dossier.
 */
export async function startHttp(
  { store, ds }: { store: Store; ds: Ds },
  { host, port }: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return reply(response, 405, { error: 'GET only' })
    switch (request.url) {
      case '/healthz':
        return reply(response, 200, { status: 'alive' })
      case '/readyz':
        return void ready(store, ds).then(
          (state) => reply(response, state.store && state.ds ? 200 : 503, state),
          () => reply(response, 503, { store: false, ds: ds.lastServerTime() !== null }),
        )
      default:
        return reply(response, 404, { error: 'there is /healthz and /readyz' })
    }
  })
  await listen(server, host, port)
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function ready(store: Store, ds: Ds) {
  await store.describe()
  return { store: true, ds: ds.lastServerTime() !== null }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(JSON.stringify(body))
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EADDRNOTAVAIL' || error.code === 'EACCES'
          ? new Failure(
              'permanent',
              'http.port',
              `${host}:${port} cannot be listened on (${error.code}): set HTTP_HOST and HTTP_PORT to a free address of this machine`,
            )
          : error,
      ),
    )
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}
