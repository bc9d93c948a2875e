import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAIN } from '../support/compiled.ts'
import { blocksOf, ROOT, readPapers } from './papers.ts'

const blocks = readPapers()
  .flatMap(blocksOf)
  .filter(({ language, mark }) => language === 'sh' && mark === 'run')
const folders: string[] = []

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-walk-'))
  folders.push(folder)
  return folder
}

/** The simulator as the README starts it, but for its port, and the variables that it tells to set. */
async function startSimulator() {
  const simulator = spawn('npm', ['run', '-s', 'guichet', '--', 'simulator', '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const exports: Record<string, string> = {}
  for await (const line of createInterface({ input: simulator.stdout })) {
    const [, name, value = ''] = /^ {2}export (\w+)=(.*)$/.exec(line) ?? []
    if (name) exports[name] = value
    if (name === 'SMTP_URL') break
  }
  folders.push(dirname(exports.DATA_DIR ?? '/nowhere/data'))
  const stop = async () => {
    const exited = once(simulator, 'exit')
    // npm and what it started.
    process.kill(-(simulator.pid ?? 0), 'SIGTERM')
    await exited
  }
  return { exports, stop }
}

describe('a newcomer who types what the papers show', { timeout: 180_000 }, () => {
  let started: Awaited<ReturnType<typeof startSimulator>>
  let path: string

  beforeAll(async () => {
    started = await startSimulator()
    // `guichet`, as an installation puts it on the path.
    const commands = await newFolder()
    await writeFile(
      join(commands, 'guichet'),
      `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`,
    )
    await chmod(join(commands, 'guichet'), 0o755)
    path = `${commands}:${process.env.PATH}`
  }, 60_000)

  afterAll(async () => {
    await started?.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })

  it('begins with a configuration that passes, an opinion and a whole pass', async () => {
    const said = await type('README.md')
    expect(said).toContain('Rien n’empêche de démarrer')
    expect(said).toContain('Dossier 4300012')
    expect(said).toContain('Nothing was sent')
    expect(said).toMatch(/\d+ dossiers looked at/)
    expect(said).toContain('No job gave up')
  })

  it.each([
    ['docs/comment-raccorder-une-demarche.md', 'Jetons d’identification'],
    ['docs/comment-sauvegarder.md', 'entries written to journal.jsonl'],
    ['docs/comment-preparer-le-comite.md', 'proposals written to comite.xlsx'],
    ['docs/peut-on-se-fier-aux-avis.md', 'L’avis prenait parti'],
  ])('goes on with %s', async (file, answer) => {
    expect(await type(file)).toContain(answer)
  })

  it('has tried every block that is to be run', () => {
    expect(blocks.filter(({ file }) => !typed.has(file))).toEqual([])
  })

  const typed = new Set<string>()

  /** Everything that a paper gives to run, in order. @returns what was said; a command that fails ends it */
  async function type(file: string): Promise<string> {
    typed.add(file)
    const own = blocks.filter((block) => block.file === file)
    expect(own.length).toBeGreaterThan(0)
    const shell = spawn('bash', ['-e', '-c', own.map(({ content }) => content).join('\n')], {
      // The README is for a clone, the pages for an installation.
      cwd: file === 'README.md' ? ROOT : await newFolder(),
      env: { HOME: process.env.HOME, PATH: path, ...started.exports },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [stdout, stderr, [exit]] = await Promise.all([
      text(shell.stdout),
      text(shell.stderr),
      once(shell, 'exit'),
    ])
    expect([exit, exit === 0 ? '' : stdout + stderr]).toEqual([0, ''])
    return stdout
  }
})
