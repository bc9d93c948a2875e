import { Decimal } from 'decimal.js'
import type { Config } from '../config/load.ts'
import { parseAmount } from '../domain/amount.ts'
import type { Neighbour } from '../domain/eligibility/opinion.ts'
import { type Champ, type Ds, isLive, type NeighbourDossier } from '../ds/port.ts'
import { errorLine, type Log } from '../log.ts'
import type { JournalReader } from '../store/port.ts'
import type { Desk } from './desks.ts'
import { keys } from './memory.ts'

/** The other dossiers of a démarche, as far as opinions and assignments need them. */
export interface Neighbourhood {
  readonly neighbours: readonly Neighbour[]
  /** Instructeur id → open dossiers followed. Counts up as the robot gives dossiers out. */
  readonly load: Map<string, number>
  /** Group id → the instructeur to whom its last dossier was given. */
  readonly lastGiven: Map<string, string>
}

const FRESH_MS = 15 * 60_000

/** Reads every dossier of each démarche in a light form, once in a while. */
export class Neighbourhoods {
  readonly #ds: Ds
  readonly #openDesk: (campaign: string) => Promise<Desk>
  readonly #config: Config
  readonly #now: () => number
  readonly #journal: JournalReader
  readonly #log: Log
  readonly #known = new Map<string, { content: Promise<Neighbourhood>; since: number }>()

  constructor(
    ds: Ds,
    openDesk: (campaign: string) => Promise<Desk>,
    config: Config,
    journal: JournalReader,
    now: () => number,
    log: Log,
  ) {
    this.#ds = ds
    this.#openDesk = openDesk
    this.#config = config
    this.#now = now
    this.#journal = journal
    this.#log = log
  }

  async of(campaign: string): Promise<Neighbourhood> {
    const known = this.#known.get(campaign)
    if (known && this.#now() - known.since < FRESH_MS) return await known.content
    const content = this.#read(campaign)
    this.#known.set(campaign, { content, since: this.#now() })
    content.catch(() => this.#known.delete(campaign))
    return await content
  }

  /** The dossiers of every campaign. A campaign that cannot be read is left out: only advisory lines need it. */
  async everywhere(): Promise<readonly Neighbour[]> {
    const all = await Promise.all(
      this.#config.campaigns.map(async ({ id }) => {
        try {
          return await this.of(id)
        } catch (error) {
          this.#log.warn(
            { campaign: id, reason: errorLine(error) },
            'its dossiers are not counted in the others’ advisory lines',
          )
          return null
        }
      }),
    )
    return all.flatMap((neighbourhood) => neighbourhood?.neighbours ?? [])
  }

  async #read(campaign: string): Promise<Neighbourhood> {
    const { demarche, form } = await this.#openDesk(campaign)
    const neighbours: Neighbour[] = []
    const load = new Map<string, number>()
    const ids = {
      requestedGrant: form.fields.get('requestedGrant')?.id ?? null,
      grantedAmount: form.annotations.get('grantedAmount')?.id ?? null,
    }
    for await (const page of this.#ds.neighbours(demarche.number, ids)) {
      for (const dossier of page) {
        if (dossier.revisionId === demarche.draftRevisionId) continue
        neighbours.push(toNeighbour(campaign, dossier))
        if (!isLive(dossier.state)) continue
        for (const { id } of dossier.followers) load.set(id, (load.get(id) ?? 0) + 1)
      }
    }
    const given = await this.#journal.list<string>(keys.lastInstructeurs)
    const lastGiven = new Map(
      given.map(({ key, value }) => [key.slice(keys.lastInstructeurs.length), value]),
    )
    return { neighbours, load, lastGiven }
  }
}

function toNeighbour(campaign: string, dossier: NeighbourDossier): Neighbour {
  return {
    campaign,
    dossier: dossier.number,
    state: dossier.state,
    depositedAt: dossier.depositedAt,
    siren: dossier.siret?.slice(0, 9) ?? null,
    requestedGrant: amount(dossier.requestedGrant),
    grantedAmount: amount(dossier.grantedAmount),
  }
}

function amount(champ: Champ | null): Decimal | null {
  if (champ === null) return null
  if (champ.value.kind === 'number')
    return champ.value.number === null ? null : new Decimal(champ.value.number)
  const typed = parseAmount(champ.text)
  return typed.state === 'known' ? typed.value : null
}
