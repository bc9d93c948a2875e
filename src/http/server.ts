import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { Failure } from '../failures/failure.ts'
import { createApp, type Reached } from './app.ts'
import type { Meters } from './metrics/meters.ts'
import type { Office } from './overview.ts'

/** Where to listen, and what opens the dashboard. */
export interface HttpOptions extends Partial<Reached> {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** null: there is no dashboard. */
  readonly password: string | null
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/** @throws Failure `http.port` */
export async function startHttp(
  office: Office,
  meters: Meters,
  { host, port, password, names = [], proxies = [] }: HttpOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const app = createApp(office, meters, password, { names, proxies })
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  const bound = await listen(server, host, port)
  server.on('error', (err) => office.log.error({ err }, 'the HTTP server met an error'))
  const beyond = !LOOPBACK.test(host)
  if (password === null) {
    office.log[beyond ? 'warn' : 'info']({ host }, 'no HTTP_PASSWORD: the dashboard is off')
  } else if (beyond) {
    office.log.warn({ host }, 'the dashboard is reachable from the network: put TLS in front of it')
  }
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** @returns the port */
async function listen(server: ServerType, host: string, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code
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
      resolve((server.address() as AddressInfo).port)
    })
  })
}
