/**
 * Where anybody may open an address: the domain tells nothing of who writes. Those of the providers that French
 * households and small town halls use.
 */
const PUBLIC_PROVIDERS = new Set(
  `aliceadsl.fr aol.com aol.fr bbox.fr caramail.fr cegetel.net club-internet.fr dartybox.com
  fastmail.com free.fr gmail.com gmx.com gmx.de gmx.fr googlemail.com hotmail.com hotmail.fr icloud.com
  infonie.fr laposte.net libertysurf.fr live.com live.fr mac.com mail.com mailo.com me.com msn.com
  neuf.fr noos.fr numericable.fr orange.com orange.fr outlook.com outlook.fr pm.me posteo.net proton.me
  protonmail.com rocketmail.com sfr.fr tele2.fr tutanota.com voila.fr wanadoo.fr yahoo.com yahoo.fr
  yandex.com ymail.com zoho.com zoho.eu`.split(/\s+/),
)

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
const plain = (address: string) => address.trim().toLowerCase()

/**
 * Whether an account is one that a lauréat's dossier knows: the same address, or, as a weaker sign, one of the same
 * house. A SIRET proves nothing: whoever deposits types it.
 */
export function isKnownAccount(account: string, addresses: readonly string[]): boolean {
  const wanted = plain(account)
  const known = addresses.map(plain)
  if (known.includes(wanted)) return true
  const domain = domainOf(wanted)
  const isOwn = wanted.includes('@') && !PUBLIC_PROVIDERS.has(domain)
  return isOwn && known.some((address) => domainOf(address) === domain)
}

/** Two writings of one account. */
export const sameAccount = (one: string, other: string): boolean => plain(one) === plain(other)
