import { only } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { Plan } from '../instruct/decide.ts'
import { decideAll } from '../instruct/decide-all.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printJson } from './output.ts'

export async function explain(
  context: Pick<Context, 'openReaders'>,
  number: number,
  options: { json?: boolean },
): Promise<number> {
  const readers = await context.openReaders()
  const dossier = only(await readers.ds.dossiers([number]))
  if (dossier === null) throw notFound(number)
  const campaign = readers.config.campaigns.find(({ demarche }) => demarche === dossier.demarche)
  if (!campaign) {
    throw new Failure(
      'permanent',
      'campaign.none',
      `Dossier ${number} belongs to démarche ${dossier.demarche}, which no campaign of the configuration names.`,
    )
  }
  const decision = only(
    await decideAll(readers, [{ campaign: campaign.id, dossier: number }], { closedToo: true }),
  )
  if (decision.is === 'untaken' || decision.is === 'waits') throw notTaken(number, decision.is)
  if (decision.is === 'another') await readers.campaigns.open(decision.campaign)
  // Deleted between two looks.
  if (decision.is !== 'decided') throw notFound(number)
  const { plan } = decision
  const explained = toJson(decision.inDs.campaign.id, plan, decision.inDs.demarche.groups)
  if (options.json) printJson(explained)
  else print(describe(explained, plan))
  return EXIT.done
}

const notFound = (number: number) =>
  new Failure(
    'permanent',
    'ds.dossier-not-found',
    `DS does not know dossier ${number}, or it was deleted: check the number`,
  )

const notTaken = (number: number, is: 'untaken' | 'waits') =>
  new Failure(
    'permanent',
    'campaign.none',
    is === 'waits'
      ? `DS has not looked up the SIRET of dossier ${number} yet: its département will tell which campaign takes it`
      : `None of the campaigns of its démarche takes dossier ${number}: \`takes\` in the configuration says what each takes`,
  )

type Explained = ReturnType<typeof toJson>

function toJson(campaign: string, plan: Plan, groups: readonly { id: string; label: string }[]) {
  const { dossier, opinion, annotations, assignment } = plan
  const here = groups.find(({ id }) => id === dossier.groupId)
  return {
    dossier: dossier.number,
    campaign,
    verdict: opinion.verdict,
    criteria: opinion.criteria.map(({ id, outcome, blocking, asked, message, source }) => ({
      id,
      outcome,
      blocking,
      asked,
      message,
      source,
    })),
    annotations,
    assignment: {
      group: (assignment.moveTo ?? here)?.label ?? null,
      instructeur: (assignment.follow ?? dossier.followers[0])?.email ?? null,
    },
  }
}

const MARKS = { not_met: '✗', to_check: '?', met: '✓', not_applicable: '–' } as const

function describe({ dossier, campaign, verdict, assignment }: Explained, plan: Plan): string {
  const criteria = plan.opinion.criteria.map(
    ({ outcome, title, blocking, message, source }) =>
      `${MARKS[outcome]} ${title}${blocking ? '' : ' (pour information)'} : ${message} [${source}]`,
  )
  return [
    `Dossier ${dossier}, campaign ${campaign}: ${verdict}`,
    '',
    ...criteria,
    '',
    `Group: ${assignment.group ?? 'unknown'}. Instructeur: ${assignment.instructeur ?? 'nobody'}.`,
    plan.writes.length === 0
      ? 'DS already holds all of this.'
      : `${plan.writes.length} writes to DS would follow: \`guichet sync --dry-run\` shows them.`,
  ].join('\n')
}
