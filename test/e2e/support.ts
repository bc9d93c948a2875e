import type { Machine } from '../support/guichet.ts'

const LIVE = ['en_construction', 'en_instruction']
const CAMPAIGNS = [51001, 52001, 10001]

/** Dossiers that the robot must instruct: live, visible, and not a test on the draft of the form. */
export function liveDossiers({ simulator }: Machine) {
  return [...simulator.world.dossiers.values()].filter(
    (dossier) =>
      CAMPAIGNS.includes(dossier.demarche.number) &&
      LIVE.includes(dossier.state) &&
      !dossier.hidden &&
      dossier.revision !== dossier.demarche.draftRevision,
  )
}

export function annotationsOf({ simulator }: Machine, number: number): Record<string, unknown> {
  const dossier = simulator.world.dossier(number)
  return Object.fromEntries(
    dossier.revision.annotations.flatMap(({ stableId, label }) => {
      const held = dossier.annotations.get(stableId)
      return held ? [[label, held.value]] : []
    }),
  )
}
