import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'

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
