import { describe, expect, it } from 'vitest'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { newMachine, runGuichet } from '../support/guichet.ts'
import { freePort } from '../support/redis.ts'

const LABELS: Readonly<Record<string, string>> = {
  verdict: 'Avis automatique',
  reasons: 'Motifs de l’avis automatique',
  population: 'Population INSEE',
  requestedRate: 'Taux demandé (%)',
  maxRate: 'Taux plafond (%)',
  maxGrant: 'Subvention plafond (€)',
  appraisal: 'Éléments d’appréciation',
}

describe('explain', { timeout: 180_000 }, () => {
  it('--json and the annotations that sync writes agree', async () => {
    const machine = await newMachine()
    const explained = JSON.parse((await machine.guichet(['explain', '4300012', '--json'])).stdout)
    expect(explained).toMatchObject({
      dossier: 4_300_012,
      campaign: 'marne-volet-1',
      verdict: 'ineligible',
    })
    const refusal = explained.criteria.find(
      ({ outcome }: { outcome: string }) => outcome === 'not_met',
    )
    expect(refusal).toMatchObject({ id: 'population-ceiling', blocking: true })
    expect(refusal.source).toContain('Circulaire Marne')
    await machine.guichet(['sync'])
    const dossier = machine.simulator.world.dossier(4_300_012)
    for (const [key, label] of Object.entries(LABELS)) {
      const spec = dossier.revision.annotations.find((one) => one.label === label)
      const held = spec && dossier.annotations.get(spec.stableId)?.value
      expect([key, held]).toEqual([key, explained.annotations[key]])
    }
    expect(dossier.group.label).toBe(explained.assignment.group)
    expect(dossier.followers.map(({ email }) => email)).toEqual([explained.assignment.instructeur])
  })

  it('refuses what is not a dossier of ours', async () => {
    const machine = await newMachine()
    expect((await machine.guichet(['explain', 'abc'])).exit).toBe(2)
    const unknown = await machine.guichet(['explain', '999'])
    expect(unknown.exit).toBe(3)
    expect(unknown.stderr).toContain('999')
  })
})

describe('check', { timeout: 180_000 }, () => {
  it('finds the demonstration in order, and proves the right to write without writing', async () => {
    const machine = await newMachine()
    const checked = await machine.guichet(['check', '--json'])
    expect(checked.exit).toBe(0)
    const codes = JSON.parse(checked.stdout).map(({ code }: { code: string }) => code)
    expect(codes).toEqual(
      expect.arrayContaining([
        'config',
        'token',
        'schema',
        'clock',
        'form',
        'store',
        'mail-needed',
      ]),
    )
    expect(machine.simulator.log.applied).toEqual([])
  })

  it.each([
    ['a read-only token', { DS_API_TOKEN: DEMO_TOKENS.readOnly }, 3, 'token-read-only'],
    ['an expired token', { DS_API_TOKEN: DEMO_TOKENS.expired }, 3, 'ds.token-expired'],
    ['a wrong address', { DS_API_URL: 'http://127.0.0.1:PORT/graphql' }, 3, 'ds.unreachable'],
    ['a mail server away', { SMTP_URL: 'smtp://127.0.0.1:PORT' }, 3, 'mail.unreachable'],
  ])('names %s, with its remedy', async (_, env, exit, code) => {
    const machine = await newMachine()
    const closed = String(await freePort())
    const entries = Object.entries(env).map(([name, value]) => [
      name,
      value.replace('PORT', closed),
    ])
    const checked = await machine.guichet(['check', '--json'], Object.fromEntries(entries))
    expect(checked.exit).toBe(exit)
    const diagnosis = JSON.parse(checked.stdout).find((one: { code: string }) => one.code === code)
    expect(diagnosis).toMatchObject({ level: 'error', remedy: expect.stringMatching(/\S/) })
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
      expect(checked.stdout).toContain(`ajoutez une annotation privée « ${label} » de type`)
  })
})

describe('the command line', { timeout: 180_000 }, () => {
  it.each([
    [['--help'], 0, 'sync'],
    [['sync', '--help'], 0, '--dry-run'],
    [['synk'], 2, ''],
    [['sync', '--frob'], 2, ''],
    [['start', '--roles', 'cook'], 2, ''],
    [['--now', 'tomorrow', 'status'], 2, ''],
    [['failed', 'retri'], 2, ''],
    [['--config', '/nowhere.yaml', 'sync'], 2, ''],
  ])('%j ends with %i', async (args, exit, said) => {
    const machine = await newMachine()
    const result = await machine.guichet(args)
    expect(result.exit).toBe(exit)
    expect(result.stdout).toContain(said)
    if (exit !== 0) expect(result.stderr).not.toBe('')
  })

  it('the demo tells its story in a minute, with no environment at all', async () => {
    const demo = await runGuichet(['demo'], { HOME: '/nonexistent' })
    expect(demo.exit).toBe(0)
    for (const title of [
      'First pass',
      'Campaigns',
      'What an instructeur reads',
      'Second pass',
      'What next',
    ])
      expect(demo.stdout).toContain(title)
    expect(demo.stdout).toContain('0 writes: DS already holds what it should.')
  })
})
