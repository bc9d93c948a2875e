import { stringify } from 'yaml'

interface Choices {
  /** false: annotations alone are written */
  readonly isAssigning?: boolean
  /** Of each campaign, as the configuration says it. */
  readonly requests?: { readonly annotation: true; readonly correction?: boolean }
}

/** The campaigns of a crowded world. */
export const crowdedConfig = (
  demarches: number,
  { isAssigning = true, requests }: Choices = {},
): string =>
  stringify({
    campaigns: Array.from({ length: demarches }, (_, index) => ({
      id: `essai-${index}`,
      preset: 'marne-volet-1',
      demarche: 51_001 + index,
      robot: 'robot.fitn7@prefecture.example.org',
      envelope: 270_000,
      ...(requests && { requests }),
      assignment: isAssigning
        ? { groups: [{ departments: ['51'], group: 'Marne' }] }
        : { groups: [], follow: 'none' },
    })),
  })
