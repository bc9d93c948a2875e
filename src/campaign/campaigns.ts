import type { Campaign, Config } from '../config/load.ts'
import { type Demarche, type Ds, only, type Result } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { Log } from '../log.ts'
import { keys } from '../queue/keys.ts'
import type { JournalReader } from '../store/port.ts'
import { AllOthers } from './all-others.ts'
import { readCampaignForm } from './form/index.ts'
import { recall, renamedFinding, renamedIn } from './form/recall.ts'
import type { CampaignInDs } from './in-ds.ts'

export type { CampaignInDs } from './in-ds.ts'

/** Forms, groups and instructeurs change rarely: they are read again this often. */
const FRESH_MS = 10 * 60_000

export class Campaigns {
  readonly others: AllOthers
  readonly #campaigns: ReadonlyMap<string, Campaign>
  readonly #ds: Ds
  readonly #journal: JournalReader
  readonly #now: () => number
  readonly #log: Log
  readonly #open = new Map<string, { inDs: Promise<CampaignInDs>; since: number }>()

  constructor(config: Config, ds: Ds, journal: JournalReader, now: () => number, log: Log) {
    this.#campaigns = new Map(config.campaigns.map((campaign) => [campaign.id, campaign]))
    this.#ds = ds
    this.#journal = journal
    this.#now = now
    this.#log = log
    this.others = new AllOthers(ds, (id) => this.open(id), config, journal, now, log)
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
    if (known && this.#isFresh(id)) return await known.inDs
    const { demarche } = this.configured(id)
    return await this.#keep(
      id,
      this.#ds.demarches([demarche]).then((read) => this.#lay(id, only(read))),
    )
  }

  /** Of those campaigns, the démarches whose forms are to be read again: they may come with another request. */
  staleForms(ids: readonly string[]): number[] {
    // Asked for before it is missed: what a poll finds does not wait for a request of its own.
    const stale = ids.filter((id) => !this.#isFresh(id, FRESH_MS / 2))
    return [...new Set(stale.map((id) => this.configured(id).demarche))]
  }

  /** A form that came with another request. */
  received(id: string, form: Result<Demarche> | undefined): void {
    if (form && 'ok' in form)
      void this.#keep(
        id,
        Promise.resolve(form.ok).then((demarche) => this.#lay(id, demarche)),
      ).catch(() => {})
  }

  /** As it was last read, however old; null: it was not, or cannot be. Asks nothing of DS. */
  async lastOpened(id: string): Promise<CampaignInDs | null> {
    return (await this.#open.get(id)?.inDs.catch(() => null)) ?? null
  }

  /** Forgets what was read of the démarche: DS refused something that it should have allowed. */
  refresh(id: string): void {
    this.#open.delete(id)
  }

  #isFresh(id: string, ms = FRESH_MS): boolean {
    const known = this.#open.get(id)
    // Either way: a clock that was set back would have it kept for as long.
    return known !== undefined && Math.abs(this.#now() - known.since) < ms
  }

  /** A failed reading is not kept: the next job reads again. */
  async #keep(id: string, inDs: Promise<CampaignInDs>): Promise<CampaignInDs> {
    this.#open.set(id, { inDs, since: this.#now() })
    try {
      return await inDs
    } catch (error) {
      this.refresh(id)
      throw error
    }
  }

  async #lay(id: string, demarche: Demarche): Promise<CampaignInDs> {
    const known = await this.#journal.get(keys.formIds(demarche.number))
    const { campaign, ...recalled } = recall(this.configured(id), demarche, known)
    const form = readCampaignForm(campaign, demarche)
    const findings = [...form.findings, ...renamedIn(recalled.ids).map(renamedFinding)]
    const errors = findings.filter((finding) => finding.level === 'error')
    if (errors.length > 0 || form.robotId === null) {
      const list = errors.map(({ message, remedy }) => `  - ${message}\n    → ${remedy}`).join('\n')
      throw new Failure(
        'permanent',
        'campaign.not-ready',
        `La campagne ${id} ne peut pas démarrer :\n${list}`,
      )
    }
    for (const { code, message } of findings) {
      this.#log.warn({ campaign: id, code }, message)
    }
    return { campaign, demarche, form, recalled, robotId: form.robotId }
  }
}
