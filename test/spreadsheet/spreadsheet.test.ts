import { setTimeout as sleep } from 'node:timers/promises'
import { Decimal } from 'decimal.js'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Table } from '../../src/domain/laureats/table.ts'
import { formatOf } from '../../src/spreadsheet/format.ts'
import { FORMATS } from '../../src/spreadsheet/index.ts'

const text = (title: string) => ({ title, kind: 'text', width: 20 }) as const
const table: Table = {
  name: 'Lauréats',
  columns: [
    text('Collectivité'),
    { title: 'Montant financé (€)', kind: 'euros', width: 12 },
    { title: 'Date de fin', kind: 'day', width: 12 },
    { title: 'Population', kind: 'count', width: 12 },
  ],
  rows: [
    ['Châlons « en ligne » ; été', new Decimal('12500.5'), '2022-03-31', 44_246],
    ['Ligne 1\r\nligne "2"', null, null, null],
  ],
  notes: [],
}

const FORMULAS = ['=1+1', '+33 6', '-2', '@SUM(A1)', '\t=1+1', ' =cmd|x', '＝1+1', '- atelier fini']

const ofTexts = (texts: readonly string[]): Table => ({
  name: 'Textes',
  columns: [text('Texte')],
  rows: texts.map((one) => [one]),
  notes: [],
})

describe('the CSV file', () => {
  const csv = async (given: Table) => (await FORMATS.csv.write(given)).toString()

  test('opens in a French spreadsheet program: BOM, semicolons, comma, dates', async () => {
    expect(await csv(table)).toBe(
      '\ufeffCollectivité;Montant financé (€);Date de fin;Population\r\n' +
        '"Châlons « en ligne » ; été";12500,50;31/03/2022;44246\r\n' +
        '"Ligne 1\nligne ""2""";;;\r\n',
    )
  })

  test.each(FORMULAS)('%j stays text', async (formula) => {
    const [, cell] = (await csv(ofTexts([formula]))).split('\r\n')
    expect(cell).toBe(`'${formula}`)
  })

  test('a negative amount is a number, not a text', async () => {
    const columns = [{ title: 'Solde', kind: 'euros', width: 10 }] as const
    expect(await csv({ name: 'x', columns, rows: [[new Decimal(-3)]], notes: [] })).toContain(
      '\r\n-3,00\r\n',
    )
  })
})

describe('the workbook', () => {
  const open = async (given: Table) => {
    const files = unzipSync(await FORMATS.xlsx.write(given))
    const read = (path: string) => strFromU8(files[path] ?? new Uint8Array())
    return { sheet: read('xl/worksheets/sheet1.xml'), texts: read('xl/sharedStrings.xml') }
  }

  test('holds amounts and dates as numbers, texts as texts', async () => {
    const { sheet, texts } = await open(table)
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>12500\.5<\/v>/)
    // The serial number of 31/03/2022.
    expect(sheet).toMatch(/<c r="C2"[^>]*><v>44651<\/v>/)
    expect(sheet).toMatch(/<c r="D2"[^>]*><v>44246<\/v>/)
    expect(sheet).toMatch(/<c r="A2"[^>]* t="s"[^>]*>/)
    expect(texts).toContain('Châlons « en ligne » ; été')
  })

  test('holds no formula, whatever a text begins with', async () => {
    const { sheet, texts } = await open(ofTexts(FORMULAS))
    expect(sheet).not.toContain('<f>')
    expect(sheet.match(/ t="s"/g)).toHaveLength(FORMULAS.length + 1)
    expect(texts).toContain('=1+1')
  })

  test('survives characters that XML forbids', async () => {
    const { texts } = await open(ofTexts(['avant\u0000\u000bapr\uD800ès <b>&']))
    expect(texts).toContain('avantaprès &lt;b&gt;&amp;')
  })
})

describe('a text longer than Excel takes', () => {
  const long = `${'é'.repeat(32_764)}👍${'à'.repeat(10)}`

  test('is cut in both files, never inside a character', async () => {
    const csv = (await FORMATS.csv.write(ofTexts([long]))).toString()
    const files = unzipSync(await FORMATS.xlsx.write(ofTexts([long])))
    const cut = `${'é'.repeat(32_764)}…`
    expect(csv.split('\r\n')[1]).toBe(cut)
    expect(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain(`>${cut}<`)
  })

  test('is left whole when it just fits', async () => {
    const fits = 'x'.repeat(32_766)
    expect((await FORMATS.csv.write(ofTexts([fits]))).toString()).toContain(fits)
  })
})

test('notes stand below the rows, after an empty line', async () => {
  const noted = { ...ofTexts(['a']), notes: ['=Situation au 31/03/2022', 'Deux'] }
  const csv = (await FORMATS.csv.write(noted)).toString()
  expect(csv).toBe("\ufeffTexte\r\na\r\n\r\n'=Situation au 31/03/2022\r\nDeux\r\n")
  const files = unzipSync(await FORMATS.xlsx.write(noted))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(sheet).toContain('r="A5"')
  expect(sheet).not.toContain('<f>')
})

test.each(['csv', 'xlsx'] as const)('the same table gives the same %s later', async (format) => {
  const before = await FORMATS[format].write(table)
  // A zip dates its files by two seconds.
  await sleep(2_100)
  expect(before.equals(await FORMATS[format].write(table))).toBe(true)
})

test.each([
  ['liste.xlsx', 'xlsx'],
  ['/tmp/Liste.CSV', 'csv'],
  ['liste.ods', null],
  ['xlsx', null],
  ['dossier.xlsx/liste', null],
])('%s is written as %s', (file, format) => {
  expect(formatOf(file)).toBe(format)
})
