import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { complete } from '../../src/cli/completion/complete.ts'
import { scriptFor } from '../../src/cli/completion/scripts.ts'
import { createProgram } from '../../src/cli/program.ts'

const ROOT = join(import.meta.dirname, '../..')
const STATIC_IMPORT = /^(?:import|export)\s+(?!type\s)[^'"]*?from\s+'([^']+)'/gm

/** What a person typed, and reads. */
async function type(...args: string[]) {
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += text
      return true
    })
  const exit = await createProgram().run(args)
  vi.restoreAllMocks()
  return { exit, ...said }
}

describe('the command line', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  })

  it.each([
    [['--help'], 'sync'],
    [['sync', '--help'], '--dry-run'],
    [['--version'], '.'],
  ])('%j answers on standard output', async (args, said) => {
    expect(await type(...args)).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining(said),
      stderr: '',
    })
  })

  it.each([
    [['synk'], 'Did you mean sync?'],
    [['sync', '--frob'], '--help'],
    [['explain'], 'number'],
    [['explain', 'abc'], 'such as 12345'],
    [['start', '--roles', 'cook'], 'schedule, work, http'],
    [['--now', 'tomorrow', 'status'], 'such as 2021-07-16T18:00:00+02:00'],
    [['--log-level', 'loud', 'status'], 'silent'],
    [['failed', 'retri'], 'guichet failed retry'],
    [['list', '--out', 'list.csv'], '--month'],
    [['list', '--month', '2022-13', '--out', 'list.csv'], 'such as 2022-03'],
    [['list', '--month', '2022-03', '--out', 'list.pdf'], '.xlsx or .csv'],
    [['committee', '--out', '/nowhere/table.csv'], 'The folder /nowhere does not exist'],
    [['failed', 'discard'], 'ids that `guichet failed` shows'],
    [['completion', 'tcsh'], 'bash, zsh, fish, powershell'],
    [['check', '--send-test', 'bob'], 'e-mail address'],
    [['simulator', '--port', 'abc'], 'port number'],
    [['--config', '/nowhere.yaml', 'sync'], 'guichet init'],
    [
      ['--config', 'guichet.example.yaml', 'preview', '--out', '/dev/null/x'],
      'a file, not a folder',
    ],
  ])('%j ends with 2 and says what to write instead', async (args, said) => {
    expect(await type(...args)).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining(said),
    })
  })

  it.each([
    [[''], ['sync', 'check', 'failed', 'completion']],
    [['sy'], ['sync']],
    [
      ['sync', '--'],
      ['--campaign', '--dry-run', '--config', '--log-level'],
    ],
    [['--config', 'guichet.example.yaml', 'sync', '--campaign', ''], ['marne-volet-1']],
    [['init', '--preset', 'mar'], ['marne-volet-1']],
    [['--log-level', 'w'], ['warn']],
    [
      ['failed', ''],
      ['retry', 'discard'],
    ],
    [['committee', '--out', ''], [':files']],
    [['import', 'jour'], [':files']],
    [['completion', 'f'], ['fish']],
    [['toString', '--'], ['--config']],
  ])('completes %j', async (typed, expected) => {
    expect(await complete(typed)).toEqual(expect.arrayContaining(expected))
  })

  it('completes in a bash without bash-completion, sourced twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-completion-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'script'), scriptFor('bash'))
    // In the place of `guichet`: what it is asked, a word a line.
    await writeFile(join(folder, 'guichet'), '#!/bin/sh\nprintf "<%s>\\n" "$@"\n', { mode: 0o755 })
    const typed = 'set -u; COMP_WORDS=(guichet --config "a b" sync ""); COMP_CWORD=4'
    const { stdout, stderr } = spawnSync(
      'bash',
      [
        '--norc',
        '-c',
        `source script; source script; ${typed}; _guichet; printf "%s\\n" "\${COMPREPLY[@]}"`,
      ],
      { cwd: folder, encoding: 'utf8', env: { PATH: `${folder}:${process.env.PATH}` } },
    )
    expect([stdout, stderr]).toEqual(['<complete>\n<-->\n<--config>\n<a b>\n<sync>\n<>\n', ''])
  })

  it.each([
    ['no library to complete a word', 'completion/complete.ts', []],
    [
      'no other than the one that reads it before a command is asked for',
      'program.ts',
      ['commander'],
    ],
  ])('loads %s', (_, entry, libraries) => {
    const seen = new Set<string>()
    const packages = new Set<string>()
    const follow = (file: string) => {
      if (seen.has(file)) return
      seen.add(file)
      for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) {
        if (from.startsWith('.')) follow(join(dirname(file), from))
        else if (!from.startsWith('node:')) packages.add(from)
      }
    }
    follow(join(ROOT, 'src/cli/main.ts'))
    follow(join(ROOT, 'src/cli', entry))
    expect([...packages]).toEqual(libraries)
  })

  it('without a token, says where one is made', async () => {
    vi.stubEnv('DS_API_TOKEN', '')
    vi.stubEnv('DS_API_TOKEN_FILE', '')
    const { exit, stderr } = await type('--config', 'guichet.example.yaml', 'sync')
    expect([exit, stderr]).toEqual([2, expect.stringContaining('Jetons d’identification')])
  })

  it('tells a script too what stopped the command', async () => {
    const { exit, stdout } = await type('--config', '/nowhere.yaml', 'sync', '--json')
    expect(exit).toBe(2)
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'config',
      source: '/nowhere.yaml',
      problems: [{ remedy: expect.stringMatching(/\S/) }],
    })
  })
})
