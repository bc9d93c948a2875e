import { stringify } from 'yaml'

/** The campaigns of a crowded world. @param isAssigning false: annotations alone are written */
export const crowdedConfig = (demarches: number, { isAssigning = true } = {}): string =>
  stringify({
    campaigns: Array.from({ length: demarches }, (_, index) => ({
      id: `essai-${index}`,
      preset: 'marne-volet-1',
      demarche: 51_001 + index,
      robot: 'robot.fitn7@prefecture.example.org',
      envelope: 270_000,
      assignment: isAssigning
        ? { groups: [{ departments: ['51'], group: 'Marne' }] }
        : { groups: [], follow: 'none' },
    })),
  })
