import { stringify } from 'yaml'

/** The campaigns of a crowded world. */
export const crowdedConfig = (demarches: number): string =>
  stringify({
    campaigns: Array.from({ length: demarches }, (_, index) => ({
      id: `essai-${index}`,
      preset: 'marne-volet-1',
      demarche: 51_001 + index,
      robot: 'robot.fitn7@prefecture.example.org',
      envelope: 270_000,
      assignment: { groups: [{ departments: ['51'], group: 'Marne' }] },
    })),
  })
