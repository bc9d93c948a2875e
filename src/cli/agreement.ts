import { type Agreement, DECISIONS } from '../domain/agreement/count.ts'
import {
  agreementTable,
  DECISION_NAMES,
  remarks,
  rowsOf,
  shareInWords,
  total,
} from '../domain/agreement/words.ts'
import { readAgreement } from '../lists/agreement.ts'
import type { TableFile } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printJson, table } from './output.ts'
import { withProgress } from './progress.ts'
import { writeTable } from './table-file.ts'

export async function agreement(
  context: Pick<Context, 'openReaders' | 'log'>,
  { out, json }: { out?: TableFile; json?: boolean },
): Promise<number> {
  const readers = await context.openReaders()
  const campaigns = readers.config.campaigns.map(({ id }) => id)
  const agreements = await withProgress(context.log, 'dossiers', (update) =>
    readAgreement(readers, campaigns, (looked) => update(looked, null)),
  )
  if (out) await writeTable(out, agreementTable(agreements))
  if (json) printJson({ campaigns: agreements })
  else {
    print(agreements.map(describe).join('\n\n'))
    if (out) print(`\nWritten to ${out.path}`)
  }
  return EXIT.done
}

function describe(one: Agreement): string {
  const heads = [
    'Ce que disait l’avis',
    ...DECISIONS.map((decision) => DECISION_NAMES[decision]),
    'Total',
  ]
  const lines = rowsOf(one).map(({ what, counts }) => [
    what,
    ...DECISIONS.map((decision) => counts[decision]),
    total(counts),
  ])
  return [`${one.campaign} : ${shareInWords(one)}`, table([heads, ...lines]), ...remarks(one)].join(
    '\n',
  )
}
