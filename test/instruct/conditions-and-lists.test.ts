import { describe, expect, it } from 'vitest'
import { decideAll } from '../../src/instruct/decide-all.ts'
import type { ChampSpec } from '../../src/simulator/world/form.ts'
import { plainSpaces } from '../support/judge.ts'
import { type Office, openOffice } from '../support/office.ts'

const DEMARCHE = 51_001
const CAMPAIGN = 'essai-0'

/** The only dossier, once a champ of its form is another one. */
async function openWith(
  label: string,
  change: (champ: ChampSpec, form: readonly ChampSpec[]) => ChampSpec,
) {
  const office = await openOffice({ dossiersEach: 1 })
  office.world.platform.publishRevision(DEMARCHE, (form) => ({
    ...form,
    champs: form.champs.map((champ) =>
      champ.label === label ? change(champ, form.champs) : champ,
    ),
  }))
  return office
}

async function criterion({ services, numbers: [dossier = 0] }: Office, id: string) {
  const [decision] = await decideAll(services, [{ campaign: CAMPAIGN, dossier }])
  if (!decision || !('ok' in decision) || decision.ok.is !== 'decided') throw new Error('undecided')
  const found = decision.ok.plan.opinion.criteria.find((one) => one.id === id)
  return found && { outcome: found.outcome, message: plainSpaces(found.message) }
}

describe('a drop-down fed by a list', { timeout: 60_000 }, () => {
  it('says what people chose, not the id of the item', async () => {
    const items = [
      { id: '1', text: '3a – conseil et études' },
      { id: '2', text: '3b – projets structurants' },
    ]
    const office = await openWith('Nature du projet', ({ options: _, ...champ }) => ({
      ...champ,
      items,
    }))
    const [number = 0] = office.numbers
    office.world.usager.submit(number, { 'Nature du projet': '2' })
    const theme = await criterion(office, 'theme')
    expect(theme).toMatchObject({ outcome: 'met' })
    expect(theme?.message).toMatch(/3b|structurant/)
  })
})

describe('a champ that a condition of the form hides', { timeout: 60_000 }, () => {
  const hideEnd = (champ: ChampSpec, form: readonly ChampSpec[]): ChampSpec => ({
    ...champ,
    shownIf: {
      stableId: form.find(({ label }) => label === 'Intitulé du projet')?.stableId ?? 0,
      is: 'Un autre',
    },
  })

  it('is not asked of this dossier, and counts against nobody', async () => {
    const office = await openWith('Date de fin du projet', hideEnd)
    expect(await criterion(office, 'project-duration')).toEqual({
      outcome: 'to_check',
      message: 'le formulaire ne demande pas la date de fin à ce candidat',
    })
  })

  it('is asked of the dossiers where it shows', async () => {
    const office = await openWith('Date de fin du projet', hideEnd)
    const [number = 0] = office.numbers
    office.world.usager.submit(number, { 'Intitulé du projet': 'Un autre' })
    expect((await criterion(office, 'project-duration'))?.message).not.toContain('ne demande pas')
  })
})
