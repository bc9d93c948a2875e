import type { AnnotationKey, FieldKey } from '../../config/form.ts'
import type { Campaign } from '../../config/load.ts'
import type { Demarche, Descriptor } from '../../ds/port.ts'
import { readAnnotations } from './annotations.ts'
import { readFields } from './fields.ts'
import type { Finding } from './finding.ts'
import {
  absenceFindings,
  groupFindings,
  readRobot,
  stateFindings,
  territoryFindings,
} from './people.ts'
import { themeFindings } from './themes.ts'

export type { Finding } from './finding.ts'

/** A campaign's configuration laid over the démarche as DS has it. */
export interface CampaignForm {
  readonly annotations: ReadonlyMap<AnnotationKey, Descriptor>
  readonly fields: ReadonlyMap<FieldKey, Descriptor>
  /** null: the robot is in no group, nothing can be written. */
  readonly robotId: string | null
  /** Ids of the groups that the robot is a member of. */
  readonly robotGroups: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

export function readCampaignForm(campaign: Campaign, demarche: Demarche): CampaignForm {
  const annotations = readAnnotations(campaign, demarche)
  const fields = readFields(campaign, demarche)
  const robot = readRobot(campaign, demarche)
  return {
    annotations: annotations.found,
    fields: fields.found,
    robotId: robot.id,
    robotGroups: robot.groups,
    findings: [
      ...stateFindings(demarche),
      ...territoryFindings(campaign),
      ...annotations.findings,
      ...robot.findings,
      ...groupFindings(campaign, demarche),
      ...absenceFindings(campaign, demarche),
      ...fields.findings,
      ...themeFindings(campaign, fields.found),
    ],
  }
}
