import { Decimal } from 'decimal.js'
import { readFacts } from '../campaign/reading/facts.ts'
import type { Readers } from '../campaign/services.ts'
import type { Campaign } from '../config/load.ts'
import { parisDay } from '../domain/dates.ts'
import {
  type CommitteeCampaign,
  committeeTable,
  type Proposal,
} from '../domain/laureats/committee.ts'
import type { Table } from '../domain/laureats/table.ts'
import { only } from '../ds/port.ts'
import { isOfOneDossier } from '../follow-up/unreadable.ts'
import { dossiersToInstruct } from '../instruct/changed.ts'
import type { Plan } from '../instruct/decide.ts'
import { decideAll } from '../instruct/decide-all.ts'
import { loadPresets } from '../presets/index.ts'
import { departmentInWords } from '../territory/departments.ts'

/** Read together, decided on one after the other. */
const AT_ONCE = 100

/** The opinions as they are today on every live dossier: nothing is written. */
export async function readCommitteeTable(
  readers: Readers,
  campaigns: readonly string[],
  onProgress: (looked: number) => void = () => {},
): Promise<Table> {
  const read: CommitteeCampaign[] = []
  const listed = new Set<number>()
  let looked = 0
  for (const id of campaigns) {
    const { campaign } = await readers.campaigns.open(id)
    const numbers: number[] = []
    let unnamed = 0
    const pages = dossiersToInstruct(readers, campaign, 'all', (count) => {
      unnamed += count
    })
    for await (const number of pages) numbers.push(number)
    const missing: number[] = []
    const proposals: Proposal[] = []
    for (let start = 0; start < numbers.length; start += AT_ONCE) {
      const some = numbers.slice(start, start + AT_ONCE)
      const decisions = await decideAll(
        readers,
        some.map((dossier) => ({ campaign: id, dossier })),
      )
      for (const place of some.keys()) {
        const [result] = decisions.slice(place, place + 1)
        // The others make a table all the same.
        if (result && 'failure' in result && isOfOneDossier(result.failure))
          missing.push(some[place] ?? 0)
        else {
          const decision = only(result ? [result] : [])
          if (decision.is === 'decided') proposals.push(propose(readers, campaign, decision.plan))
        }
      }
      looked += some.length
      onProgress(looked)
    }
    read.push({
      campaign: id,
      envelope: campaign.envelope,
      sharing: campaign.sharing,
      comites: loadPresets().get(campaign.preset)?.comites ?? null,
      // No dossier is left out of the sum.
      granted: Decimal.sum(
        0,
        ...campaign.sharing.map((one) => readers.campaigns.others.of(one)?.accepted(0).amount ?? 0),
      ),
      proposals,
      missing: missing.sort((a, b) => a - b),
      // Campaigns of one démarche share them.
      unnamed: listed.has(campaign.demarche) ? 0 : unnamed,
    })
    listed.add(campaign.demarche)
  }
  return committeeTable(read)
}

function propose({ territory }: Readers, campaign: Campaign, { dossier, opinion }: Plan): Proposal {
  const { facts } = readFacts(dossier, campaign)
  const { siret, name, department } = facts.applicant
  const registered = siret === null ? null : territory.find(siret.slice(0, 9))
  const seat = registered?.department ?? department
  return {
    facts,
    opinion,
    depositedOn: parisDay(dossier.depositedAt),
    collectivite: name ?? registered?.name ?? null,
    department: seat === null ? null : departmentInWords(seat),
  }
}
