import { createHmac, randomBytes } from 'node:crypto'
import type { Journal, JournalReader } from '../store/port.ts'

/** Tells two addresses apart without keeping either; the same address has the same one as long as its journal lives. */
export type Fingerprint = (address: string) => string

const KEY = 'mail-key'

/** Made with a random key that the journal keeps: without it, nobody can tell an address from its fingerprint. */
export async function openFingerprint(journal: Journal): Promise<Fingerprint> {
  const known = await readFingerprint(journal)
  if (known) return known
  await journal.setIfAbsent(KEY, randomBytes(32).toString('base64'))
  return await openFingerprint(journal)
}

/** @returns null when nothing was ever sent: the journal has no key yet */
export async function readFingerprint(
  journal: Pick<JournalReader, 'get'>,
): Promise<Fingerprint | null> {
  const key = await journal.get<string>(KEY)
  if (key === null) return null
  const secret = Buffer.from(key, 'base64')
  return (address) =>
    createHmac('sha256', secret).update(address.toLowerCase()).digest('hex').slice(0, 16)
}
