import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { DEMO_CONFIG, type Machine, newMachine } from '../support/guichet.ts'

const LIVE = ['en_construction', 'en_instruction']
const CAMPAIGNS = [51001, 52001, 10001]

/** Dossiers that the robot must instruct: live, visible, and not a test on the draft of the form. */
function liveDossiers({ simulator }: Machine) {
  return [...simulator.world.dossiers.values()].filter(
    (dossier) =>
      CAMPAIGNS.includes(dossier.demarche.number) &&
      LIVE.includes(dossier.state) &&
      !dossier.hidden &&
      dossier.revision !== dossier.demarche.draftRevision,
  )
}

function annotationsOf({ simulator }: Machine, number: number): Record<string, unknown> {
  const dossier = simulator.world.dossier(number)
  return Object.fromEntries(
    dossier.revision.annotations.flatMap(({ stableId, label }) => {
      const held = dossier.annotations.get(stableId)
      return held ? [[label, held.value]] : []
    }),
  )
}

describe('sync', { timeout: 180_000 }, () => {
  it('annotates and assigns every live dossier, and a second pass sends no mutation', async () => {
    const machine = await newMachine()
    const first = await machine.guichet(['sync', '--json'])
    expect(first.stderr).not.toContain('"level":50')
    expect(first.exit).toBe(0)
    const live = liveDossiers(machine)
    expect(live.length).toBeGreaterThan(40)
    for (const { number, followers, state } of live) {
      const annotations = annotationsOf(machine, number)
      expect(['Éligible', 'À vérifier', 'Inéligible']).toContain(annotations['Avis automatique'])
      expect(String(annotations['Motifs de l’avis automatique'])).toMatch(/^[✗?✓ℹ] /)
      // While DS does not know the applicant, the group cannot be decided, nor then who follows.
      const incomplete = machine.simulator.world.dossier(number).demandeur.kind === 'incomplete'
      if (!incomplete) expect([number, state, followers.length]).toEqual([number, state, 1])
    }
    const others = [...machine.simulator.world.dossiers.values()].filter(
      (one) => !live.includes(one),
    )
    const touched = new Set(machine.simulator.log.applied.map(({ dossier }) => dossier))
    expect(others.filter(({ number }) => touched.has(number))).toEqual([])

    machine.simulator.log.reset()
    const second = await machine.guichet(['sync', '--json'])
    expect(second.exit).toBe(0)
    expect(machine.simulator.log.posts).toBeGreaterThan(0)
    expect(machine.simulator.log.mutations).toBe(0)

    const full = await machine.guichet(['sync', '--full', '--json'])
    expect(JSON.parse(full.stdout).dossiers.unchanged).toBe(live.length)
    expect(machine.simulator.log.mutations).toBe(0)
  })

  it('--dry-run sends no mutation and prints exactly what sync then writes', async () => {
    const machine = await newMachine()
    const rehearsal = await machine.guichet(['sync', '--dry-run', '--json'])
    expect(rehearsal.exit).toBe(0)
    expect(machine.simulator.log.mutations).toBe(0)
    const announced = JSON.parse(rehearsal.stdout).dossiers.flatMap(announcedWrites)
    expect(announced.length).toBeGreaterThan(100)

    await machine.guichet(['sync'])
    const written = machine.simulator.log.applied.flatMap(({ type, dossier, values }) => {
      if (type === 'dossierBasculeSuivi') return [`${dossier} follow ${values.instructeur}`]
      if (type === 'dossierChangerGroupeInstructeur') return [`${dossier} group ${values.groupe}`]
      return Object.entries(values).map(([label, value]) => `${dossier} ${KEYS[label]} ${value}`)
    })
    expect(written.toSorted()).toEqual(announced.toSorted())
  })

  it('takes one campaign when asked, and proposes the near name of an unknown one', async () => {
    const machine = await newMachine()
    await machine.guichet(['sync', '--campaign', 'aube'])
    const demarches = machine.simulator.log.applied.map(
      ({ dossier }) => machine.simulator.world.dossier(dossier).demarche.number,
    )
    expect([...new Set(demarches)]).toEqual([10001])
    const unknown = await machine.guichet(['sync', '--campaign', 'aubes'])
    expect(unknown.exit).toBe(2)
    expect(unknown.stderr).toContain('did you mean aube?')
  })

  it('never undoes what a person decided', async () => {
    const machine = await newMachine()
    await machine.guichet(['sync'])
    const { world, log } = machine.simulator
    const moved = liveDossiers(machine).find(({ group }) => group.label === 'Marne')
    const unfollowed = liveDossiers(machine).findLast(({ group }) => group.label === 'Marne')
    if (!moved || !unfollowed || moved === unfollowed)
      throw new Error('the demo world lacks dossiers')
    world.instructeur.move(moved.number, 'défaut')
    for (const { email } of unfollowed.followers)
      world.instructeur.unfollow(unfollowed.number, email)
    log.reset()
    const again = await machine.guichet(['sync', '--full'])
    expect(again.exit).toBe(0)
    expect(log.applied.filter(({ type }) => type === 'dossierChangerGroupeInstructeur')).toEqual([])
    expect(world.dossier(moved.number).group.label).toBe('défaut')
    expect(world.dossier(unfollowed.number).followers).toEqual([])
  })

  it('completes the opinion of an applicant that DS resolved meanwhile, though no date moved', async () => {
    const machine = await newMachine()
    await machine.guichet(['sync', '--now', '2021-08-01T08:00:00+02:00'])
    const { world } = machine.simulator
    const incomplete = liveDossiers(machine).find(
      ({ demandeur }) => demandeur.kind === 'incomplete',
    )
    if (!incomplete) throw new Error('the demo world lacks an incomplete applicant')
    expect(annotationsOf(machine, incomplete.number)['Avis automatique']).toBe('À vérifier')
    world.platform.completeDemandeur(incomplete.number)
    await machine.guichet(['sync', '--now', '2021-08-01T10:00:00+02:00'])
    const reasons = String(
      annotationsOf(machine, incomplete.number)['Motifs de l’avis automatique'],
    )
    expect(reasons).toContain('✓ Candidat')
  })

  it('does not undo a move by hand of a dossier that was hidden, then restored', async () => {
    const machine = await newMachine()
    await machine.guichet(['sync', '--campaign', 'aube'])
    const { world } = machine.simulator
    const moved = liveDossiers(machine).find(({ group }) => group.label === 'Aube')
    if (!moved) throw new Error('no dossier in « Aube »')
    for (const { email } of moved.followers) world.instructeur.unfollow(moved.number, email)
    world.instructeur.move(moved.number, 'défaut')
    world.instructeur.hide(moved.number)
    await machine.guichet(['sync', '--campaign', 'aube', '--full'])
    world.instructeur.restore(moved.number)
    await machine.guichet(['sync', '--campaign', 'aube', '--full'])
    expect(world.dossier(moved.number).group.label).toBe('défaut')
  })

  it('forgets a dossier that is no longer there', async () => {
    const machine = await newMachine()
    await machine.guichet(['sync', '--campaign', 'aube'])
    const opinions = async () => {
      const status = JSON.parse((await machine.guichet(['status', '--json'])).stdout)
      const { verdicts } = status.campaigns.find(({ id }: { id: string }) => id === 'aube')
      return verdicts.eligible + verdicts.to_check + verdicts.ineligible
    }
    const before = await opinions()
    const [gone] = liveDossiers(machine).filter(({ demarche }) => demarche.number === 10001)
    if (!gone) throw new Error('no live dossier')
    machine.simulator.world.usager.remove(gone.number)
    const pass = await machine.guichet(['sync', '--campaign', 'aube', '--full', '--json'])
    expect([pass.exit, JSON.parse(pass.stdout).dossiers.gone]).toEqual([0, 1])
    expect(await opinions()).toBe(before - 1)
  })

  it('replaces an opinion that an applicant pre-filled', async () => {
    const machine = await newMachine()
    const forged = liveDossiers(machine).filter(({ annotations }) =>
      [...annotations.values()].some(({ updatedBy }) => updatedBy === null),
    )
    expect(forged.length).toBeGreaterThan(0)
    await machine.guichet(['sync'])
    for (const { number } of forged) {
      const writes = machine.simulator.log.applied.filter(({ dossier }) => dossier === number)
      expect(writes.some(({ type }) => type === 'dossierModifierAnnotations')).toBe(true)
      const held = [...machine.simulator.world.dossier(number).annotations.values()]
      expect(held.filter(({ updatedBy }) => updatedBy === null)).toEqual([])
    }
  })
})

describe('bad weather', { timeout: 180_000 }, () => {
  it('a refused token: what DS said, what to do, exit 3, nothing queued', async () => {
    const machine = await newMachine()
    const refused = await machine.guichet(['sync'], { DS_API_TOKEN: 'wrong' })
    expect(refused.exit).toBe(3)
    expect(refused.stderr).toContain('DS_API_TOKEN')
    const expired = await machine.guichet(['sync'], { DS_API_TOKEN: DEMO_TOKENS.expired })
    expect(expired.exit).toBe(3)
    expect(expired.stderr).toContain('expired')
    const status = JSON.parse((await machine.guichet(['status', '--json'])).stdout)
    for (const queue of status.queues)
      expect(queue).toMatchObject({ waiting: 0, delayed: 0, failed: 0 })
  })

  it('something else in the place of the API of DS: exit 3', async () => {
    const machine = await newMachine()
    const pass = await machine.guichet(['sync'], { DS_API_URL: await servePage() })
    expect(pass.exit).toBe(3)
    expect(pass.stderr).toContain('DS_API_URL')
  })

  it('one dossier that DS cannot show: the others go on, exit 1, a reason without personal data', async () => {
    const machine = await newMachine()
    const live = liveDossiers(machine)
    const broken = live.find(
      ({ demarche, followers }) => demarche.number === 51001 && followers.length === 0,
    )
    if (!broken) throw new Error('no live dossier')
    machine.simulator.faults.add({ kind: 'broken-read', dossier: broken.number })
    const pass = await machine.guichet(['sync', '--json'])
    expect(pass.exit).toBe(1)
    expect(JSON.parse(pass.stdout)).toMatchObject({ failed: 1, waiting: 0 })
    expect(JSON.parse(pass.stdout).dossiers.written).toBe(live.length - 1)

    const failed = await machine.guichet(['failed', '--json'])
    expect(failed.exit).toBe(1)
    const [job] = JSON.parse(failed.stdout)
    expect(job.about).toEqual({ campaign: 'marne-volet-1', dossier: broken.number })
    expect(job.reason).not.toMatch(/@|Bearer/)

    machine.simulator.faults.clear()
    await machine.guichet(['failed', 'retry', job.id])
    const healed = await machine.guichet(['sync', '--json'])
    expect(healed.exit).toBe(0)
    expect(annotationsOf(machine, broken.number)['Avis automatique']).toBeDefined()
    expect((await machine.guichet(['failed'])).stdout).toContain('No job gave up.')
  })

  it('a démarche without the annotations: the list of what to create, exit 2, the other campaigns done', async () => {
    const machine = await newMachine()
    machine.simulator.world.platform.publishRevision(52001, (form) => ({
      ...form,
      annotations: form.annotations.filter(({ label }) => label !== 'Avis automatique'),
    }))
    const pass = await machine.guichet(['sync', '--json'])
    expect(pass.exit).toBe(2)
    expect(pass.stderr).toContain('annotation privée « Avis automatique » de type « choix simple »')
    const demarches = machine.simulator.log.applied.map(
      ({ dossier }) => machine.simulator.world.dossier(dossier).demarche.number,
    )
    expect(new Set(demarches)).toEqual(new Set([51001, 10001]))
  })

  it('DS away in the middle: nothing gives up, exit 3, and the next pass ends the work', async () => {
    const machine = await newMachine()
    machine.simulator.faults.add({ kind: 'bad-gateway', on: 'mutation' })
    const pass = await machine.guichet(['sync', '--campaign', 'aube', '--json'])
    expect(pass.exit).toBe(3)
    expect(JSON.parse(pass.stdout)).toMatchObject({ failed: 0, annotations: 0 })
    machine.simulator.faults.clear()
    expect((await machine.guichet(['sync', '--campaign', 'aube'])).exit).toBe(0)
    for (const { number, demarche } of liveDossiers(machine)) {
      if (demarche.number !== 10001) continue
      expect(annotationsOf(machine, number)['Avis automatique']).toBeDefined()
    }
  })

  it('one démarche that DS does not know: said, exit 2, the other campaigns done', async () => {
    const machine = await newMachine()
    const config = join(machine.folder, 'guichet.yaml')
    const demo = await readFile(DEMO_CONFIG, 'utf8')
    await writeFile(config, demo.replace('demarche: 52001', 'demarche: 99999'))
    const pass = await machine.guichet(['--config', config, 'sync'])
    expect(pass.exit).toBe(2)
    expect(pass.stderr).toContain('99999')
    expect(machine.simulator.log.mutations).toBeGreaterThan(0)
  })

  it('ordinary weather (429, 500, a cut, a half answer) changes nothing of the result', async () => {
    const machine = await newMachine()
    const { faults } = machine.simulator
    faults.add({ kind: 'bad-gateway', times: 1, on: 'query' })
    faults.add({ kind: 'cut', when: 'after', times: 1, on: 'mutation' })
    faults.add({ kind: 'crash', afterAliases: 2, times: 1, on: 'mutation' })
    faults.add({ kind: 'timeout', afterAliases: 3, inside: true, times: 1, on: 'mutation' })
    const pass = await machine.guichet(['sync', '--json'])
    expect(pass.exit).toBe(0)
    const stormy = liveDossiers(machine).map(({ number }) => annotationsOf(machine, number))
    const calm = await newMachine()
    await calm.guichet(['sync'])
    expect(stormy).toEqual(liveDossiers(calm).map(({ number }) => annotationsOf(calm, number)))
  })
})

/** A server that answers everything with a page. @returns its address */
async function servePage(): Promise<string> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>Service indisponible</h1>'),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const KEYS: Readonly<Record<string, string>> = {
  'Avis automatique': 'verdict',
  'Motifs de l’avis automatique': 'reasons',
  'Population INSEE': 'population',
  'Taux demandé (%)': 'requestedRate',
  'Taux plafond (%)': 'maxRate',
  'Subvention plafond (€)': 'maxGrant',
  'Éléments d’appréciation': 'appraisal',
}

interface Announced {
  dossier: number
  writes: ({ annotation: string; to: unknown } | { group: { to: string } } | { follow: string })[]
}

function announcedWrites({ dossier, writes }: Announced): string[] {
  return writes.map((write) => {
    if ('follow' in write) return `${dossier} follow ${write.follow}`
    if ('group' in write) return `${dossier} group ${write.group.to}`
    return `${dossier} ${write.annotation} ${write.to}`
  })
}
