import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { VARIABLES } from '../../src/config/environment.ts'
import { ROOT } from './papers.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const unit = read('deploy/guichet.service')
const { bin } = JSON.parse(read('package.json'))

/** The values of one setting of the unit, in order. */
const setting = (name: string) =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value)

describe('deploy/guichet.service', () => {
  it('starts the command of the package', () => {
    expect(setting('ExecStart')).toEqual([`/usr/bin/node /opt/guichet/${bin.guichet} start`])
  })

  it('sets variables that are read', () => {
    const names = setting('Environment').map((one) => one.split('=')[0] ?? '')
    const known = [...VARIABLES, 'GUICHET_CONFIG', 'NODE_ENV']
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  })

  it('gives each secret as a file of its own', () => {
    const secrets = setting('LoadCredential').map((one) => one.split(':'))
    expect(secrets.map(([name]) => name)).toEqual(['ds_api_token', 'smtp_url', 'http_password'])
    for (const [name = '', path] of secrets) {
      expect(path).toBe(`/etc/guichet/secrets/${name}`)
      expect(setting('Environment')).toContain(`${name.toUpperCase()}_FILE=%d/${name}`)
    }
  })

  it('leaves more time to stop than a stop takes, as the compose file does', () => {
    const [, ms = ''] = /^const STOP_MS = ([\d_]+)$/m.exec(read('src/cli/start.ts')) ?? []
    const seconds = Number(ms.replaceAll('_', '')) / 1000
    const grace = parse(read('docker-compose.yml'), { merge: true }).services.worker
    expect(seconds).toBeGreaterThan(0)
    expect(Number(setting('TimeoutStopSec')[0])).toBeGreaterThan(seconds)
    expect(Number.parseInt(grace.stop_grace_period, 10)).toBeGreaterThan(seconds)
  })

  it('is what systemd understands', ({ skip }) => {
    const verify = spawnSync('systemd-analyze', ['verify', join(ROOT, 'deploy/guichet.service')], {
      encoding: 'utf8',
    })
    if (verify.error) return skip('no systemd-analyze on the PATH')
    expect([verify.status, verify.stderr]).toEqual([0, ''])
  })
})

describe('deploy/guichet', () => {
  it('runs a command as the service would: its user, its settings, its secrets, no secret in sight', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-deploy-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const etc = join(folder, 'etc')
    await mkdir(join(etc, 'secrets'), { recursive: true })
    await writeFile(
      join(etc, 'guichet.env'),
      '# settings\nLOG_LEVEL=debug\nREDIS_URL="redis://:a$HOME&b c@redis"\nNO_PROXY=a, $(touch run); b',
    )
    await writeFile(join(etc, 'secrets/ds_api_token'), 'the-token\n')
    await writeFile(join(etc, 'secrets/smtp_url'), '')
    await writeFile(join(etc, 'secrets/http_password'), 'the password\n')
    // In the place of the program that changes user: it says what it was given.
    await writeFile(
      join(folder, 'runuser'),
      '#!/bin/sh\nprintf "%s\\n" "$*" "$DS_API_TOKEN" "$SMTP_URL" "$HTTP_PASSWORD" "$LOG_LEVEL" "$REDIS_URL" "$NO_PROXY" "$GUICHET_CONFIG"\n',
    )
    await chmod(join(folder, 'runuser'), 0o755)
    const script = read('deploy/guichet').replaceAll('/etc/guichet', etc)
    const { stdout } = spawnSync('sh', ['-c', script, 'guichet', 'explain', '4300012'], {
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}` },
    })
    expect(stdout.split('\n')).toEqual([
      `-u guichet -- /usr/bin/node /opt/guichet/${bin.guichet} explain 4300012`,
      'the-token',
      '',
      'the password',
      'debug',
      'redis://:a$HOME&b c@redis',
      'a, $(touch run); b',
      `${etc}/guichet.yaml`,
      '',
    ])
  })
})
