import { readFacts } from '../campaign/reading/facts.ts'
import { parisDay } from '../campaign/reading/report.ts'
import type { Readers } from '../campaign/services.ts'
import {
  type CommitteeCampaign,
  committeeTable,
  type Proposal,
} from '../domain/laureats/committee.ts'
import type { Table } from '../domain/laureats/table.ts'
import { isLive } from '../ds/port.ts'
import { dossiersToInstruct } from '../instruct/changed.ts'
import { planDossier } from '../instruct/decide.ts'
import { departmentInWords } from '../territory/departments.ts'

/** The opinions as they are today on every live dossier: nothing is written. */
export async function readCommitteeTable(
  readers: Readers,
  campaigns: readonly string[],
  onProgress: (looked: number) => void = () => {},
): Promise<Table> {
  const read: CommitteeCampaign[] = []
  let looked = 0
  for (const id of campaigns) {
    const { campaign, demarche } = await readers.campaigns.open(id)
    const numbers: number[] = []
    for await (const number of dossiersToInstruct(readers, demarche.number, 'all'))
      numbers.push(number)
    const proposals = await Promise.all(
      numbers.map(async (number) => {
        const proposal = await propose(readers, id, number)
        looked += 1
        onProgress(looked)
        return proposal
      }),
    )
    const { dossiers } = await readers.campaigns.neighbourhoods.of(id)
    read.push({
      campaign: id,
      envelope: campaign.envelope,
      // No dossier is left out of the sum.
      granted: dossiers.accepted(0).amount,
      proposals: proposals.filter((proposal) => proposal !== null),
    })
  }
  return committeeTable(read)
}

async function propose(readers: Readers, id: string, number: number): Promise<Proposal | null> {
  const ticket = readers.campaigns.queueUp(id)
  try {
    const inDs = await readers.campaigns.open(id)
    const dossier = await readers.ds.dossier(number)
    if (dossier === null || !isLive(dossier.state)) return null
    const { opinion } = await planDossier(readers, inDs, dossier, ticket)
    const { facts } = readFacts(dossier, inDs.campaign)
    const { siret, name, department } = facts.applicant
    const registered = siret === null ? null : readers.territory.find(siret.slice(0, 9))
    const seat = registered?.department ?? department
    return {
      facts,
      opinion,
      depositedOn: parisDay(dossier.depositedAt),
      collectivite: name ?? registered?.name ?? null,
      department: seat === null ? null : departmentInWords(seat),
    }
  } finally {
    ticket.release()
  }
}
