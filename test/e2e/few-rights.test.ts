import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { expect, it, onTestFinished } from 'vitest'
import { startMailSink } from '../../src/simulator/mail-sink.ts'
import { newMachineOnDisk } from '../support/guichet.ts'
import { startRedisServer } from '../support/redis.ts'

const PAGE = join(import.meta.dirname, '../../docs/comment-installer-sur-un-serveur.md')

/** Of four lauréats, each owes a report: an e-mail, an annotation, a row of the journal. */
const DUE_DAY = '2021-10-01T08:30:00+02:00'

it('with the rights on Redis that the documentation names: check, a whole pass, a day of follow-up', {
  timeout: 180_000,
}, async ({ skip }) => {
  const server = await startRedisServer()
  if (!server) return skip('no redis-server on the PATH')
  onTestFinished(() => server.stop())
  const rights = /ACL SETUSER guichet on >\S+ (.*)/.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? ''
  const admin = new Redis(server.url)
  await admin.call('ACL', 'SETUSER', 'guichet', 'reset', 'on', '>secret', ...rights.split(' '))
  await admin.call('ACL', 'LOG', 'RESET')

  const machine = await newMachineOnDisk()
  const sink = await startMailSink(join(machine.folder, 'mails'))
  onTestFinished(() => sink.close())
  const run = async (...args: string[]) => {
    const REDIS_URL = server.url.replace('//', '//guichet:secret@')
    const { exit, stdout } = await machine.guichet(args, { REDIS_URL, SMTP_URL: sink.url })
    return { exit, stdout }
  }
  expect(await run('check')).toMatchObject({ exit: 0 })
  const pass = await run('sync', '--full', '--json')
  expect(JSON.parse(pass.stdout)).toMatchObject({ failed: 0, waiting: 0 })
  const day = await run('--now', DUE_DAY, 'remind', '--json')
  expect(JSON.parse(day.stdout)).toMatchObject({ sent: 4, failed: [] })
  expect(await run('status')).toMatchObject({ exit: 0 })
  expect(await run('failed')).toMatchObject({ exit: 0 })
  expect(await run('export', '--out', join(machine.folder, 'journal'))).toMatchObject({ exit: 0 })

  const refused = (await admin.call('ACL', 'LOG')) as string[][]
  admin.disconnect()
  const commands = refused.map((entry) => entry[entry.indexOf('object') + 1])
  expect([...new Set(commands)]).toEqual([])
})
