import { describe, expect, it } from 'vitest'
import { newMachine } from '../support/guichet.ts'

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
