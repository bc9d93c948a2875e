import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newMachine } from '../support/guichet.ts'

const FLAGS = ['--preset', 'marne-volet-1', '--demarche', '51001']
const ROBOT = ['--robot', 'robot.fitn7@prefecture.example.org']

describe('init', { timeout: 60_000 }, () => {
  it('writes a configuration that check finds right, and never over another', async () => {
    const machine = await newMachine()
    const out = join(machine.folder, 'guichet.yaml')
    const written = await machine.guichet(['init', ...FLAGS, ...ROBOT, '--out', out])
    expect(written).toMatchObject({ exit: 0, stderr: '' })
    expect(written.stdout).toContain(`guichet --config ${out} check`)

    const checked = await machine.guichet(['--config', out, 'check', '--json'])
    expect(checked.exit).toBe(0)
    const errors = JSON.parse(checked.stdout).filter(
      ({ level }: { level: string }) => level === 'error',
    )
    expect(errors).toEqual([])

    const text = await readFile(out, 'utf8')
    const again = await machine.guichet(['init', ...FLAGS, ...ROBOT, '--out', out, '--id', 'marne'])
    expect(again.exit).toBe(2)
    expect(again.stderr).toContain('--force')
    expect(await readFile(out, 'utf8')).toBe(text)
    const forced = ['init', ...FLAGS, ...ROBOT, '--out', out, '--id', 'marne', '--force']
    expect((await machine.guichet(forced)).exit).toBe(0)
    expect(await readFile(out, 'utf8')).toContain('id: "marne"')
  })

  it('says all that is missing or wrong at once, and writes nothing', async () => {
    const machine = await newMachine()
    const out = join(machine.folder, 'guichet.yaml')
    const wrong = ['--preset', 'marne-volet-2', '--robot', 'robot', '--envelope', '-5']
    const refused = await machine.guichet(['init', ...wrong, '--out', out])
    expect(refused.exit).toBe(2)
    for (const line of [
      '--preset: no preset is called marne-volet-2\n    → did you mean marne-volet-1?',
      '--demarche: missing\n    → for example --demarche 51001',
      '--robot: an e-mail address is expected',
      '--envelope: an amount in euros is expected',
    ])
      expect(refused.stderr).toContain(line)
    await expect(readFile(out)).rejects.toThrow('ENOENT')
  })
})
