import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startMailSink } from '../../src/simulator/mail-sink.ts'
import { type Machine, newMachine } from '../support/guichet.ts'

/** The first working day after the third quarter of 2021: each of the four lauréats of the demo world owes a report. */
const AT = ['--now', '2021-10-01T08:30:00+02:00']
const LAUREATS = 4

async function withMail(): Promise<{ machine: Machine; emails(): Promise<string[]> }> {
  const machine = await newMachine()
  const sink = await startMailSink(join(machine.folder, 'mails'))
  onTestFinished(() => sink.close())
  return {
    machine: {
      ...machine,
      guichet: (args, env) => machine.guichet(args, { SMTP_URL: sink.url, ...env }),
    },
    emails: async () =>
      await Promise.all(
        (await readdir(sink.folder)).map((file) => readFile(join(sink.folder, file), 'utf8')),
      ),
  }
}

const remindersOf = ({ simulator }: Machine, number: number) => {
  const dossier = simulator.world.dossier(number)
  const spec = dossier.revision.annotations.find(({ label }) => label === 'Relances envoyées')
  return String(dossier.annotations.get(spec?.stableId ?? 0)?.value ?? '')
}

describe('remind', { timeout: 120_000 }, () => {
  it('announces exactly what it then does, once; the loss of the store sends nothing again', async () => {
    const { machine, emails } = await withMail()
    const { log } = machine.simulator
    const rehearsal = await machine.guichet([...AT, 'remind', '--dry-run', '--json'])
    expect(rehearsal.exit).toBe(0)
    expect([log.mutations, (await emails()).length]).toEqual([0, 0])
    const announced = JSON.parse(rehearsal.stdout)
    expect(announced.emails).toHaveLength(LAUREATS)

    const real = await machine.guichet([...AT, 'remind', '--json'])
    expect([real.exit, real.stderr.includes('"level":50')]).toEqual([0, false])
    expect(JSON.parse(real.stdout)).toMatchObject({
      laureats: LAUREATS,
      sent: LAUREATS,
      failed: [],
    })
    const sent = await emails()
    const recipients = sent.map((email) => /^Delivered-To: (.+)$/m.exec(email)?.[1]?.trim())
    expect(recipients.sort()).toEqual(announced.emails.map(({ to }: { to: string }) => to).sort())
    const senders = sent.map((email) => /^Return-Path: <(.+)>$/m.exec(email)?.[1])
    expect(new Set(senders)).toEqual(new Set(['exploitation@prefecture.example.org']))
    for (const { dossier, annotation, to } of announced.writes)
      if (annotation === 'reminders') expect(remindersOf(machine, dossier)).toBe(to)
    // No address in what the command logs.
    expect(real.stderr).not.toMatch(/@(?!prefecture)/)

    log.reset()
    await machine.guichet([...AT, 'remind'])
    await machine.guichet([...AT, 'remind'], {
      REDIS_URL: '',
      DATA_DIR: join(machine.folder, 'another'),
    })
    expect([log.mutations, (await emails()).length]).toEqual([0, LAUREATS])
  })

  it('says at an hour at which nobody is written to that the e-mails leave later, and that nothing is wrong', async () => {
    const { machine, emails } = await withMail()
    const early = ['--now', '2021-10-01T06:30:00+02:00', 'remind']
    const { exit, stdout } = await machine.guichet(early)
    expect([exit, (await emails()).length]).toEqual([0, 0])
    expect(stdout).toContain(
      `${LAUREATS} e-mails are due, but nobody is written to at this hour: they leave on working days from 7:00 to 20:00 in Paris`,
    )
    expect(JSON.parse((await machine.guichet([...early, '--json'])).stdout)).toMatchObject({
      sent: 0,
      later: LAUREATS,
      deferred: 0,
      failed: [],
    })
  })

  it('shows reports due, received and late in the status', async () => {
    const { machine } = await withMail()
    await machine.guichet([...AT, 'remind'])
    const { stdout } = await machine.guichet(['status', '--json'])
    const campaign = JSON.parse(stdout).campaigns.find(
      ({ id }: { id: string }) => id === 'haute-marne',
    )
    expect(campaign.followUp).toMatchObject({ laureats: 2, due: 4, received: 1, late: 1 })
    expect((await machine.guichet(['status'])).stdout).toContain('4 due of 2 lauréats')
  })

  it('asks for what it lacks', async () => {
    const machine = await newMachine()
    const noServer = await machine.guichet([...AT, 'remind'])
    expect([noServer.exit, noServer.stderr]).toEqual([2, expect.stringContaining('SMTP_URL')])
    const away = await machine.guichet([...AT, 'remind'], { SMTP_URL: 'smtp://127.0.0.1:1' })
    expect([away.exit, away.stderr]).toEqual([3, expect.stringContaining('does not answer SMTP')])
  })
})
