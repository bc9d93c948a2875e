/**
 * What is wrong with an address such as `smtp://user:password@host:587`, or null. The answer repeats nothing of it but
 * single signs: it may hold a password.
 * @param example what could be written
 */
export function addressFault(
  text: string,
  schemes: readonly string[],
  example: string,
): string | null {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text) ?? []
  if (!schemes.includes(scheme.toLowerCase()))
    return `an address that begins with ${schemes.map((one) => `${one}://`).join(' or ')} is expected → such as ${example}`
  const end = rest.lastIndexOf('@')
  return (
    (end < 0 ? null : credentialsFault(rest.slice(0, end))) ??
    hostFault(rest.slice(end + 1), scheme)
  )
}

/** Signs that mean something else in an address, when they stand as they are in a user or a password. */
const RAW = /%(?![0-9a-f]{2})|[#/?@[\]\\^`{|}"<>\s]/gi

function credentialsFault(credentials: string): string | null {
  const raw = [...new Set(credentials.match(RAW) ?? [])]
  if (raw.length > 0) {
    const written = raw.map(
      (sign) => `${encodeURIComponent(sign)} for ${sign === ' ' ? 'a space' : sign}`,
    )
    return `the user or the password holds signs that an address keeps for itself → write ${written.join(', ')}`
  }
  try {
    decodeURIComponent(credentials)
    return null
  } catch {
    return 'what follows a % in the user or the password is no letter of UTF-8 → write %C3%A9 for é'
  }
}

function hostFault(place: string, scheme: string): string | null {
  // Several hosts, of which URL knows nothing: whoever connects reads them.
  if (place.includes(',')) return null
  return URL.canParse(`http://${place}`)
    ? null
    : `its host and port cannot be read → ${scheme}://HOST:PORT, with a port of at most 65535`
}
