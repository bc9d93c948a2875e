import type { Campaign } from '../config/load.ts'
import type { Demarche } from '../ds/port.ts'
import type { CampaignForm } from './form/index.ts'
import type { Recalled } from './form/recall.ts'

/** Where a campaign's dossiers are instructed: its configuration, and the démarche as DS has it now. */
export interface CampaignInDs {
  /** Facts and annotations under their labels, and by the ids of those that have another label now. */
  readonly campaign: Campaign
  readonly demarche: Demarche
  readonly form: CampaignForm
  readonly recalled: Omit<Recalled, 'campaign'>
  readonly robotId: string
}

/** A démarche and the campaigns that share it: the fault of one is not the others'. */
export interface OpenedDemarche {
  readonly demarche: Demarche
  /** Those that can work. */
  readonly ready: readonly [CampaignInDs, ...CampaignInDs[]]
  /** By campaign, why the others cannot. */
  readonly failed: ReadonlyMap<string, unknown>
}
