import { describe, expect, it } from 'vitest'
import {
  readCount,
  readDay,
  readNames,
  readProviders,
  readText,
  readYesNo,
} from '../../src/campaign/reading/readers.ts'
import { parseAmount } from '../../src/domain/amount.ts'
import { sameButVolatile } from '../../src/domain/eligibility/annotations.ts'
import { SPENDING_KINDS } from '../../src/domain/eligibility/reading/kinds.ts'
import { LEXICON } from '../../src/domain/eligibility/reading/lexicon.ts'
import { paysForLicence, readLine } from '../../src/domain/eligibility/reading/line.ts'
import { publishersNamedIn } from '../../src/domain/eligibility/reading/publishers.ts'
import { spendingNamedIn } from '../../src/domain/eligibility/reading/text.ts'
import { quote, saysNothing } from '../../src/domain/eligibility/wording.ts'
import { readPeriod } from '../../src/domain/follow-up/read-period.ts'
import { readReminders, readReportLines } from '../../src/domain/follow-up/reminders-annotation.ts'
import { foldLabel } from '../../src/domain/labels.ts'
import { NO_NAMES, readThemes } from '../../src/domain/themes.ts'
import { compareAnnotation } from '../../src/ds/annotations.ts'
import type { Champ } from '../../src/ds/port.ts'
import { readAddress } from '../../src/mail/message.ts'
import { dress } from '../../src/mail/templates/dress.ts'
import { toCsv } from '../../src/spreadsheet/csv.ts'

const typed = (text: string): Champ => ({
  id: 'Champ-1',
  label: 'Champ',
  text,
  value: { kind: 'text' },
})

/** All that reads what an applicant typed. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'an amount': parseAmount,
  'a count': (text) => readCount(typed(text)),
  'a day': (text) => readDay(typed(text)),
  'a yes or no': (text) => readYesNo(typed(text)),
  names: (text) => readNames(typed(text)),
  providers: (text) => readProviders(typed(text)),
  'a text': (text) => readText(typed(text)),
  themes: (text) => readThemes([text], NO_NAMES),
  'a quarter': readPeriod,
  'an address': readAddress,
  'a label': foldLabel,
  'a quotation': quote,
  'nothing to say': saysNothing,
  'an expense line': (text) => readLine(text, LEXICON),
  'an expense line that names a publisher': (text) => paysForLicence(text, LEXICON),
  'spending in prose': (text) => spendingNamedIn(text, SPENDING_KINDS, LEXICON),
  'publishers in prose': (text) => publishersNamedIn(text, LEXICON),
  'a reminders annotation': (text) => [readReminders(text), readReportLines(text)],
  'an annotation beside what it should be': (text) =>
    compareAnnotation(
      { id: 'a', label: 'A', type: 'textarea', options: [], otherOption: false, champs: [] },
      typed(text),
      `${text}.`,
    ),
  'reasons beside what they should be': (text) =>
    sameButVolatile({ criteria: [] })(text, `${text}.`),
  'a cell of a table': (text) =>
    toCsv({
      name: 'table',
      columns: [{ title: 'A', kind: 'text', width: 10 }],
      rows: [[text]],
      notes: [],
    }),
  'an e-mail': (text) =>
    dress(
      {
        subject: text,
        preview: text,
        title: 'A',
        blocks: [{ kind: 'facts', facts: [['Projet', text]] }],
        footer: [text],
      },
      { header: null, canReply: true },
    ),
}

/** What makes an unlucky regular expression try every way: the same piece again and again, and an end that fits none. */
const PIECES: readonly string[] = [
  ...[
    'a',
    '1',
    '0',
    '=',
    '-',
    '.',
    ',',
    ' ',
    '\u00a0',
    '\n',
    '\t',
    'é',
    '🇫🇷',
    '\u0301',
    '\u200b',
    '« ',
    '» ',
  ],
  ...['1 000 ', '1.000', '1,000', '12/', 'trim', 't1', '1er trimestre ', 'T1 2022 – ', '€', 'ttc '],
  ...[
    'a@',
    'a.',
    'a@a.',
    'achat de ',
    'ordinateur ',
    'pas de ',
    'et ',
    '3a',
    'theme ',
    'oui;',
    '; ',
  ],
]
const PREFIXES = ['', '2022 ', '01/04/2022 – T1 2022 – ']

const SIZE = 200_000
const textOf = (prefix: string, piece: string, size: number) =>
  `${prefix}${piece.repeat(Math.ceil(size / piece.length))}!`

/** ms of processor time; the best of some tries: another process may have the machine. */
function timeOf(read: (text: string) => unknown, text: string, tries: number): number {
  return Math.min(
    ...Array.from({ length: tries }, () => {
      const started = process.cpuUsage()
      read(text)
      const { user, system } = process.cpuUsage(started)
      return (user + system) / 1_000
    }),
  )
}

/** Below this nobody waits, and a measure says nothing. */
const QUICK_MS = 100

describe('a text of 200 kB made to occupy the worker', { timeout: 60_000 }, () => {
  it.each(Object.entries(READERS))('is read in a time that grows as its length: %s', (_, read) => {
    for (const prefix of PREFIXES)
      for (const piece of PIECES) {
        const whole = textOf(prefix, piece, SIZE)
        if (timeOf(read, whole, 1) < QUICK_MS) continue
        const half = timeOf(read, textOf(prefix, piece, SIZE / 2), 3)
        const growth = timeOf(read, whole, 3) / Math.max(half, QUICK_MS / 2)
        expect(growth, `${JSON.stringify(prefix + piece)} again and again`).toBeLessThan(3)
      }
  })
})
