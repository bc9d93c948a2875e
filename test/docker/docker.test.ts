import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('docker-compose.yml', () => {
  const { services, secrets, networks } = parse(read('docker-compose.yml'), { merge: true })
  const { worker, redis } = services

  it.each([
    ['--appendonly', 'yes', 'the queue and the journal outlive a restart'],
    ['--appendfsync', 'always', 'and a power cut'],
    ['--maxmemory-policy', 'noeviction', 'and lack of memory'],
  ])('Redis runs with %s %s: %s', (option, value) => {
    expect(redis.command[redis.command.indexOf(option) + 1]).toBe(value)
    expect(redis.volumes).toEqual(['redis:/data'])
  })

  it('the worker waits for a healthy Redis', () => {
    expect(worker.depends_on.redis).toEqual({ condition: 'service_healthy' })
    expect(redis.healthcheck.test).toContain('ping')
  })

  it('secrets are files, and none of the settings holds one', () => {
    for (const name of ['ds_api_token', 'smtp_url', 'http_password']) {
      expect(worker.secrets).toContain(name)
      expect(secrets[name]).toEqual({ file: `./secrets/${name}` })
      expect(worker.environment[`${name.toUpperCase()}_FILE`]).toBe(`/run/secrets/${name}`)
    }
    expect(
      Object.keys(worker.environment).filter((name) => /(TOKEN|PASSWORD|SMTP_URL)$/.test(name)),
    ).toEqual([])
  })

  it.each(Object.entries(services as Record<string, Record<string, unknown>>))(
    '%s starts again by itself, has no privilege, cannot write to its image nor fill the disk with logs',
    (_name, service) => {
      expect(service).toMatchObject({
        restart: 'unless-stopped',
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        logging: { options: { 'max-size': '10m', 'max-file': '5' } },
      })
    },
  )

  it('Redis is not root, and only the worker reaches it', () => {
    expect(redis.user).toBe('redis')
    expect(redis.ports).toBeUndefined()
    expect(redis.networks).toEqual(['store'])
    expect(networks.store.internal).toBe(true)
  })

  it('the worker shows its HTTP port on the loopback of the server only', () => {
    expect(worker.environment.HTTP_HOST).toBe('0.0.0.0')
    expect(worker.ports).toEqual(['127.0.0.1:8080:8080'])
  })

  it('the configuration is mounted where the worker looks for it, read-only', () => {
    expect(worker.volumes).toContainEqual(
      expect.objectContaining({ target: '/app/guichet.yaml', read_only: true }),
    )
  })
})

describe('Dockerfile', () => {
  const instructions = read('Dockerfile')
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
  const stages = instructions.join('\n').split(/^(?=FROM )/m)
  const last = stages.at(-1) ?? ''
  /** What a stage takes from the repository, with where it puts it. */
  const copies = (stage: string) =>
    [...stage.matchAll(/^COPY (?!--)(.+) (\S+)$/gm)].flatMap(([, sources = '', target = '']) =>
      sources.split(/\s+/).map((source) => ({ source, target })),
    )

  it('copies only what is in the repository, and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const sources = stages.flatMap(copies).map(({ source }) => source)
    expect(sources.length).toBeGreaterThan(5)
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([])
    expect(sources.filter((source) => !allowed.includes(source.split('/')[0] ?? ''))).toEqual([])
  })

  it('.dockerignore refuses what it does not name: configuration, secrets, data', () => {
    const [first] = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
    expect(first).toBe('*')
  })

  it('the image holds every file that the package says it needs', () => {
    const { files } = JSON.parse(read('package.json'))
    const inImage = [...last.matchAll(/^COPY (.+)$/gm)].flatMap(([, copied = '']) =>
      copied.split(' '),
    )
    for (const file of files) expect(inImage).toContain(file)
  })

  it('runs the command of package.json, not as root', () => {
    const { bin } = JSON.parse(read('package.json'))
    expect(last).toContain(`ENTRYPOINT ["node", "${bin.guichet}"]`)
    expect(last).toContain('CMD ["start"]')
    expect(last).toMatch(/^USER node$/m)
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN '))
  })

  it('tells its health by asking itself', () => {
    expect(last).toMatch(/^HEALTHCHECK .*127\.0\.0\.1:.*\/healthz/m)
  })

  it('its data is a volume that the process may write to', () => {
    expect(last).toContain('DATA_DIR=/data')
    expect(last).toMatch(/chown node:node \/data\nVOLUME \/data$/m)
  })

  it('installs the packages on the image that runs them', () => {
    const images = [...instructions.join('\n').matchAll(/^FROM (node:\S+)/gm)].map(
      ([, image]) => image,
    )
    expect(images).toEqual([images[0], images[0]])
  })

  it('can run `npm ci`: the lockfile names the packages of every platform, not only of its writer’s', () => {
    const { packages } = JSON.parse(read('package-lock.json'))
    const locked = new Set(
      Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')),
    )
    const missing = Object.values<{ optionalDependencies?: object }>(packages)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !locked.has(name))
    expect(missing).toEqual([])
  })
})
