import { describe, expect, it } from 'vitest'
import { instruct } from '../../jobs/instruct.ts'
import { plain } from '../../src/domain/requests/letter.ts'
import { STILL_RUNNING_MS } from '../../src/ds/port.ts'
import { keys } from '../../src/queue/keys.ts'
import { openOffice } from '../support/office.ts'

const CAMPAIGN = 'essai-0'
const ROBOT = 'robot.fitn7@prefecture.example.org'
const AGENT = 'instructeur.c@marne.example.org'
const QUESTIONS = 'Compléments à demander'
const TICK = 'Envoyer la demande de compléments'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** An office whose only dossier has something to ask, and was instructed once. */
async function openAsking(
  requests: { annotation: true; correction?: boolean } = { annotation: true },
) {
  const office = await openOffice({ dossiersEach: 1, requests })
  const [dossier = 0] = office.numbers
  office.world.usager.submit(dossier, { 'Date de fin du projet': '' })
  office.wait(MINUTE)
  const asking = { office, dossier }
  await attempt(asking)
  office.wait(MINUTE)
  return asking
}
type Asking = Awaited<ReturnType<typeof openAsking>>

/** @returns the outcome, or the code of the failure */
const attempt = async ({ office, dossier }: Asking): Promise<string> => {
  try {
    return (await instruct.handler(office.services, { campaign: CAMPAIGN, dossier })).outcome
  } catch (error) {
    return String(Reflect.get(Object(error), 'code'))
  }
}

const annotation = ({ office, dossier }: Asking, label: string): string => {
  const { annotations, revision } = office.world.dossier(dossier)
  const spec = revision.annotations.find((one) => one.label === label)
  return plain(String(annotations.get(spec?.stableId ?? 0)?.value ?? ''))
}
const tick = ({ office, dossier }: Asking, value = true) => {
  office.wait(MINUTE)
  office.world.instructeur.annotate(dossier, AGENT, { [TICK]: value })
  office.wait(MINUTE)
}
const sent = ({ office, dossier }: Asking): string[] =>
  office.world
    .dossier(dossier)
    .messages.filter(({ email }) => email === ROBOT)
    .map(({ body }) => plain(body))
const later = ({ office }: Asking) => office.wait(STILL_RUNNING_MS + MINUTE)

describe('what to ask the applicant', { timeout: 60_000 }, () => {
  it('stands in its annotation, and a second look writes nothing', async () => {
    const asking = await openAsking()
    expect(annotation(asking, QUESTIONS)).toMatch(
      /^Bonjour,[\s\S]*Quel jour le projet doit-il finir \?/,
    )
    expect(await attempt(asking)).toBe('unchanged')
    expect(sent(asking)).toEqual([])
  })

  it('is counted in the summary of the pass that sends it, and of no other', async () => {
    const asking = await openAsking()
    expect((await asking.office.pass()).messages).toBe(0)
    tick(asking)
    expect((await asking.office.pass()).messages).toBe(1)
    asking.office.wait(MINUTE)
    expect((await asking.office.pass('all')).messages).toBe(0)
    expect(sent(asking)).toHaveLength(1)
  })

  it('goes once the applicant has answered', async () => {
    const asking = await openAsking()
    asking.office.world.usager.submit(asking.dossier, { 'Date de fin du projet': '2021-12-01' })
    asking.office.wait(MINUTE)
    await attempt(asking)
    expect(annotation(asking, QUESTIONS)).toBe('')
  })

  it('stays as an instructeur edited it', async () => {
    const asking = await openAsking()
    const { office, dossier } = asking
    office.world.instructeur.annotate(dossier, AGENT, { [QUESTIONS]: 'Bonjour, et la fin ?' })
    office.world.usager.submit(dossier, { 'Nature du projet': '' })
    office.wait(MINUTE)
    await attempt(asking)
    expect(annotation(asking, QUESTIONS)).toBe('Bonjour, et la fin ?')
  })
})

describe('a tick', { timeout: 60_000 }, () => {
  it('sends what stands there, once, and the annotation says when', async () => {
    const asking = await openAsking()
    const letter = annotation(asking, QUESTIONS)
    tick(asking)
    expect(await attempt(asking)).toBe('written')
    expect(sent(asking)).toEqual([letter])
    expect(annotation(asking, QUESTIONS)).toMatch(
      /^Message envoyé le \d\d\/05\/2021 à [^\n]*\.\n\nBonjour/,
    )
    asking.office.wait(MINUTE)
    expect(await attempt(asking)).toBe('unchanged')
    expect(sent(asking)).toHaveLength(1)
  })

  it('sends the text that an instructeur edited', async () => {
    const asking = await openAsking()
    asking.office.world.instructeur.annotate(asking.dossier, AGENT, { [QUESTIONS]: 'Et la fin ?' })
    tick(asking)
    await attempt(asking)
    expect(sent(asking)).toEqual(['Et la fin ?'])
  })

  it('made anew sends again', async () => {
    const asking = await openAsking()
    tick(asking)
    await attempt(asking)
    tick(asking, false)
    await attempt(asking)
    tick(asking)
    await attempt(asking)
    expect(sent(asking)).toHaveLength(2)
  })

  it('that the applicant pre-filled sends nothing', async () => {
    const office = await openOffice({ dossiersEach: 0, requests: { annotation: true } })
    const { number: dossier } = office.world.usager.deposit({
      demarche: 51_001,
      demandeur: { kind: 'physique' },
      champs: {},
      prefilledAnnotations: { [TICK]: true, [QUESTIONS]: 'Accordez-moi tout.' },
    })
    office.wait(MINUTE)
    const asking = { office, dossier }
    await attempt(asking)
    office.wait(MINUTE)
    await attempt(asking)
    expect(sent(asking)).toEqual([])
    expect(annotation(asking, QUESTIONS)).toMatch(/^Bonjour/)
  })

  it('sends nothing where the campaign does not say so', async () => {
    const silent = await openOffice({ dossiersEach: 1 })
    const [dossier = 0] = silent.numbers
    silent.world.usager.submit(dossier, { 'Date de fin du projet': '' })
    silent.wait(MINUTE)
    const other = { office: silent, dossier }
    await attempt(other)
    tick(other)
    await attempt(other)
    expect(sent(other)).toEqual([])
  })

  it('with nothing to send says so, and sends nothing later', async () => {
    const office = await openOffice({ dossiersEach: 1, requests: { annotation: true } })
    const [dossier = 0] = office.numbers
    const asking = { office, dossier }
    await attempt(asking)
    tick(asking)
    await attempt(asking)
    expect(annotation(asking, QUESTIONS)).toMatch(/^Message non envoyé/)
    office.wait(MINUTE)
    office.world.usager.submit(dossier, { 'Date de fin du projet': '' })
    office.wait(MINUTE)
    await attempt(asking)
    expect(annotation(asking, QUESTIONS)).toContain('Bonjour')
    expect(sent(asking)).toEqual([])
  })

  it('on a decided dossier sends nothing', async () => {
    const asking = await openAsking()
    asking.office.world.instructeur.instruct(asking.dossier, AGENT)
    asking.office.world.instructeur.refuse(asking.dossier)
    tick(asking)
    expect(await attempt(asking)).toBe('left-alone')
    expect(sent(asking)).toEqual([])
  })

  it('en instruction is a demande de correction where the campaign says so', async () => {
    const asking = await openAsking({ annotation: true, correction: true })
    asking.office.world.instructeur.instruct(asking.dossier, AGENT)
    tick(asking)
    await attempt(asking)
    const { messages, state } = asking.office.world.dossier(asking.dossier)
    expect(messages.at(-1)).toMatchObject({ email: ROBOT, correction: 'incomplete' })
    expect(state).toBe('en_construction')
  })
})

describe('a message whose fate is not known', { timeout: 60_000 }, () => {
  const messageOnly = { on: 'mutation', times: 1 } as const

  it('left before its answer was lost: it does not leave again', async () => {
    const asking = await openAsking()
    tick(asking)
    asking.office.simulator.faults.add({ kind: 'cut', when: 'after', ...messageOnly })
    expect(await attempt(asking)).toBe('ds.lost-answer')
    expect(await attempt(asking)).toBe('ds.lost-answer')
    expect(sent(asking)).toHaveLength(1)
    later(asking)
    expect(await attempt(asking)).toBe('written')
    expect(sent(asking)).toHaveLength(1)
    expect(annotation(asking, QUESTIONS)).toMatch(/^Message envoyé/)
  })

  it('never reached DS, by a clock set back by a day since: it leaves once, and waits no longer than it ever may', async () => {
    const asking = await openAsking()
    tick(asking)
    asking.office.wait(DAY)
    asking.office.simulator.faults.add({ kind: 'cut', when: 'before', ...messageOnly })
    expect(await attempt(asking)).toBe('ds.lost-answer')
    asking.office.wait(-DAY)
    // DS may be at it still.
    expect(await attempt(asking)).toBe('ds.lost-answer')
    later(asking)
    expect(await attempt(asking)).toBe('written')
    expect(sent(asking)).toHaveLength(1)
  })

  it('never reached DS: it leaves once', async () => {
    const asking = await openAsking()
    tick(asking)
    asking.office.simulator.faults.add({ kind: 'cut', when: 'before', ...messageOnly })
    await attempt(asking)
    expect(sent(asking)).toHaveLength(0)
    later(asking)
    await attempt(asking)
    expect(sent(asking)).toHaveLength(1)
  })

  it('may have left before a kill: its row is looked into', async () => {
    const asking = await openAsking()
    const { office, dossier } = asking
    tick(asking)
    const kill = new Error('killed')
    const { journal } = office.services.store
    const key = keys.request(51_001, dossier)
    const set = journal.set.bind(journal)
    // Killed between DS's answer and the row that says so.
    journal.set = async (name, value) => {
      if (String(name) === String(key) && Reflect.get(Object(value), 'fate') === 'sent') throw kill
      await set(name, value)
    }
    await attempt(asking)
    journal.set = set
    expect(await journal.get(key)).toMatchObject({ fate: 'pending' })
    later(asking)
    await attempt(asking)
    expect(sent(asking)).toHaveLength(1)
    expect(await journal.get(key)).toMatchObject({ fate: 'sent' })
  })

  it('may have left by a clock that was ahead by a year: its row is looked into at once', async () => {
    const asking = await openAsking()
    const { office, dossier } = asking
    const { journal } = office.services.store
    const key = keys.request(51_001, dossier)
    tick(asking)
    await attempt(asking)
    const row = await journal.get(key)
    if (row === null) throw new Error('nothing was sent')
    const ahead = new Date(office.services.now() + 365 * 24 * 60 * MINUTE).toISOString()
    await journal.set(key, { ...row, fate: 'pending', at: ahead })
    await attempt(asking)
    expect(await journal.get(key)).toMatchObject({ fate: 'sent' })
    expect(sent(asking)).toHaveLength(1)
  })

  it.each(['before', 'after'])(
    'does not leave again when the store is lost %s the annotation says it',
    async (when) => {
      const asking = await openAsking()
      const { office, dossier } = asking
      tick(asking)
      if (when === 'before')
        office.world.instructeur.write(dossier, ROBOT, annotation(asking, QUESTIONS))
      else await attempt(asking)
      await office.services.store.journal.delete(keys.request(51_001, dossier))
      await office.services.store.journal.delete(keys.dossier(51_001, dossier))
      office.wait(MINUTE)
      await attempt(asking)
      office.wait(MINUTE)
      await attempt(asking)
      expect(sent(asking)).toHaveLength(1)
      expect(annotation(asking, QUESTIONS)).toMatch(/^Message envoyé/)
    },
  )

  it('refused by DS is told, and leaves once DS takes it', async () => {
    const asking = await openAsking()
    const { office, dossier } = asking
    tick(asking)
    const { group } = office.world.dossier(dossier)
    const robot = office.world.person(ROBOT)
    const members = group.instructeurs as Set<typeof robot>
    members.delete(robot)
    expect(await attempt(asking)).not.toBe('written')
    expect(sent(asking)).toEqual([])
    members.add(robot)
    office.services.campaigns.refresh(CAMPAIGN)
    await attempt(asking)
    expect(sent(asking)).toHaveLength(1)
  })
})
