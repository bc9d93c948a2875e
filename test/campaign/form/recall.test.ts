import { describe, expect, it } from 'vitest'
import { recall, renamedIn } from '../../../src/campaign/form/recall.ts'
import type { Campaign } from '../../../src/config/load.ts'
import { parseConfig } from '../../../src/config/load.ts'
import type { Demarche, Descriptor } from '../../../src/ds/port.ts'
import type { FormIds } from '../../../src/queue/entries.ts'

const idOf = (number: number) => Buffer.from(`Champ-${number}`).toString('base64')
const champ = (number: number, label: string, champs: readonly Descriptor[] = []): Descriptor => ({
  id: idOf(number),
  label,
  type: champs.length > 0 ? 'repetition' : 'text',
  options: [],
  otherOption: false,
  champs,
})
const form = (
  champs: readonly Descriptor[],
  annotations: readonly Descriptor[] = [],
): Demarche => ({
  id: 'Procedure-1',
  number: 1,
  title: 'Essai',
  state: 'publiee',
  draftRevisionId: 'ProcedureRevision-2',
  activeRevisionId: 'ProcedureRevision-1',
  champs,
  annotations,
  groups: [],
})
const campaignOf = (fields = ''): Campaign => {
  const [campaign] = parseConfig(
    `campaigns: [{ id: a, preset: marne-volet-1, demarche: 1, robot: r@example.org, fields: { ${fields} } }]`,
    'test',
  ).campaigns
  if (!campaign) throw new Error('no campaign')
  return campaign
}

/** Through those versions of a form, one after the other. */
function through(campaign: Campaign, ...versions: readonly Demarche[]) {
  let known: FormIds | null = null
  let last = recall(campaign, form([]), known)
  for (const version of versions) {
    last = recall(campaign, version, known)
    known = last.ids
  }
  return last
}

const COST = 'Coût global du projet'

describe('a champ whose label goes', () => {
  it('is known by its id, and said to be renamed as long as the configuration does not say it', () => {
    const versions = [form([champ(1, COST)]), form([champ(1, 'Dépense')])]
    const recalled = through(campaignOf(), ...versions)
    expect(recalled.campaign.fields.totalCost.at(-1)).toBe(idOf(1))
    expect(renamedIn(recalled.ids)).toEqual([
      { in: 'fields', key: 'totalCost', from: COST, to: 'Dépense' },
    ])
    const again = recall(campaignOf('totalCost: "Dépense"'), versions[1] ?? form([]), recalled.ids)
    expect(renamedIn(again.ids)).toEqual([])
  })

  it('is known by its id before it goes: dossiers may be on a newer version than the form that was read', () => {
    const { campaign } = through(campaignOf(), form([champ(1, COST)]))
    expect(campaign.fields.totalCost).toEqual([...campaignOf().fields.totalCost, idOf(1)])
  })

  it('is called by the first label under which it was found, however often it is renamed', () => {
    const versions = ['A', 'B'].map((label) => form([champ(1, label)]))
    const { ids } = through(campaignOf(), form([champ(1, COST)]), ...versions)
    expect(renamedIn(ids)).toMatchObject([{ from: COST, to: 'B' }])
  })

  it('gives way to another champ that has the label', () => {
    const replaced = form([champ(1, 'Ancien coût'), champ(2, COST)])
    const { campaign, ids } = through(campaignOf(), form([champ(1, COST)]), replaced)
    expect(renamedIn(ids)).toEqual([])
    expect(campaign.fields.totalCost).not.toContain(idOf(1))
    expect(ids.fields.totalCost).toMatchObject([{ id: idOf(2) }])
  })

  it('is no answer to another label that the configuration asks for', () => {
    const { ids } = through(campaignOf(), form([champ(1, COST)]))
    const asked = recall(campaignOf('totalCost: "Budget"'), form([champ(1, COST)]), ids)
    expect(asked.campaign.fields.totalCost).toEqual(['Budget'])
    expect(asked.gone.size).toBe(0)
  })

  it('is known inside a row too', () => {
    const rows = (label: string) => form([champ(1, 'Dépenses', [champ(2, label), champ(3, 'x')])])
    const [label = ''] = campaignOf().fields.expenseLabel
    const { campaign, ids } = through(campaignOf(), rows(label), rows('Objet de la ligne'))
    expect(renamedIn(ids)).toMatchObject([{ key: 'expenseLabel', to: 'Objet de la ligne' }])
    expect(campaign.fields.expenseLabel.at(-1)).toBe(idOf(2))
  })

  it('is known among those that are read together', () => {
    const labels = 'summary: ["Contexte", "Objectifs"]'
    const versions = [
      form([champ(1, 'Contexte'), champ(2, 'Objectifs')]),
      form([champ(1, 'Contexte'), champ(2, 'Buts')]),
    ]
    const { campaign, ids } = through(campaignOf(labels), ...versions)
    expect(campaign.fields.summary).toEqual(['Contexte', 'Objectifs', idOf(1), idOf(2)])
    expect(renamedIn(ids)).toMatchObject([{ from: 'Objectifs', to: 'Buts' }])
  })
})

it('an annotation whose label goes is known by its id', () => {
  const [before, after] = ['Avis automatique', 'Avis du robot'].map((label) =>
    form([], [champ(9, label)]),
  )
  const { campaign, ids } = through(campaignOf(), before ?? form([]), after ?? form([]))
  expect(campaign.annotations.verdict).toBe(idOf(9))
  expect(renamedIn(ids)).toMatchObject([{ in: 'annotations', key: 'verdict' }])
})

describe('a champ that is gone', () => {
  it('is told by the label that it had, until it is there again', () => {
    const versions = [form([champ(1, COST)]), form([])]
    const { gone, ids } = through(campaignOf(), ...versions)
    expect([...gone]).toEqual([['totalCost', COST]])
    expect(recall(campaignOf(), form([champ(1, 'Dépense')]), ids).gone.size).toBe(0)
  })

  it('is not one that the form never had', () => {
    expect(through(campaignOf(), form([]), form([])).gone.size).toBe(0)
  })
})
