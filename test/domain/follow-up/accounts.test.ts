import { expect, it } from 'vitest'
import { isKnownAccount } from '../../../src/domain/follow-up/accounts.ts'

it.each([
  ['the address of the dossier', 'mairie@commune.example.org', true],
  ['the same address written otherwise', ' Mairie@Commune.Example.org ', true],
  ['another address of the same house', 'secretariat@commune.example.org', true],
  ['an address of a house that contains its name', 'x@commune.example.org.ailleurs.test', false],
  ['the public provider’s address that the dossier gives', 'commune@orange.fr', true],
  ['another address at that public provider', 'inconnu@orange.fr', false],
  ['no address at all', '', false],
])('%s', (_what, account, isKnown) => {
  expect(isKnownAccount(account, ['mairie@commune.example.org', 'commune@orange.fr'])).toBe(isKnown)
})
