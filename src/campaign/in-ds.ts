import type { Campaign } from '../config/load.ts'
import type { Demarche } from '../ds/port.ts'
import type { CampaignForm } from './form/index.ts'

/** Where a campaign's dossiers are instructed: its configuration, and the démarche as DS has it now. */
export interface CampaignInDs {
  readonly campaign: Campaign
  readonly demarche: Demarche
  readonly form: CampaignForm
  readonly robotId: string
}
