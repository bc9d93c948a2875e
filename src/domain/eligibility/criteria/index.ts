import type { Criterion } from '../define.ts'
import { applicantTerritory } from './applicant-territory.ts'
import { applicantType } from './applicant-type.ts'
import { appraisal } from './appraisal.ts'
import { budgetAddsUp } from './budget-adds-up.ts'
import { decisionLevel } from './decision-level.ts'
import { dedicatedCall } from './dedicated-call.ts'
import { deliberation } from './deliberation.ts'
import { duplicateApplication } from './duplicate-application.ts'
import { envelope } from './envelope.ts'
import { excludedExpenses } from './excluded-expenses.ts'
import { flatRate } from './flat-rate.ts'
import { fundingRate } from './funding-rate.ts'
import { jointProject } from './joint-project.ts'
import { labSupport } from './lab-support.ts'
import { lot } from './lot.ts'
import { minimumCost } from './minimum-cost.ts'
import { nonEuLicences } from './non-eu-licences.ts'
import { notStarted } from './not-started.ts'
import { partnersConsent } from './partners-consent.ts'
import { populationCeiling } from './population-ceiling.ts'
import { projectDuration } from './project-duration.ts'
import { projectEnd } from './project-end.ts'
import { projectStart } from './project-start.ts'
import { provisionalBudget } from './provisional-budget.ts'
import { submissionWindow } from './submission-window.ts'
import { theme } from './theme.ts'

/** Every criterion that a call may use, in the order in which an opinion reads. */
export const CRITERIA: readonly Criterion[] = [
  // Who applies, and when
  applicantType,
  applicantTerritory,
  populationCeiling,
  submissionWindow,
  // What the project is
  theme,
  labSupport,
  notStarted,
  projectStart,
  projectEnd,
  projectDuration,
  // What it costs
  minimumCost,
  budgetAddsUp,
  excludedExpenses,
  nonEuLicences,
  fundingRate,
  // What must come with it
  deliberation,
  provisionalBudget,
  decisionLevel,
  partnersConsent,
  // For information
  flatRate,
  jointProject,
  dedicatedCall,
  lot,
  envelope,
  duplicateApplication,
  appraisal,
]

const byId = new Map(CRITERIA.map((criterion) => [criterion.id, criterion]))

/** undefined when there is no such criterion. */
export const criterion = (id: string): Criterion | undefined => byId.get(id)
