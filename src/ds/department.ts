/**
 * The département of an address. DS leaves `departmentCode` null where it does not recognise the postal code
 * (CEDEX); the INSEE code of the commune then tells: three characters overseas, two elsewhere.
 */
export function departmentOf(address: {
  readonly cityCode: string
  readonly departmentCode: string | null
}): string | null {
  if (address.departmentCode) return address.departmentCode
  const { cityCode } = address
  if (!/^\d[\dAB]\d{3}$/.test(cityCode)) return null
  return cityCode.slice(0, /^9[78]/.test(cityCode) ? 3 : 2)
}
