import type { Campaign, Config } from '../config/load.ts'
import type { Ds } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { Log } from '../log.ts'
import type { JournalReader } from '../store/port.ts'
import { readCampaignForm } from './form/index.ts'
import type { CampaignInDs } from './in-ds.ts'
import { type Ticket, Turnstile } from './in-order.ts'
import { Neighbourhoods } from './others.ts'

export type { CampaignInDs } from './in-ds.ts'

/** Forms, groups and instructeurs change rarely: they are read again this often. */
const FRESH_MS = 10 * 60_000

export class Campaigns {
  readonly neighbourhoods: Neighbourhoods
  readonly #campaigns: ReadonlyMap<string, Campaign>
  readonly #ds: Ds
  readonly #now: () => number
  readonly #log: Log
  readonly #turnstiles = new Map<string, Turnstile>()
  readonly #open = new Map<string, { inDs: Promise<CampaignInDs>; since: number }>()

  constructor(config: Config, ds: Ds, journal: JournalReader, now: () => number, log: Log) {
    this.#campaigns = new Map(config.campaigns.map((campaign) => [campaign.id, campaign]))
    this.#ds = ds
    this.#now = now
    this.#log = log
    this.neighbourhoods = new Neighbourhoods(
      ds,
      (campaign) => this.open(campaign),
      config,
      journal,
      now,
      log,
    )
  }

  /** A place in the line of those who will be given an instructeur of this campaign. */
  queueUp(campaign: string): Ticket {
    let turnstile = this.#turnstiles.get(campaign)
    if (!turnstile) {
      turnstile = new Turnstile()
      this.#turnstiles.set(campaign, turnstile)
    }
    return turnstile.take()
  }

  /** As the configuration has it. @throws Failure `campaign.unknown` */
  configured(id: string): Campaign {
    const campaign = this.#campaigns.get(id)
    if (campaign) return campaign
    throw new Failure(
      'permanent',
      'campaign.unknown',
      `campaign ${id} is not in the configuration any more: put it back, or remove this job`,
    )
  }

  /**
   * @throws Failure `campaign.unknown`, or `campaign.not-ready` when the démarche lacks what the robot cannot do
   * without: its message lists what to create.
   */
  async open(id: string): Promise<CampaignInDs> {
    const known = this.#open.get(id)
    if (known && this.#now() - known.since < FRESH_MS) return await known.inDs
    const inDs = this.#read(id)
    this.#open.set(id, { inDs, since: this.#now() })
    // A failed reading is not kept: the next job reads again.
    inDs.catch(() => this.refresh(id))
    return await inDs
  }

  /** Forgets what was read of the démarche: DS refused something that it should have allowed. */
  refresh(id: string): void {
    this.#open.delete(id)
  }

  async #read(id: string): Promise<CampaignInDs> {
    const campaign = this.configured(id)
    const demarche = await this.#ds.demarche(campaign.demarche)
    const form = readCampaignForm(campaign, demarche)
    const errors = form.findings.filter((finding) => finding.level === 'error')
    if (errors.length > 0 || form.robotId === null) {
      const list = errors.map(({ message, remedy }) => `  - ${message}\n    → ${remedy}`).join('\n')
      throw new Failure(
        'permanent',
        'campaign.not-ready',
        `La campagne ${id} ne peut pas démarrer :\n${list}`,
      )
    }
    for (const { code, message } of form.findings) {
      this.#log.warn({ campaign: id, code }, message)
    }
    return { campaign, demarche, form, robotId: form.robotId }
  }
}
