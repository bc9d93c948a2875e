import type { FieldKey } from '../../config/form.ts'
import { CRITERIA } from '../../domain/eligibility/criteria/index.ts'
import type { Rules } from '../../domain/eligibility/opinion.ts'

/** The criteria that have nothing, or less, to go by when the form lacks a fact. */
const READERS: Readonly<Record<FieldKey, readonly string[]>> = {
  title: ['excluded-expenses', 'non-eu-licences'],
  summary: ['excluded-expenses', 'non-eu-licences'],
  theme: ['theme', 'lab-support', 'flat-rate'],
  totalCost: ['minimum-cost', 'budget-adds-up', 'funding-rate', 'envelope'],
  requestedGrant: ['budget-adds-up', 'funding-rate', 'envelope'],
  startDate: ['not-started', 'project-start', 'project-end', 'project-duration'],
  endDate: ['project-end', 'project-duration'],
  alreadyStarted: ['not-started'],
  expenses: ['budget-adds-up', 'excluded-expenses', 'non-eu-licences', 'funding-rate', 'envelope'],
  expenseLabel: [],
  expenseAmount: [],
  deliberation: ['deliberation'],
  budget: ['provisional-budget'],
  partners: ['partners-consent'],
  partnersConsent: ['partners-consent'],
  commitment: ['decision-level'],
  lab: ['lab-support'],
  // Appraised only, or for the e-mails, which have the applicant's own address.
  agentsCount: [],
  usersCount: [],
  providers: [],
  openSource: [],
  contactEmail: [],
  contactName: [],
}

/** French titles of the criteria of a campaign that need this fact; none: an opinion is no poorer without it. */
export function criteriaReading(field: FieldKey, rules: Rules): string[] {
  return CRITERIA.filter(({ id }) => rules.has(id) && READERS[field].includes(id)).map(
    ({ title }) => title,
  )
}
