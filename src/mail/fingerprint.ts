import { createHmac, randomBytes } from 'node:crypto'

/** Tells two addresses apart without keeping either; the same address has the same one as long as its journal lives. */
export type Fingerprint = (address: string) => string

/** A random key that the journal keeps: without it, nobody can tell an address from its fingerprint. */
export interface Secret {
  /** null when nothing was ever sent. */
  readSecret(): Promise<string | null>
  /** Changes nothing when there is one. */
  keepSecret(secret: string): Promise<void>
}

export async function openFingerprint(journal: Secret): Promise<Fingerprint> {
  const known = await readFingerprint(journal)
  if (known) return known
  await journal.keepSecret(randomBytes(32).toString('base64'))
  return await openFingerprint(journal)
}

/** @returns null when nothing was ever sent: the journal has no key yet */
export async function readFingerprint(
  journal: Pick<Secret, 'readSecret'>,
): Promise<Fingerprint | null> {
  const key = await journal.readSecret()
  if (key === null) return null
  const secret = Buffer.from(key, 'base64')
  return (address) =>
    createHmac('sha256', secret).update(address.toLowerCase()).digest('hex').slice(0, 16)
}
