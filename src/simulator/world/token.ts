/** An API token as its owner sees it in DS. */
export interface Token {
  readonly value: string
  /** E-mail of the administrator who made it: what the token writes is written in this name. */
  readonly owner: string
  readonly canWrite: boolean
  readonly demarches: 'all' | readonly number[]
  /** A day, still valid until its end; null: never expires. */
  readonly expiresOn: string | null
  /** IP addresses allowed; empty: all. */
  readonly networks: readonly string[]
}

/** A string in the shape of DS's tokens. */
export function tokenValue(uuid: string, secret: string): string {
  const text = Buffer.from(`${uuid};${secret}`).toString('base64')
  return text.replaceAll('+', '-').replaceAll('/', '_')
}
