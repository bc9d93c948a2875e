import { expect, test } from 'vitest'
import { AGENT, annotate, document, follow, move, ROBOT, start } from './support.ts'

/** Runs one deed a second after the deposit, and tells whether the dossier's date moved. */
async function moves(
  deed: (context: Awaited<ReturnType<typeof start>>, number: number) => unknown,
  before: typeof deed = () => {},
): Promise<boolean> {
  const context = await start()
  const dossier = context.deposit()
  await before(context, dossier.number)
  context.later()
  const { updatedAt } = dossier
  await deed(context, dossier.number)
  return dossier.updatedAt > updatedAt
}

type Deed = Parameters<typeof moves>[0]
const write =
  (text: string): Deed =>
  ({ post, idOf, instructeurId }, number) =>
    post(
      document({
        x: annotate(number, instructeurId(ROBOT), [
          { id: idOf('Motifs'), value: `textarea: "${text}"` },
        ]),
      }),
    )
const byHand: Deed = ({ world }, number) =>
  world.instructeur.annotate(number, AGENT, { Motifs: 'a' })
const moveBy: Deed = ({ post, groupId }, number) =>
  post(document({ x: move(number, groupId('Marne')) }))
const followBy: Deed = ({ post, instructeurId }, number) =>
  post(document({ x: follow(number, instructeurId(ROBOT)) }))

test.each<[string, boolean, Deed, Deed?]>([
  ['an annotation written by API', true, write('a')],
  ['the same value again by the same token', false, write('a'), write('a')],
  ['another value by the same token', true, write('b'), write('a')],
  ['the same value after somebody else wrote it', true, write('a'), byHand],
  ['an annotation written in the web pages', true, byHand],
  [
    'an annotation refused',
    false,
    ({ post, idOf, instructeurId }, number) =>
      post(
        document({
          x: annotate(number, instructeurId(ROBOT), [
            { id: idOf('Avis'), value: 'dropDownList: "?"' },
          ]),
        }),
      ),
  ],
  [
    'rows added by API',
    false,
    ({ post, idOf, instructeurId }, number) =>
      post(
        document({
          x: annotate(number, instructeurId(ROBOT), [
            { id: idOf('Lignes'), value: 'repetition: 2' },
          ]),
        }),
      ),
  ],
  [
    'changes submitted by the applicant',
    true,
    ({ world }, number) => world.usager.submit(number, { Titre: 'b' }),
  ],
  [
    'the demandeur completed later',
    false,
    ({ world }, number) => world.platform.completeDemandeur(number),
  ],
  [
    'a new revision of the form',
    false,
    ({ world }) => world.platform.publishRevision(1, (form) => form),
  ],
  ['a change of group', true, moveBy],
  ['a change to the same group', false, moveBy, moveBy],
  ['a new follower', true, followBy],
  ['a follower who follows already', false, followBy, followBy],
  ['a change of state', true, ({ world }, number) => world.instructeur.instruct(number, AGENT)],
  ['archiving', true, ({ world }, number) => world.instructeur.archive(number)],
  ['hiding', true, ({ world }, number) => world.instructeur.hide(number)],
])('%s: dateDerniereModification moves: %s', async (_, expected, deed, before) => {
  expect(await moves(deed, before)).toBe(expected)
})
