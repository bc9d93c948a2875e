import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { startServer } from '../mail/support.ts'
import { DEMO_CONFIG, newMachine, runGuichet } from '../support/guichet.ts'
import { plainSpaces } from '../support/judge.ts'

describe('check', { timeout: 180_000 }, () => {
  it('finds the demonstration in order, and proves the right to write without writing', async () => {
    const machine = await newMachine({ SMTP_URL: (await startServer()).url })
    const checked = await machine.guichet(['check', '--json'])
    expect(checked.exit).toBe(0)
    const codes = JSON.parse(checked.stdout).map(({ code }: { code: string }) => code)
    expect(codes).toEqual(
      expect.arrayContaining(['config', 'token', 'schema', 'clock', 'form', 'store', 'mail']),
    )
    expect(machine.simulator.log.applied).toEqual([])
  })

  it('ends with 2 when lauréats are followed and nothing sends e-mails', async () => {
    const machine = await newMachine()
    const checked = await machine.guichet(['check', '--json'])
    expect(checked.exit).toBe(2)
    expect(JSON.parse(checked.stdout)).toContainEqual(
      expect.objectContaining({ code: 'mail-needed', level: 'error' }),
    )
  })

  it('ends with 3 when DS refuses what Guichet needs', async () => {
    const machine = await newMachine()
    const readOnly = { DS_API_TOKEN: DEMO_TOKENS.readOnly }
    const checked = await machine.guichet(['check', '--json'], readOnly)
    expect(checked.exit).toBe(3)
    expect(JSON.parse(checked.stdout)).toContainEqual(
      expect.objectContaining({ code: 'token-read-only', level: 'error' }),
    )
  })

  it('lists the annotations to create', async () => {
    const machine = await newMachine()
    machine.simulator.world.platform.publishRevision(51001, (form) => ({
      ...form,
      annotations: [],
    }))
    const checked = await machine.guichet(['check'])
    expect(checked.exit).toBe(2)
    for (const label of ['Avis automatique', 'Motifs de l’avis automatique'])
      expect(plainSpaces(checked.stdout)).toContain(
        `ajoutez une annotation privée « ${label} » de type`,
      )
  })

  it('--print-setup needs neither a token nor a network', async () => {
    const printed = await runGuichet(['check', '--print-setup'], { GUICHET_CONFIG: DEMO_CONFIG })
    expect(printed).toMatchObject({ exit: 0, stderr: '' })
    const text = plainSpaces(printed.stdout)
    for (const line of [
      'Démarches : 51001, 52001, 10001 et 51002.',
      'ajoutez robot.fitn7@prefecture.example.org comme instructeur dans chaque groupe',
      '- « Avis automatique » – choix simple : Éligible, À vérifier, Inéligible',
      'Groupes d’instructeurs : « SGAR » et « Marne »',
      '5. Démarche 51002 (états des lieux des lauréats)',
      'https://demarche.numerique.gouv.fr/commencer/fitn7-etat-des-lieux',
    ])
      expect(text).toContain(line)
  })

  it('--send-test sends one e-mail, and says when the server refuses it', async () => {
    const smtp = await startServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('nobody') ? new Error('no such user') : null),
    })
    const machine = await newMachine({ SMTP_URL: smtp.url })
    const send = async (to: string) => {
      const checked = await machine.guichet(['check', '--send-test', to, '--json'])
      const tests = JSON.parse(checked.stdout).filter(
        ({ code }: { code: string }) => code === 'mail-test',
      )
      return { exit: checked.exit, tests }
    }
    expect(await send('exploitation@prefecture.example.org')).toMatchObject({
      exit: 0,
      tests: [{ level: 'ok' }],
    })
    expect(await send('nobody@prefecture.example.org')).toMatchObject({
      exit: 3,
      tests: [{ level: 'error', remedy: expect.stringMatching(/\S/) }],
    })
    expect(smtp.received.map(({ recipients }) => recipients)).toEqual([
      ['exploitation@prefecture.example.org'],
    ])
  })

  it('without a token, still says the rest, and that this is for the operator to put right', async () => {
    const machine = await newMachine()
    const checked = await machine.guichet(['check', '--json'], { DS_API_TOKEN: '' })
    expect(checked.exit).toBe(2)
    const codes = JSON.parse(checked.stdout).map(({ code }: { code: string }) => code)
    expect(codes).toEqual(expect.arrayContaining(['no-token', 'store', 'config']))
  })
})
