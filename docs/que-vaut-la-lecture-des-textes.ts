import { readFileSync, writeFileSync } from 'node:fs'
import { type Figure, measure, percentOf } from '../test/golden/reading/measure.ts'

const PAGE = new URL('que-vaut-la-lecture-des-textes.md', import.meta.url)
const TABLE =
  /(?<=<!-- mesure : npx tsx docs\/que-vaut-la-lecture-des-textes\.ts -->\n\n)(?:\|.*\n)+/

/** The page with the table of what is measured today: a test holds the file against it. */
export function readingPage(): string {
  const kept = measure('kept')
  const rows = (measure('tuned') ?? []).map((figure, i) =>
    row([
      figure.titre,
      'atMost' in figure.goal
        ? `${figure.goal.atMost} % au plus`
        : `${figure.goal.atLeast} % au moins`,
      told(kept?.[i]),
      told(figure),
    ]),
  )
  const table = [
    row(['Ce qui est mesuré', 'But', 'Moitié mise de côté', 'Moitié de mise au point']),
    '|---|---|---|---|\n',
    ...rows,
  ]
  return readReadingPage().replace(TABLE, table.join(''))
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

const told = (figure: Figure | undefined): string =>
  figure === undefined
    ? 'ci-dessous'
    : `${String(percentOf(figure)).replace('.', ',')} % (${figure.part} sur ${figure.whole})`

export const readReadingPage = (): string => readFileSync(PAGE, 'utf8')

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, readingPage())
