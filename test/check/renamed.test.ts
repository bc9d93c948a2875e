import { expect, it } from 'vitest'
import { keys } from '../../src/queue/keys.ts'
import { plainSpaces } from '../support/judge.ts'
import { newInstallation } from './clinic.ts'

const VERDICT = 'Avis automatique'

it('an annotation that was renamed is recognised by who remembers it, and said to be', async () => {
  const one = await newInstallation()
  const { annotations } = one.world.demarche(51001).activeRevision
  const spec = annotations.find(({ label }) => label === VERDICT)
  const id = Buffer.from(`Champ-${spec?.stableId}`).toString('base64')
  one.world.platform.publishRevision(51001, { rename: { [VERDICT]: 'Avis du robot' } })
  const about = async () =>
    (await one.examine())
      .filter(({ code }) => code.endsWith('.verdict'))
      .map(({ level, code, message }) => `${level} ${code}: ${plainSpaces(message)}`)

  expect(await about()).toEqual([expect.stringContaining('error annotation-missing.verdict')])
  await one.journal.set(keys.formIds({ demarche: 51001, id: 'marne' }), {
    fields: {},
    annotations: { verdict: [{ id, label: VERDICT, under: VERDICT }] },
  })
  expect(await about()).toEqual([
    'warning annotation-renamed.verdict: L’annotation privée « Avis automatique » s’appelle maintenant « Avis du robot ».',
  ])
})
