import type { Environment } from '../config/environment.ts'
import type { Config } from '../config/load.ts'
import { parisDay } from '../domain/dates.ts'
import type { Fetch } from '../ds/http.ts'
import type { Ds } from '../ds/port.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'
import type { JournalReader, Store } from '../store/port.ts'
import { examineCampaign } from './campaign.ts'
import { examineConfiguration, examineOddities } from './configuration.ts'
import type { Diagnosis } from './diagnosis.ts'
import { examineClock, examineSchema, examineToken, noToken } from './ds.ts'
import type { Instruments } from './instruments.ts'
import { knock } from './knock.ts'
import { type ListedWhole, listPlaces } from './listed.ts'
import { examineMachine } from './machine.ts'
import { examineMail } from './mail.ts'
import { examineReports } from './reports.ts'
import { examineStore } from './store.ts'

export type { Diagnosis } from './diagnosis.ts'
export { sendTest } from './mail.ts'

/** An installation, as the doctor finds it. */
export interface Patient {
  readonly config: Config
  readonly env: Environment
  /** null without a token. */
  readonly ds: Ds | null
  /** Whoever gives it closes it. */
  readonly openStore: () => Promise<Pick<Store, 'describe'>>
  /** What the journal holds; null also when nobody can ask it. */
  readonly remembered: JournalReader['get']
  /** How a page of DS is asked for. */
  readonly fetch: Fetch
  /** ms since the epoch; frozen by `--now`. */
  readonly now: () => number
  /** The machine's clock: what is compared with DS's. */
  readonly clock: () => number
  /** `process.versions.node` */
  readonly node: string
}

/** Every precondition, in the order in which one puts them right. Writes nothing, sends nothing. */
export async function examine(patient: Patient): Promise<Diagnosis[]> {
  const { config, env, openStore, now, node } = patient
  // What does not answer keeps its own part waiting only.
  const [ds, store, mail] = await Promise.all([
    examineDs(patient),
    examineStore(env.redisUrl === null ? env.dataDir : null, openStore),
    examineMail(env, config),
  ])
  return [
    ...examineMachine(env, node),
    ...store,
    ...mail,
    ...examineConfiguration(config, now()),
    ...ds,
  ]
}

/** What DS tells, and each campaign's own oddities beside what DS tells of it. */
async function examineDs(patient: Patient): Promise<Diagnosis[]> {
  const { ds, config, clock } = patient
  const oddities = config.campaigns.flatMap((campaign) => examineOddities(campaign, config))
  if (ds === null) return [noToken(), ...oddities]
  const { open, diagnosis } = await examineToken(ds)
  if (!open) return [diagnosis, ...oddities]
  const instruments = instrumentsFor(ds, patient)
  const [schema, campaigns, reports] = await Promise.all([
    examineSchema(ds),
    Promise.all(
      config.campaigns.map(async (campaign) => [
        ...(await examineCampaign(
          instruments,
          campaign,
          config.campaigns.filter(({ demarche }) => demarche === campaign.demarche),
        )),
        ...examineOddities(campaign, config),
      ]),
    ),
    Promise.all(followedCampaigns(config).map((one) => examineReports(instruments, one))),
  ])
  return [diagnosis, ...schema, examineClock(ds, clock()), ...campaigns.flat(), ...reports.flat()]
}

function instrumentsFor(ds: Ds, { env, fetch, now, remembered }: Patient): Instruments {
  const listings = new Map<number, Promise<ListedWhole>>()
  return {
    ds,
    today: parisDay(new Date(now()).toISOString()),
    remembered,
    listed(demarche) {
      const listing = listings.get(demarche) ?? listPlaces(ds, demarche)
      listings.set(demarche, listing)
      return listing
    },
    ask: (path) => knock(fetch, new URL(path, env.dsApiUrl).href),
  }
}
