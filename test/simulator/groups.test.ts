import { describe, expect, test } from 'vitest'
import { AGENT, annotate, document, follow, move, ROBOT, start } from './support.ts'

const NOT_A_MEMBER = 'L’instructeur n’a pas les droits d’accès à ce dossier'

async function startAssigning() {
  const context = await start()
  const dossier = context.deposit()
  const run = async (field: string) => (await context.post(document({ x: field }))).body.data?.x
  const followers = () => dossier.followers.map(({ email }) => email)
  return { ...context, dossier, run, followers }
}
const refused = (message: string) => ({ dossier: null, errors: [{ message }] })

describe('groups and followers', () => {
  test('moving unfollows those who are not in the new group', async () => {
    const { world, dossier, run, groupId, followers } = await startAssigning()
    world.instructeur.follow(dossier.number, ROBOT)
    world.instructeur.follow(dossier.number, AGENT)
    expect(await run(move(dossier.number, groupId('Marne')))).toMatchObject({ errors: null })
    expect(dossier.group.label).toBe('Marne')
    expect(followers()).toEqual([ROBOT])
  })

  test('moving to the same group is told, to a closed group accepted, to another démarche refused', async () => {
    const { dossier, run, groupId } = await startAssigning()
    expect(await run(move(dossier.number, groupId('défaut')))).toEqual(
      refused("Le dossier est déjà avec le groupe instructeur: 'défaut'"),
    )
    expect(await run(move(dossier.number, groupId('Marne', 2)))).toEqual(
      refused("Le groupe instructeur 'Marne' n’appartient pas à la même démarche que le dossier"),
    )
    expect(await run(move(dossier.number, groupId('Sans robot')))).toMatchObject({ errors: null })
  })

  test('once in a group without the robot, the robot may write no more', async () => {
    const { dossier, run, groupId, instructeurId, idOf } = await startAssigning()
    await run(move(dossier.number, groupId('Sans robot')))
    const item = { id: idOf('Motifs'), value: 'textarea: "a"' }
    expect(await run(annotate(dossier.number, instructeurId(ROBOT), [item]))).toEqual({
      annotations: null,
      errors: [{ message: NOT_A_MEMBER }],
    })
  })

  test('following is idempotent, adds to the followers, and asks for a member of the group', async () => {
    const { world, dossier, run, instructeurId, followers } = await startAssigning()
    world.instructeur.follow(dossier.number, AGENT)
    const { updatedAt } = dossier
    expect(await run(follow(dossier.number, instructeurId(AGENT)))).toMatchObject({ errors: null })
    expect(dossier.updatedAt).toBe(updatedAt)
    await run(follow(dossier.number, instructeurId(ROBOT)))
    expect(followers()).toEqual([AGENT, ROBOT])
    await run(follow(dossier.number, instructeurId(AGENT), false))
    expect(followers()).toEqual([ROBOT])
    world.instructeur.move(dossier.number, 'Marne')
    expect(await run(follow(dossier.number, instructeurId(AGENT)))).toEqual(refused(NOT_A_MEMBER))
  })

  test('passing en instruction makes its author follow', async () => {
    const { world, dossier, followers } = await startAssigning()
    world.instructeur.instruct(dossier.number, AGENT)
    expect([dossier.state, followers()]).toEqual(['en_instruction', [AGENT]])
  })

  test('groups come by label, closed ones included', async () => {
    const { post } = await startAssigning()
    const told = await post('{ demarche(number: 1) { groupeInstructeurs { label closed } } }')
    expect(told.body.data?.demarche).toEqual({
      groupeInstructeurs: [
        { label: 'défaut', closed: false },
        { label: 'Marne', closed: false },
        { label: 'Sans robot', closed: true },
      ],
    })
  })
})
