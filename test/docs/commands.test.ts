import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { blocksOf, ROOT, readPapers, spansOf } from './papers.ts'

const papers = readPapers()

/** How a command of ours begins, by installation. */
const BEGINNINGS = [
  /^(?:sudo )?guichet /,
  /^npm run -s guichet -- /,
  /^docker compose run --rm (?:--volume "[^"]+" )?worker /,
  /^(?:sudo )?node dist\/src\/cli\/main\.js /,
]

/** What stands for something in a sentence, and something that it may stand for. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  ADDRESS: 'someone@example.org',
  ADRESSE: 'someone@example.org',
  'AAAA-MM': '2022-03',
  COMMAND: 'status',
  DOSSIER: 'folder',
  FILE: 'journal.jsonl',
  'ID…': '42',
  N: '1234567',
}

interface Shown {
  readonly file: string
  /** What follows `guichet`. */
  readonly command: string
}

const commandIn = (text: string): string | null => {
  const beginning = BEGINNINGS.find((one) => one.test(text))
  return beginning ? text.replace(beginning, '').replace(/\s+#.*$/, '') : null
}

const shown: Shown[] = papers.flatMap((paper) => {
  const lines = blocksOf(paper)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ content }) => content.split(/\n|&&/))
  const commands = [...lines, ...spansOf(paper)].flatMap((text) => commandIn(text.trim()) ?? [])
  return [...new Set(commands)].map((command) => ({ file: paper.file, command }))
})

const wordsOf = (command: string) =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain = '']) => quoted ?? PLACEHOLDERS[plain] ?? plain,
  )

afterEach(() => void vi.restoreAllMocks())

/** What may follow `failed`. */
const FAILED: readonly unknown[] = [undefined, 'retry', 'discard']

/** What the real command line makes of these words, short of doing it. */
async function parse(words: readonly string[]) {
  let said = ''
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said += text
      return true
    })
  const program = createProgram(async (_definition, name, _options, [first]) =>
    name === 'failed' && !FAILED.includes(first) ? 2 : 0,
  )
  const exit = await program.run(words)
  vi.restoreAllMocks()
  return { exit, said }
}

const helpOf = async (...words: string[]) => (await parse([...words, '--help'])).said

describe('the commands shown', () => {
  it('are there to be looked at', () => {
    expect(shown.length).toBeGreaterThan(40)
  })

  it.each(shown)('$file: guichet $command', async ({ command }) => {
    const words = wordsOf(command)
    // A command that is only named is not given what it needs.
    const whole = words.length === 1 && !command.startsWith('-') ? [...words, '--help'] : words
    expect(await parse(whole)).toMatchObject({ exit: 0 })
  })

  it('of npm are scripts of the package', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const code = papers.flatMap((paper) => [
      ...blocksOf(paper).map(({ content }) => content),
      ...spansOf(paper),
    ])
    const named = code.flatMap((text) => [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)])
    expect(named.length).toBeGreaterThan(10)
    expect(named.map(([, script = '']) => script).filter((script) => !(script in scripts))).toEqual(
      [],
    )
  })
})

describe('the table of commands', async () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [, table = ''] = /^\| command \| does \|\n([\s\S]*?)\n\n/m.exec(readme) ?? []
  const rows = new Map(
    table
      .split('\n')
      .flatMap((row) => (/^\| `(\w+)/.exec(row) ?? []).slice(1).map((name) => [name, row])),
  )
  const [, list = ''] = (await helpOf()).split('Commands:\n')
  const commands = [...list.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name)
  const own = commands.filter((name) => name !== 'help')

  it('has every command, and no other', () => {
    expect([...rows.keys()].sort()).toEqual(own.toSorted())
  })

  // `init` asks: its options are in its own help.
  it.each(own.filter((name) => name !== 'init'))('names the options of %s', async (name) => {
    const [, options = ''] = (await helpOf(name)).split('\nOptions:\n')
    const [ownOptions = ''] = options.split('\nGlobal Options:\n')
    const long = [...ownOptions.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, one = '']) => one)
    const unnamed = long.filter((one) => one !== '--help' && !rows.get(name)?.includes(one))
    expect(unnamed).toEqual([])
  })
})
