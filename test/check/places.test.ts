import { describe, expect, it } from 'vitest'
import type { ChampSpec, Form } from '../../src/simulator/world/form.ts'
import { plainSpaces } from '../support/judge.ts'
import { type Installation, newInstallation, ROBOT } from './clinic.ts'

const DEMARCHE = 51_001

/** An installation with dossiers, some of which are accepted. */
async function newWith(
  { waiting = 0, accepted = 0 },
  before: (form: Form) => Form = (form) => form,
) {
  const one = await newInstallation()
  const { world } = one
  const whole = world.demarche(DEMARCHE).activeRevision
  one.publish(DEMARCHE, before)
  for (let place = 0; place < waiting + accepted; place += 1) {
    const demandeur = { kind: 'physique' } as const
    const { number } = world.usager.deposit({ demarche: DEMARCHE, demandeur, champs: {} })
    if (place >= waiting) world.instructeur.accept(number)
  }
  return { one, whole }
}

const without =
  (...labels: string[]) =>
  (form: Form): Form => ({
    ...form,
    annotations: form.annotations.filter(({ label }) => !labels.includes(label)),
  })

/** What is said of where things are written. */
async function said(one: Installation): Promise<string[]> {
  const found = await one.examine()
  return found
    .filter(({ code }) => /^(annotation-hidden|form-awaited|laureats-without|dossiers)/.test(code))
    .map(({ level, code, message }) => `${level} ${code}: ${plainSpaces(message)}`)
}

describe('where the robot writes', () => {
  it('is nothing to speak of when every dossier has its annotations', async () => {
    const { one } = await newWith({ waiting: 2, accepted: 1 })
    expect(await said(one)).toEqual([])
  })

  it('is said to be hidden where a condition hides the opinion', async () => {
    const hide = (form: Form): Form => ({
      ...form,
      annotations: form.annotations.map(
        (spec): ChampSpec =>
          spec.label === 'Avis automatique'
            ? { ...spec, shownIf: { stableId: form.champs[0]?.stableId ?? 0, is: 'jamais' } }
            : spec,
      ),
    })
    const { one } = await newWith({ waiting: 3 }, hide)
    expect(await said(one)).toEqual([
      'warning annotation-hidden: « Avis automatique » est masquée par une condition dans 3 dossiers : personne n’y lit l’avis.',
    ])
  })

  it('is awaited by the dossiers that DS has not brought to the published form', async () => {
    const { one, whole } = await newWith({ waiting: 2 }, without('Population INSEE'))
    one.world.platform.publishRevision(DEMARCHE, () => whole, 'by hand')
    expect(await said(one)).toEqual([
      expect.stringMatching(
        /^note form-awaited: 2 dossiers en attente de la nouvelle version du formulaire/,
      ),
    ])
    one.world.platform.bringDossiers(DEMARCHE)
    expect(await said(one)).toEqual([])
  })

  it('is missing for good in the lauréats who were accepted before', async () => {
    const lost = ['Relances envoyées', 'Montant accordé (€)']
    const { one, whole } = await newWith({ waiting: 1, accepted: 2 }, without(...lost))
    one.publish(DEMARCHE, () => whole)
    expect(await said(one)).toEqual([
      expect.stringMatching(
        /^warning laureats-without-annotations: 2 lauréats décidés avant la publication de « Relances envoyées »/,
      ),
      expect.stringMatching(
        /^warning laureats-without-amount: 2 lauréats décidés avant la publication de « Montant accordé \(€\) »/,
      ),
    ])
  })
})

describe('the dossiers of a démarche', () => {
  const INSTRUCTEUR = 'instructeur.a@marne.example.org'

  it('are listed a hundred a request, and once for all that is asked of them', async () => {
    const { one } = await newWith({ waiting: 250 })
    one.simulator.log.reset()
    await one.examine()
    const listed = one.simulator.log.posts
    const empty = await newInstallation()
    empty.simulator.log.reset()
    await empty.examine()
    expect(listed - empty.simulator.log.posts).toBe(2)
  })

  it('are named when nobody follows them any more', async () => {
    const { one } = await newWith({ waiting: 3 })
    const { world } = one
    const [left = 0, kept = 0] = [...world.demarche(DEMARCHE).dossiers].map(({ number }) => number)
    for (const number of [left, kept]) {
      world.instructeur.move(number, 'Marne')
      world.instructeur.instruct(number, INSTRUCTEUR)
    }
    expect(await said(one)).toEqual([])
    world.platform.removeFromGroup(DEMARCHE, 'Marne', INSTRUCTEUR)
    world.instructeur.follow(kept, ROBOT)
    expect(await said(one)).toEqual([
      `warning dossiers-left-alone: Dossier ${left} : plus personne ne le suit ; son instructeur l’a quitté, ou a quitté son groupe.`,
    ])
  })
})

it('a page of DS that this machine cannot reach is no fault of the form', async () => {
  const one = await newInstallation()
  one.answerPages(null)
  const found = await one.examine()
  expect(found.filter(({ code }) => code.startsWith('reports'))).toMatchObject([
    { level: 'ok', code: 'reports' },
    { level: 'note', code: 'reports-page-unasked' },
    { level: 'ok', code: 'reports-prefill' },
  ])
})
