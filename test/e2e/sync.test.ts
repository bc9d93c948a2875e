import { describe, expect, it } from 'vitest'
import { newMachine } from '../support/guichet.ts'
import { annotationsOf, liveDossiers } from './support.ts'

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
      const [whole, ...lines] = String(annotations['Motifs de l’avis automatique']).split('\n')
      expect(whole).toMatch(new RegExp(`^${annotations['Avis automatique']}\\b`))
      expect(lines.every((line) => /^([✗?✓ℹ] |À apprécier|Textes?\s: )/.test(line))).toBe(true)
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

const KEYS: Readonly<Record<string, string>> = {
  'Avis automatique': 'verdict',
  'Motifs de l’avis automatique': 'reasons',
  'Population INSEE': 'population',
  'Taux demandé (%)': 'requestedRate',
  'Taux plafond (%)': 'maxRate',
  'Subvention plafond (€)': 'maxGrant',
  'Éléments d’appréciation': 'appraisal',
  'Compléments à demander': 'questions',
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
