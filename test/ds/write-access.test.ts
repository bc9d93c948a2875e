import { expect, it } from 'vitest'
import { failureOf, fakeDs, json, testDs } from './support.ts'

const ds = fakeDs()

it('a read-only token is told as such, before DS looks for the dossier', async () => {
  const posts = ds.answers(() =>
    json({
      data: {
        d0: {
          annotations: null,
          errors: [{ message: 'Le jeton utilisé est configuré seulement en lecture' }],
        },
      },
    }),
  )
  expect(await testDs().writeAccess()).toBe('read-only')
  expect(posts[0]?.variables.d0_input).toMatchObject({ annotations: [] })
})

it('a token that may write learns that the dossier does not exist', async () => {
  ds.answers(() =>
    json({
      errors: [
        {
          message: 'DossierModifierAnnotationsPayload not found',
          path: ['d0'],
          extensions: { code: 'not_found' },
        },
      ],
      data: { d0: null },
    }),
  )
  expect(await testDs().writeAccess()).toBe('granted')
})

it('any other answer proves nothing', async () => {
  ds.answers(() => json({ data: { d0: { annotations: [], errors: null } } }))
  expect(await failureOf(testDs().writeAccess())).toMatchObject({ code: 'ds.half-answer' })
})
