import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { boundedFetch } from '../../src/ds/http.ts'
import { fetchThrough, type Proxies } from '../../src/ds/proxy.ts'
import { runScript } from '../support/process.ts'
import { failureOf, NOW } from './support.ts'

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** Says whatever was asked of it, headers included. */
const echo: RequestListener = async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  response.end(JSON.stringify({ body: Buffer.concat(chunks).toString(), ...request.headers }))
}

/** A real proxy, and the tunnels that it was asked for. */
async function startProxy(password?: string) {
  const asked: string[] = []
  const proxy = createServer()
  proxy.on('connect', (request: IncomingMessage, socket: Duplex) => {
    asked.push(request.url ?? '')
    socket.on('error', () => {})
    const expected = password && `Basic ${Buffer.from(`guichet:${password}`).toString('base64')}`
    if (expected && request.headers['proxy-authorization'] !== expected)
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const [host = '', port] = (request.url ?? '').split(':')
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      target.pipe(socket).pipe(target)
    })
    onTestFinished(() => void target.destroy())
    target.on('error', () => socket.destroy())
  })
  return { asked, host: `127.0.0.1:${await portOf(proxy)}` }
}

const NONE: Proxies = { https: '', http: '', none: '' }

const post = (url: string, proxies: Partial<Proxies>) =>
  boundedFetch('mutation', {
    timeoutMs: 5_000,
    now: () => NOW,
    fetch: fetchThrough({ ...NONE, ...proxies }),
    onServerTime: () => {},
  })(url, { method: 'POST', body: '{"query":"é"}', headers: { authorization: 'Bearer secret' } })

describe('a proxy on the way to DS', () => {
  it('is used, and the request arrives whole', async () => {
    const port = await portOf(createServer(echo))
    const { asked, host } = await startProxy('s3cret')
    const response = await post(`http://127.0.0.1:${port}/`, {
      http: `http://guichet:s3cret@${host}`,
    })
    expect(await response.json()).toMatchObject({
      body: '{"query":"é"}',
      authorization: 'Bearer secret',
    })
    expect(asked).toEqual([`127.0.0.1:${port}`])
  })

  it('is not asked for what NO_PROXY names', async () => {
    const port = await portOf(createServer(echo))
    const { asked, host } = await startProxy()
    expect(
      (await post(`http://127.0.0.1:${port}/`, { http: `http://${host}`, none: '127.0.0.1' })).ok,
    ).toBe(true)
    expect(asked).toEqual([])
  })

  it('that refuses us is named, without its password, and nothing was sent', async () => {
    const { host } = await startProxy('s3cret')
    const failure = await failureOf(
      post('http://ds.example.org/', { http: `http://guichet:wrong@${host}` }),
    )
    expect(failure).toMatchObject({ code: 'ds.proxy', kind: 'transient' })
    expect(failure.message).toContain('407')
    expect(failure.message).not.toMatch(/wrong|guichet:/)
  })
})

const openssl = spawnSync('openssl', ['version']).status === 0
describe.skipIf(!openssl)('TLS to DS, straight or through a proxy', () => {
  it('that is not there is told as the proxy’s fault, not DS’s', async () => {
    // A port that was free a moment ago.
    const server = createServer()
    const port = await portOf(server)
    server.close()
    await once(server, 'close')
    for (const address of [`http://127.0.0.1:${port}`, 'http://proxy.invalid:3128']) {
      const through = fetchThrough({ https: address, http: '', none: '' })
      const asked = boundedFetch('query', {
        timeoutMs: 5_000,
        now: () => NOW,
        fetch: through,
        onServerTime: () => {},
      })('https://ds.example.org/graphql', { method: 'POST', body: '{}' })
      expect(await failureOf(asked)).toMatchObject({
        code: 'ds.proxy',
        message: expect.stringMatching(/The proxy on the way to DS cannot be reached/),
      })
    }
  })

  it.each(['straight', 'proxy'])('refuses a certificate that nobody signed (%s)', async (way) => {
    const { url } = await startTls()
    const { host } = await startProxy()
    const failure = await failureOf(post(url, way === 'proxy' ? { https: `http://${host}` } : {}))
    expect(failure).toMatchObject({ code: 'ds.not-trusted', kind: 'transient' })
    expect(failure.message).toContain('NODE_EXTRA_CA_CERTS')
  })

  it.each(['straight', 'proxy'])('accepts one of NODE_EXTRA_CA_CERTS (%s)', async (way) => {
    const { url, file } = await startTls()
    const { host, asked } = await startProxy()
    const { nextLine } = runScript(
      new URL('./fixtures/ask.ts', import.meta.url),
      [url, way === 'proxy' ? `http://${host}` : ''],
      { NODE_EXTRA_CA_CERTS: file },
    )
    expect(await nextLine()).toEqual({ answered: true })
    expect(asked.length).toBe(way === 'proxy' ? 1 : 0)
  })
})

async function startTls() {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '1', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key, '-out', file],
  ])
  const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(file) }, echo)
  return { url: `https://127.0.0.1:${await portOf(server)}/`, file }
}
