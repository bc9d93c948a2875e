import { parisDay } from '../world/time.ts'
import type { Token } from '../world/token.ts'
import { type Answer, errorAnswer } from './answer.ts'

/** The token of an `Authorization` header, in the three spellings that Rails reads. */
export function readToken(authorization: string | undefined): string | null {
  const found = /^(?:Token|Bearer)\s+(?:token=)?"?([^"]+?)"?\s*$/.exec(authorization ?? '')
  return found?.[1] ?? null
}

/**
 * The token, or DS's refusal: 403 for an unknown one or a forbidden network, 401 only when it has expired
 *. In this order: unknown, network, expired.
 */
export function authenticate(
  tokens: ReadonlyMap<string, Token>,
  authorization: string | undefined,
  address: string,
  now: Date,
): Token | Answer {
  const token = tokens.get(readToken(authorization) ?? '')
  if (!token)
    return errorAnswer(403, 'forbidden', 'Without a token, only persisted queries are allowed')
  if (token.networks.length > 0 && !token.networks.includes(address))
    return errorAnswer(
      403,
      'forbidden',
      `Request issued from a forbidden network. Add ${address}/32 to your allowed adresses in your /profil`,
    )
  if (token.expiresOn !== null && parisDay(now) > token.expiresOn)
    return errorAnswer(401, 'unauthorized', 'Token expired')
  return token
}
