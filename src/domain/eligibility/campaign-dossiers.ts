import { Decimal } from 'decimal.js'
import type { Neighbour, Neighbours, Total } from './opinion.ts'

const STATES: readonly Neighbour['state'][] = [
  'en_construction',
  'en_instruction',
  'accepte',
  'refuse',
  'sans_suite',
]
const LIVE = 2
const ACCEPTED = STATES.indexOf('accepte')

/** Amounts are kept in thousandths of a euro, as exact integers: DS's decimals have three digits at most. */
const SCALE = 1000
const UNKNOWN = Number.NaN

/**
 * The dossiers of one campaign in columns, some fifty bytes each: there may be a hundred thousand of them. What opinions
 * ask of them is answered from orders and running sums, made again at the first question after a change.
 */
export class CampaignDossiers {
  readonly #rows = new Map<number, number>()
  #dossier = new Uint32Array(64)
  #state = new Uint8Array(64)
  #depositedAt = new Float64Array(64)
  #siren = new Uint32Array(64)
  #requested = new Float64Array(64)
  #granted = new Float64Array(64)
  #ineligible = new Uint8Array(64)
  #answers: Answers | null = null

  get size(): number {
    return this.#rows.size
  }

  has(dossier: number): boolean {
    return this.#rows.has(dossier)
  }

  /** Adds a dossier, or replaces what was known of it. */
  put(dossier: Omit<Neighbour, 'campaign'>): void {
    const row = this.#rows.get(dossier.dossier) ?? this.#newRow(dossier.dossier)
    this.#state[row] = STATES.indexOf(dossier.state)
    this.#depositedAt[row] = Date.parse(dossier.depositedAt)
    this.#siren[row] = Number(dossier.siren ?? 0)
    this.#requested[row] = toThousandths(dossier.requestedGrant)
    this.#granted[row] = toThousandths(dossier.grantedAmount)
    this.#ineligible[row] = dossier.ineligible ? 1 : 0
    this.#answers = null
  }

  /** It is another campaign's now. */
  remove(dossier: number): void {
    const row = this.#rows.get(dossier)
    if (row === undefined) return
    // The last row takes its place.
    const last = this.#rows.size - 1
    for (const column of [
      this.#dossier,
      this.#state,
      this.#depositedAt,
      this.#siren,
      this.#requested,
      this.#granted,
      this.#ineligible,
    ])
      column[row] = column[last] ?? 0
    this.#rows.delete(dossier)
    if (row !== last) this.#rows.set(this.#dossier[row] ?? 0, row)
    this.#answers = null
  }

  /** State and grant of one dossier. */
  find(dossier: number): Pick<Neighbour, 'state' | 'grantedAmount'> | null {
    const row = this.#rows.get(dossier)
    if (row === undefined) return null
    return { state: this.#stateOf(row), grantedAmount: toEuros(this.#granted[row]) }
  }

  /** The dossiers of that SIREN, in no order. */
  ofSiren(siren: string): Pick<Neighbour, 'dossier' | 'state'>[] {
    const { bySiren } = this.#answered()
    const wanted = Number(siren)
    const found: Pick<Neighbour, 'dossier' | 'state'>[] = []
    for (
      let place = firstPlace(
        bySiren.length,
        (at) => (this.#siren[bySiren[at] ?? 0] ?? 0) >= wanted,
      );
      place < bySiren.length;
      place += 1
    ) {
      const row = bySiren[place] ?? 0
      if (this.#siren[row] !== wanted) break
      found.push({ dossier: this.#dossier[row] ?? 0, state: this.#stateOf(row) })
    }
    return found
  }

  /** What the accepted dossiers were granted, but for one of them; what they asked for where the grant is not known. */
  accepted(except: number): Total {
    const { accepted } = this.#answered()
    const row = this.#rows.get(except)
    if (row === undefined || this.#state[row] !== ACCEPTED) return toTotal(accepted)
    return toTotal(minus(accepted, this.#grantOf(row)))
  }

  /** What the live dossiers deposited before that one ask for, those judged « Inéligible » left out; in the same instant, the smaller number is before. */
  liveBefore(self: { dossier: number; depositedAt: string }): Total {
    const { byDeposit, before } = this.#answered()
    const instant = Date.parse(self.depositedAt)
    const place = firstPlace(byDeposit.length, (at) => {
      const row = byDeposit[at] ?? 0
      const gap = (this.#depositedAt[row] ?? 0) - instant
      return gap > 0 || (gap === 0 && (this.#dossier[row] ?? 0) >= self.dossier)
    })
    return toTotal({
      count: place,
      amount: before.amount[place] ?? 0,
      unknown: before.unknown[place] ?? 0,
    })
  }

  /** Euros granted so far, where the grant is known. */
  granted(): Decimal {
    let sum = 0
    for (let row = 0; row < this.size; row += 1) {
      const granted = this.#granted[row] ?? UNKNOWN
      if (this.#state[row] === ACCEPTED && !Number.isNaN(granted)) sum += granted
    }
    return new Decimal(sum).div(SCALE)
  }

  /** All that live dossiers ask for, those judged « Inéligible » left out. */
  live(): Total {
    const { byDeposit, before } = this.#answered()
    const count = byDeposit.length
    return toTotal({
      count,
      amount: before.amount[count] ?? 0,
      unknown: before.unknown[count] ?? 0,
    })
  }

  #newRow(dossier: number): number {
    const row = this.#rows.size
    if (row === this.#dossier.length) this.#widen()
    this.#rows.set(dossier, row)
    this.#dossier[row] = dossier
    return row
  }

  #widen(): void {
    this.#dossier = widened(this.#dossier, Uint32Array)
    this.#state = widened(this.#state, Uint8Array)
    this.#depositedAt = widened(this.#depositedAt, Float64Array)
    this.#siren = widened(this.#siren, Uint32Array)
    this.#requested = widened(this.#requested, Float64Array)
    this.#granted = widened(this.#granted, Float64Array)
    this.#ineligible = widened(this.#ineligible, Uint8Array)
  }

  #stateOf(row: number): Neighbour['state'] {
    return STATES[this.#state[row] ?? 0] ?? 'en_construction'
  }

  #grantOf(row: number): number {
    const granted = this.#granted[row] ?? UNKNOWN
    return Number.isNaN(granted) ? (this.#requested[row] ?? UNKNOWN) : granted
  }

  #answered(): Answers {
    this.#answers ??= this.#answer()
    return this.#answers
  }

  #answer(): Answers {
    const all = Uint32Array.from({ length: this.#rows.size }, (_, row) => row)
    const siren = this.#siren
    const deposited = this.#depositedAt
    const dossier = this.#dossier
    const compare = (column: ArrayLike<number>, a: number, b: number) =>
      (column[a] ?? 0) - (column[b] ?? 0)
    const byDeposit = all
      .filter((row) => (this.#state[row] ?? 0) < LIVE && this.#ineligible[row] !== 1)
      .sort((a, b) => compare(deposited, a, b) || compare(dossier, a, b))
    const before = {
      amount: new Float64Array(byDeposit.length + 1),
      unknown: new Uint32Array(byDeposit.length + 1),
    }
    byDeposit.forEach((row, place) => {
      const requested = this.#requested[row] ?? UNKNOWN
      const known = !Number.isNaN(requested)
      before.amount[place + 1] = (before.amount[place] ?? 0) + (known ? requested : 0)
      before.unknown[place + 1] = (before.unknown[place] ?? 0) + (known ? 0 : 1)
    })
    const accepted = { count: 0, amount: 0, unknown: 0 }
    for (const row of all) {
      if (this.#state[row] !== ACCEPTED) continue
      const grant = this.#grantOf(row)
      accepted.count += 1
      if (Number.isNaN(grant)) accepted.unknown += 1
      else accepted.amount += grant
    }
    return { bySiren: all.sort((a, b) => compare(siren, a, b)), byDeposit, before, accepted }
  }
}

interface Sum {
  readonly count: number
  readonly amount: number
  readonly unknown: number
}

interface Answers {
  /** Rows. */
  readonly bySiren: Uint32Array
  /** Rows of the live dossiers that may be granted something, by deposit. */
  readonly byDeposit: Uint32Array
  /** For each place in `byDeposit`, the sums of the places before it. */
  readonly before: { readonly amount: Float64Array; readonly unknown: Uint32Array }
  readonly accepted: Sum
}

/**
 * The dossiers of every campaign, by campaign, as opinions ask of them.
 * @param unread numbers of the démarches of which nothing is known
 */
export function neighboursAmong(
  campaigns: ReadonlyMap<string, CampaignDossiers>,
  unread: readonly number[] = [],
): Neighbours {
  const none = new CampaignDossiers()
  const of = (campaign: string) => campaigns.get(campaign) ?? none
  return {
    unread,
    find: (campaign, dossier) => of(campaign).find(dossier),
    ofSiren: (siren) =>
      [...campaigns.values()]
        .flatMap((dossiers) => dossiers.ofSiren(siren))
        .sort((a, b) => a.dossier - b.dossier),
    accepted: (campaigns, except) => together(campaigns.map((one) => of(one).accepted(except))),
    liveBefore: (campaigns, self) => together(campaigns.map((one) => of(one).liveBefore(self))),
  }
}

const together = (totals: readonly Total[]): Total => ({
  count: totals.reduce((sum, { count }) => sum + count, 0),
  amount: Decimal.sum(0, ...totals.map(({ amount }) => amount)),
  unknown: totals.reduce((sum, { unknown }) => sum + unknown, 0),
})

const toThousandths = (euros: Decimal | null): number =>
  euros === null ? UNKNOWN : euros.times(SCALE).round().toNumber()

const toEuros = (thousandths: number | undefined): Decimal | null =>
  thousandths === undefined || Number.isNaN(thousandths)
    ? null
    : new Decimal(thousandths).div(SCALE)

const toTotal = ({ count, amount, unknown }: Sum): Total => ({
  count,
  unknown,
  amount: new Decimal(amount).div(SCALE),
})

const minus = ({ count, amount, unknown }: Sum, grant: number): Sum =>
  Number.isNaN(grant)
    ? { count: count - 1, amount, unknown: unknown - 1 }
    : { count: count - 1, amount: amount - grant, unknown }

/** The first place from which on `holds` is true, by halves. */
function firstPlace(length: number, holds: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function widened<Column extends Uint8Array | Uint32Array | Float64Array>(
  column: Column,
  Type: new (length: number) => Column,
): Column {
  const wider = new Type(column.length * 2)
  wider.set(column)
  return wider
}
