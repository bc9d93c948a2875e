import type { Campaign, Config } from '../config/load.ts'
import { type Demarche, type Ds, type FreshDossier, only, type Result } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { Log } from '../log.ts'
import { keys } from '../queue/keys.ts'
import type { JournalReader } from '../store/port.ts'
import type { Territory } from '../territory/index.ts'
import { AllOthers } from './all-others.ts'
import { readCampaignForm } from './form/index.ts'
import { recall, renamedFinding, renamedIn } from './form/recall.ts'
import type { CampaignInDs, OpenedDemarche } from './in-ds.ts'
import { OwnForms } from './own-forms.ts'
import { seatOf, shownSeat, whoTakes } from './taking.ts'

export type { CampaignInDs } from './in-ds.ts'

/** Forms, groups and instructeurs change rarely: they are read again this often. */
const FRESH_MS = 10 * 60_000

/** A démarche that was read, and the campaigns laid over it since. */
interface Form {
  readonly demarche: Promise<Demarche>
  /** ms since the epoch. */
  readonly since: number
  readonly laid: Map<string, Promise<CampaignInDs>>
}

export class Campaigns {
  readonly others: AllOthers
  readonly ownForms: OwnForms
  readonly #campaigns: ReadonlyMap<string, Campaign>
  readonly #ds: Ds
  readonly #journal: JournalReader
  readonly #now: () => number
  readonly #log: Log
  readonly #territory: Territory
  readonly #forms = new Map<number, Form>()

  constructor(
    config: Config,
    ds: Ds,
    journal: JournalReader,
    now: () => number,
    log: Log,
    territory: Territory,
  ) {
    this.#campaigns = new Map(config.campaigns.map((campaign) => [campaign.id, campaign]))
    this.#ds = ds
    this.#journal = journal
    this.#now = now
    this.#log = log
    this.#territory = territory
    this.ownForms = new OwnForms(ds)
    const open = (demarche: number) => this.openAll(demarche)
    this.others = new AllOthers(ds, open, config, journal, territory, now, log)
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

  /** The campaigns of a démarche, in the order of the configuration. */
  on(demarche: number): readonly Campaign[] {
    return [...this.#campaigns.values()].filter((campaign) => campaign.demarche === demarche)
  }

  /**
   * @throws Failure `campaign.unknown`, or `campaign.not-ready` when the démarche lacks what the robot cannot do
   * without: its message lists what to create.
   */
  async open(id: string): Promise<CampaignInDs> {
    const { demarche } = this.configured(id)
    const form = this.#form(demarche)
    try {
      const inDs = form.laid.get(id) ?? form.demarche.then((read) => this.#lay(id, read))
      form.laid.set(id, inDs)
      return await inDs
    } catch (error) {
      // A failed reading is not kept, and the next job reads again, unless another campaign works on it meanwhile.
      form.laid.delete(id)
      if (form.laid.size === 0 && this.#forms.get(demarche) === form) this.#forms.delete(demarche)
      throw error
    }
  }

  /** All campaigns of a démarche. @throws what the first of them failed of, when none can work */
  async openAll(demarche: number): Promise<OpenedDemarche> {
    const campaigns = this.on(demarche)
    const opened = await Promise.allSettled(campaigns.map(({ id }) => this.open(id)))
    const ready = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const failed = new Map(
      opened.flatMap((one, place) =>
        one.status === 'rejected' ? [[campaigns[place]?.id ?? '', one.reason as unknown]] : [],
      ),
    )
    const [first, ...rest] = ready
    if (!first) throw failed.values().next().value
    return { demarche: first.demarche, ready: [first, ...rest], failed }
  }

  /** Which campaign takes a dossier of that démarche, as it was read. */
  taking(demarche: Demarche, { groupId, demandeur }: Pick<FreshDossier, 'groupId' | 'demandeur'>) {
    const seat = seatOf(this.#territory, shownSeat(demandeur))
    const campaigns = this.on(demarche.number)
    return { seat, taken: whoTakes(campaigns, demarche, groupId, seat) ?? { by: 'waits' as const } }
  }

  /** Of those campaigns, the démarches whose forms are to be read again: they may come with another request. */
  staleForms(ids: readonly string[]): number[] {
    const demarches = new Set(ids.map((id) => this.configured(id).demarche))
    // Asked for before it is missed: what a poll finds does not wait for a request of its own.
    return [...demarches].filter((demarche) => !this.#fresh(demarche, FRESH_MS / 2))
  }

  /** A form that came with another request. */
  received(demarche: number, form: Result<Demarche> | undefined): void {
    if (!form || 'failure' in form) return
    this.#keep(demarche, Promise.resolve(form.ok))
    void this.openAll(demarche).catch(() => {})
  }

  /** As it was last read, however old; null: it was not, or cannot be. Asks nothing of DS. */
  async lastOpened(id: string): Promise<CampaignInDs | null> {
    const { demarche } = this.configured(id)
    return (
      (await this.#forms
        .get(demarche)
        ?.laid.get(id)
        ?.catch(() => null)) ?? null
    )
  }

  /** Forgets what was read of its démarche: DS refused something that it should have allowed. */
  refresh(id: string): void {
    this.#forms.delete(this.configured(id).demarche)
  }

  #form(demarche: number): Form {
    return (
      this.#fresh(demarche) ??
      this.#keep(
        demarche,
        this.#ds.demarches([demarche]).then((read) => only(read)),
      )
    )
  }

  #fresh(demarche: number, ms = FRESH_MS): Form | undefined {
    const form = this.#forms.get(demarche)
    // Either way: a clock that was set back would have it kept for as long.
    return form && Math.abs(this.#now() - form.since) < ms ? form : undefined
  }

  #keep(demarche: number, read: Promise<Demarche>): Form {
    const form = {
      demarche: read,
      since: this.#now(),
      laid: new Map<string, Promise<CampaignInDs>>(),
    }
    this.#forms.set(demarche, form)
    return form
  }

  async #lay(id: string, demarche: Demarche): Promise<CampaignInDs> {
    const known = await this.#journal.get(keys.formIds(this.configured(id)))
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
