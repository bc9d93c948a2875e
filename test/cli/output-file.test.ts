import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { writeOutput } from '../../src/cli/output-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-output-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

describe('a file that a command writes', () => {
  it('is for its owner alone, also where others could read what it replaces', async () => {
    const file = join(folder, 'journal')
    await writeFile(file, 'before')
    await chmod(file, 0o666)
    await writeOutput('--out', file, 'after')
    expect(await readFile(file, 'utf8')).toBe('after')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['journal'])
  })

  it('is never written through a link that somebody left there', async () => {
    const [victim, trap] = [join(folder, 'victim'), join(folder, 'journal')]
    await writeFile(victim, 'kept')
    await symlink(victim, trap)
    await expect(writeOutput('--out', trap, 'after')).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('a link') }],
    })
    expect(await readFile(victim, 'utf8')).toBe('kept')
  })

  it('stays as it was when the new one cannot be written whole', async () => {
    const file = join(folder, 'journal')
    await writeFile(file, 'before')
    function* torn() {
      yield 'half'
      throw new Error('the store is gone')
    }
    await expect(writeOutput('--out', file, torn())).rejects.toThrow('the store is gone')
    expect(await readFile(file, 'utf8')).toBe('before')
    expect(await readdir(folder)).toEqual(['journal'])
  })
})
