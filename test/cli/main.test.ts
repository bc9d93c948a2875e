import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { MAIN } from '../support/compiled.ts'
import { newFolder } from '../support/folder.ts'

const CAMPAIGNS = 60

/** Runs `guichet check --print-setup`, whose output is larger than a pipe holds, into a shell's words. */
async function pipeInto(reader: string): Promise<string> {
  const file = join(await newFolder(), 'guichet.yaml')
  const campaigns = Array.from({ length: CAMPAIGNS }, (_, index) => {
    const demarche = 50_001 + index
    return `  - { id: c${index}, preset: marne-volet-1, demarche: ${demarche}, robot: robot@prefecture.example.org }`
  })
  await writeFile(file, `campaigns:\n${campaigns.join('\n')}\n`)
  const guichet = `"${process.execPath}" "${MAIN}" --config "${file}" check --print-setup`
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', `${guichet} | { ${reader}; }`])
  return stdout + stderr
}

it('loses nothing of a long answer when its reader is slow', { timeout: 60_000 }, async () => {
  expect(await pipeInto('head -c 1 >/dev/null; sleep 1; tail -n 1')).toContain('guichet check')
})

it('ends quietly when its reader leaves', { timeout: 60_000 }, async () => {
  expect(await pipeInto('head -n 1')).toMatch(/^À préparer.*\n$/)
})
