import { readFacts } from '../src/campaign/reading/facts.ts'
import { loadConfig } from '../src/config/load.ts'
import { toAnnotations } from '../src/domain/eligibility/annotations.ts'
import { neighboursAmong } from '../src/domain/eligibility/campaign-dossiers.ts'
import { evaluate } from '../src/domain/eligibility/evaluate.ts'
import { connectDs } from '../src/ds/index.ts'
import { only } from '../src/ds/port.ts'
import { openTerritory } from '../src/territory/index.ts'
import type { DossierState, Values } from './model.ts'
import type { Env } from './worker.ts'
import { RENAMED_COST } from './world.ts'

/**
 * What the opinion's annotations must hold of each live dossier, as DS has it now, by label. The lines that speak of
 * other dossiers are those of a dossier that is alone.
 */
export async function wantedNow(
  dossiers: readonly DossierState[],
  env: Env,
): Promise<Record<number, Values>> {
  const { campaigns } = loadConfig(env.GUICHET_CONFIG ?? '')
  const ds = connectDs({ url: env.DS_API_URL ?? '', token: env.DS_API_TOKEN ?? '' })
  const territory = openTerritory()
  const alone = neighboursAmong(new Map())
  const wanted: Record<number, Values> = {}
  const live = dossiers.filter(isLive)
  const read = await ds.dossiers(live.map(({ number }) => number))
  for (const [place, { number, demarche }] of live.entries()) {
    const campaign = campaigns.find((one) => one.demarche === demarche)
    const dossier = only(read.slice(place, place + 1))
    if (!campaign || !dossier) continue
    // A champ keeps its id: what it says is what it said under its other label.
    const totalCost = [...campaign.fields.totalCost, RENAMED_COST]
    const { facts } = readFacts(dossier, {
      ...campaign,
      fields: { ...campaign.fields, totalCost },
    })
    const opinion = evaluate(facts, campaign.rules, {
      campaign: campaign.id,
      collectivite: territory.find(facts.applicant.siret?.slice(0, 9) ?? ''),
      envelope: campaign.envelope,
      sharing: campaign.sharing,
      neighbours: alone,
      lexicon: campaign.lexicon,
    })
    const labels: Readonly<Record<string, string>> = campaign.annotations
    wanted[number] = Object.fromEntries(
      Object.entries(toAnnotations(opinion)).map(([key, value]) => [labels[key], value]),
    )
  }
  return wanted
}

export const isLive = ({ state, hidden }: Pick<DossierState, 'state' | 'hidden'>) =>
  !hidden && (state === 'en_construction' || state === 'en_instruction')
