import { Decimal } from 'decimal.js'
import { DateTime } from 'luxon'
import { parseAmount } from '../../domain/amount.ts'
import { saysNothing } from '../../domain/eligibility/wording.ts'
import {
  type Day,
  type Fact,
  known,
  missing,
  type Provider,
  type Theme,
  unreadable,
} from '../../domain/facts.ts'
import { foldLabel } from '../../domain/labels.ts'
import { readThemes, type ThemeNames } from '../../domain/themes.ts'
import type { Champ } from '../../ds/port.ts'

/** How each kind of fact is read from a champ, whatever type the form gave it. An empty champ is `missing`. */

export function readText({ text }: Champ): Fact<string> {
  const trimmed = text.trim()
  return trimmed === '' ? missing : known(trimmed)
}

/** In euros. */
export function readAmount({ value, text }: Champ): Fact<Decimal> {
  if (value.kind !== 'number') return parseAmount(text)
  return value.number === null ? missing : known(new Decimal(value.number))
}

export function readCount(champ: Champ): Fact<number> {
  const amount = readAmount(champ)
  if (amount.state !== 'known') return amount
  return amount.value.isInteger() ? known(amount.value.toNumber()) : unreadable(champ.text)
}

export function readTheme({ value, text }: Champ, names: ThemeNames): Fact<readonly Theme[]> {
  const texts = value.kind === 'choices' ? value.choices : [text]
  return texts.some((one) => one.trim() !== '') ? readThemes(texts, names) : missing
}

const DAY_FORMATS = ['d/M/yyyy', 'd-M-yyyy', 'd.M.yyyy', 'yyyy-MM-dd', 'd MMMM yyyy']

export function readDay({ value, text }: Champ): Fact<Day> {
  if (value.kind === 'date') return value.date === null ? missing : known(value.date)
  const written = text.trim().replace(/^1er\b/i, '1')
  if (written === '') return missing
  for (const format of DAY_FORMATS) {
    const day = DateTime.fromFormat(written, format, { locale: 'fr', zone: 'utc' })
    if (day.isValid) return known(day.toISODate())
  }
  return unreadable(text.trim())
}

/** A checkbox never ticked is false: DS does not tell it from one left alone. A file stands for yes. */
export function readYesNo({ value, text }: Champ): Fact<boolean> {
  if (value.kind === 'boolean') return value.boolean === null ? missing : known(value.boolean)
  if (value.kind === 'files') return value.count > 0 ? known(true) : missing
  const word = foldLabel(text)
  if (word === '') return missing
  if (word === 'oui') return known(true)
  if (word === 'non') return known(false)
  return unreadable(text.trim())
}

/** True: attached. False: the champ is there, empty. */
export function readFile(champ: Champ): Fact<boolean> {
  return champ.value.kind === 'files' ? known(champ.value.count > 0) : readYesNo(champ)
}

export function readNames({ value, text }: Champ): Fact<readonly string[]> {
  const names =
    value.kind === 'choices' ? value.choices : text.split(value.kind === 'rows' ? /\n/ : /[\n;,]/)
  const filled = names.map((name) => name.trim()).filter((name) => name !== '')
  if (filled.length === 0) return missing
  return known(filled.filter((name) => !saysNothing(name)))
}

export function readProviders(champ: Champ): Fact<readonly Provider[]> {
  const { value } = champ
  if (value.kind === 'rows') {
    const providers = value.rows.map((row) => providerOf(row.champs)).filter((one) => one !== null)
    return providers.length > 0 ? known(providers) : missing
  }
  const single = value.kind === 'siret' ? providerOf([champ]) : null
  if (single) return known([single])
  const names = readNames(champ)
  if (names.state !== 'known') return names
  return known(names.value.map((name) => ({ name, siret: null, department: null })))
}

/** One row: its SIRET champ, and its first other text as the name. */
function providerOf(champs: readonly Champ[]): Provider | null {
  const named = champs.find(({ value, text }) => value.kind !== 'siret' && text.trim() !== '')
  for (const { value } of champs) {
    if (value.kind === 'siret' && value.siret !== null) {
      const { siret, department } = value
      return { name: named?.text.trim() ?? siret, siret, department }
    }
  }
  return named ? { name: named.text.trim(), siret: null, department: null } : null
}
