import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { runScript } from '../support/process.ts'
import { startServer } from './support.ts'

const SEND = new URL('./fixtures/send.ts', import.meta.url)

/** Runs the sending process until the server has seen `moment`, kills it there, then runs it to its end twice. */
async function killedAt(moment: 'MAIL FROM' | 'content') {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-mail-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  let contents = 0
  let seen = () => {}
  const reached = new Promise<void>((resolve) => {
    seen = resolve
  })
  const halt: SMTPServerOptions =
    moment === 'content'
      ? {
          onData(stream) {
            contents += 1
            stream.resume().on('end', seen)
          },
        }
      : { onMailFrom: () => seen() }
  const { url } = await startServer(halt)
  const first = runScript(SEND, [folder, url])
  await reached
  first.child.kill('SIGKILL')
  await first.exited

  const healthy = await startServer()
  const outcomes: unknown[] = []
  for (let run = 0; run < 2; run += 1) {
    const later = runScript(SEND, [folder, healthy.url])
    outcomes.push((await later.nextLine())?.outcome)
    await later.exited
  }
  return { outcomes, contents: contents + healthy.received.length }
}

test.each(['MAIL FROM', 'content'] as const)(
  'a process killed at %s leaves an e-mail that may have left: told once, never sent again',
  { timeout: 120_000 },
  async (moment) => {
    expect(await killedAt(moment)).toEqual({
      outcomes: ['unknown', 'already'],
      contents: moment === 'content' ? 1 : 0,
    })
  },
)
