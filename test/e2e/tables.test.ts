import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from '../mail/support.ts'
import { DEMO_CONFIG, newMachine, runGuichet } from '../support/guichet.ts'

const SLOW = { timeout: 120_000 }

test('list writes the month’s lauréats to a file, and mails them', SLOW, async () => {
  const machine = await newMachine()
  const smtp = await startServer()
  const config = join(machine.folder, 'guichet.yaml')
  const demo = await readFile(DEMO_CONFIG, 'utf8')
  await writeFile(config, `${demo}    laureatList: { to: ["liste@ditp.example.org"] }\n`)
  const out = join(machine.folder, 'liste.csv')

  const result = await machine.guichet(['list', '--month', '2021-05', '--out', out, '--send'], {
    SMTP_URL: smtp.url,
    GUICHET_CONFIG: config,
  })

  expect(result).toMatchObject({ exit: 0 })
  expect(result.stdout).toMatch(/^3 lauréats written to .*liste\.csv\n.*: sent\n$/)
  const csv = await readFile(out, 'utf8')
  expect(csv).toMatch(/^\ufeffN° de dossier;Campagne;/)
  expect(csv).toContain(';COMMUNE DE LANGRES;215201922;Haute-Marne (52);')
  expect(csv).toContain(';20/04/2021;7200,00;12000,00;')
  expect(smtp.received.map(({ recipients }) => recipients)).toEqual([['liste@ditp.example.org']])
})

test('committee puts the live dossiers in a table', SLOW, async () => {
  const machine = await newMachine()
  const out = join(machine.folder, 'comite.csv')
  const { exit, stdout } = await machine.guichet(['committee', '--out', out, '--json'])
  expect(exit).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    file: out,
    rows: expect.any(Number),
    notes: [expect.stringContaining('comités régionaux de programmation')],
  })
  const csv = await readFile(out, 'utf8')
  expect(csv).toMatch(/^\ufeffN° de dossier;Campagne;Déposé le;/)
  expect(csv).toContain(';COMMUNE DE ÉPERNAY;Marne (51);22174;')
  expect(csv).not.toContain(';Inéligible;')
  // 270 000 € less the 8 400 € already granted less the 8 400 € of this first row.
  expect(csv).toContain(';8400,00;8400,00;253200,00;Éligible;')
})

test('preview writes each e-mail as a page and as text', SLOW, async () => {
  const machine = await newMachine()
  const folder = join(machine.folder, 'courriels')
  const { exit, stdout } = await machine.guichet(['preview', '--out', folder])
  expect(exit).toBe(0)
  expect(stdout).toContain(join(folder, 'request.html'))
  expect(await readFile(join(folder, 'request.html'), 'utf8')).toContain('<html lang="fr"')
  expect(await readFile(join(folder, 'request.txt'), 'utf8')).toContain('Madame, Monsieur,')
})

test.each([
  [['list', '--month', '2021-07'], 'nothing to do'],
  [['list', '--month', '2021-7', '--out', 'x.csv'], 'A month such as 2022-03'],
  [['list', '--month', '2999-01', '--out', 'x.csv'], 'has not begun'],
  [['list', '--month', '2021-07', '--out', 'x.ods'], '.xlsx or .csv'],
  [['list', '--month', '2021-07', '--send'], 'laureatList'],
])('%j is wrong usage: %s', SLOW, async (args, words) => {
  const { exit, stderr } = await runGuichet(args, { GUICHET_CONFIG: DEMO_CONFIG })
  expect(exit).toBe(2)
  expect(stderr).toContain(words)
})
