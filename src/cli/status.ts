import { Decimal } from 'decimal.js'
import { formatEuros, frenchSpaces, NAMED, plural } from '../domain/french.ts'
import { type CampaignStatus, readStatus, type Status } from '../run/status.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { parisTime, print, printJson, table } from './output.ts'

export async function status(context: Context, options: { json?: boolean }): Promise<number> {
  const { config } = context
  const found = await context.askOrOpen<Status>('status', null, (store) =>
    readStatus(store, config, context.now()),
  )
  if (options.json) printJson(found)
  else print(describeStatus(found))
  return EXIT.done
}

export function describeStatus({ store, campaigns, queues, incidents, failed }: Status): string {
  const lines = campaigns.map((campaign) => [
    `${campaign.id} (démarche ${campaign.demarche})`,
    table(rowsOf(campaign)),
  ])
  const header = ['queue', 'waiting', 'active', 'delayed', 'failed']
  const rows = queues.map((queue) => [
    queue.name,
    queue.waiting,
    queue.active,
    queue.delayed,
    queue.failed,
  ])
  return [
    `Store: ${store}. Times are those of Paris.`,
    ...lines.flat(),
    table([header, ...rows]),
    ...campaigns.flatMap(({ id, news }) =>
      news.map(({ text, remedy }) => `${id}: ${frenchSpaces(`${text} ${remedy}`)}`),
    ),
    ...incidents.map(({ id, code, since }) => `Incident ${id} since ${parisTime(since)}: ${code}`),
    failed > 0 ? `${failed} jobs gave up: \`guichet failed\` tells why.` : 'No job gave up.',
  ].join('\n')
}

function rowsOf(campaign: CampaignStatus): [string, string][] {
  const {
    lastPoll,
    lastReconcile,
    unreadable,
    untaken,
    awaitingForm,
    forsaken,
    verdicts,
    waiting,
    envelope,
    followUp,
  } = campaign
  return [
    ['last poll', lastPoll ? `${parisTime(lastPoll.at)}, ${lastPoll.queued} queued` : 'never'],
    [
      'last full pass',
      lastReconcile ? `${parisTime(lastReconcile.at)}, ${lastReconcile.queued} queued` : 'never',
    ],
    ['unreadable', unreadable > 0 ? `${unreadable} dossiers that DS cannot show` : 'none'],
    ...(untaken > 0
      ? [['untaken', `${untaken} dossiers that no campaign takes`] satisfies [string, string]]
      : []),
    [
      'awaiting the new form',
      awaitingForm.dossiers > 0
        ? `${awaitingForm.dossiers} dossiers that DS has not brought to it yet${awaitingForm.since ? `, the oldest since ${parisTime(awaitingForm.since)}` : ''}`
        : 'none',
    ],
    [
      'opinions',
      `${verdicts.eligible} eligible, ${verdicts.to_check} to check, ${verdicts.ineligible} ineligible`,
    ],
    [
      'waiting',
      waiting.dossiers > 0
        ? `${waiting.dossiers} to check by a person${waiting.since ? `, the oldest since ${parisTime(waiting.since)}` : ''}`
        : 'none',
    ],
    ...(forsaken.length > 0
      ? [
          [
            'left alone',
            `${forsaken.length} that nobody follows any more: ${forsaken.slice(0, NAMED).join(', ')}${forsaken.length > NAMED ? '…' : ''}`,
          ] satisfies [string, string],
        ]
      : []),
    [
      'envelope',
      envelope
        ? `${euros(envelope.total)}: ${euros(envelope.granted)} granted, ${euros(envelope.requested)} requested`
        : 'none',
    ],
    [
      'reports',
      followUp
        ? `${followUp.due} due of ${plural(followUp.laureats, 'lauréat', 'lauréats')}, ${followUp.received} received, ${followUp.late} late (${parisTime(followUp.at)})`
        : 'none followed yet',
    ],
    ...(followUp?.unreached
      ? [
          [
            'not reached',
            `${followUp.unreached} lauréats whose e-mails the server does not take`,
          ] as [string, string],
        ]
      : []),
    ...(followUp?.withoutAnnotations
      ? [
          [
            'without annotations',
            `${followUp.withoutAnnotations} lauréats decided before the annotations of the follow-up were published`,
          ] as [string, string],
        ]
      : []),
    ...(followUp?.expiring
      ? [
          [
            'expiring',
            `${followUp.expiring.count} lauréats that DS will erase before their follow-up is over, from ${followUp.expiring.first}`,
          ] as [string, string],
        ]
      : []),
  ]
}

const euros = (amount: string) => formatEuros(new Decimal(amount))
