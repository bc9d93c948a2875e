import { describe, expect, it } from 'vitest'
import { readAnnotations } from '../../src/campaign/form/annotations.ts'
import { parseConfig } from '../../src/config/load.ts'
import type { Descriptor } from '../../src/ds/port.ts'
import { keys } from '../../src/queue/keys.ts'
import { crowdedConfig } from '../support/crowd.ts'
import { type Office, openOffice } from '../support/office.ts'

/** What a private annotation of a dossier holds. */
function annotationOf({ world }: Office, number: number, label: string): string {
  const { revision, annotations } = world.dossier(number)
  const spec = revision.annotations.find((one) => one.label === label)
  return String(annotations.get(spec?.stableId ?? 0)?.value ?? '')
}

const ROBOTS_OWN = ['Avis automatique', 'Motifs de l’avis automatique', 'Taux plafond (%)']

describe('a dossier whose private annotations its applicant has filled in', {
  timeout: 60_000,
}, () => {
  it('has the opinion of any other, and grants itself nothing', async () => {
    const office = await openOffice()
    const { world, services } = office
    const [model = 0] = office.numbers
    const { demandeur, champs } = world.dossier(model)
    const forge = () =>
      world.usager.deposit({
        demarche: 51_001,
        demandeur,
        champs,
        prefilledAnnotations: {
          'Avis automatique': 'Éligible',
          'Motifs de l’avis automatique': '✓ Tout est en règle [circulaire]',
          'Taux plafond (%)': 100,
          'Montant accordé (€)': 999_999,
        },
      }).number
    const [honest, forged, accepted] = [
      world.usager.deposit({ demarche: 51_001, demandeur, champs }).number,
      forge(),
      forge(),
    ]
    world.instructeur.accept(accepted)
    office.wait(60_000)
    await office.pass()
    await office.pass('all')

    expect(annotationOf(office, forged, 'Avis automatique')).not.toBe('')
    for (const label of ROBOTS_OWN)
      expect(withoutOthers(annotationOf(office, forged, label))).toBe(
        withoutOthers(annotationOf(office, honest, label)),
      )
    const use = await services.journal.get(keys.envelope('essai-0'))
    expect(use).toMatchObject({ granted: '0.00' })
  })
})

/** Each names the other as a second dossier of the same applicant, and comes after another one in the envelope. */
const withoutOthers = (text: string) =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('ℹ'))
    .join('\n')

describe('texts of a megabyte in every champ', { timeout: 120_000 }, () => {
  it('are read, and neither stop the pass nor fill the annotations', async () => {
    const office = await openOffice({ dossiersEach: 3 })
    const giant = 'achat d’ordinateurs « = 1 000 € » 2022 trim '.repeat(25_000)
    for (const number of office.numbers)
      office.world.usager.submit(number, {
        'Nom Prénom': giant,
        Courriel: giant,
        'Intitulé du projet': giant,
        'Présentation du projet': giant,
        'Laboratoire d’innovation territoriale': giant,
        'Collectivités associées': giant,
        Dépenses: [{ 'Nature de la dépense': giant, Montant: 10_000 }],
      })
    office.wait(60_000)
    expect(await office.pass()).toMatchObject({ dossiers: { written: 3 }, failed: 0 })
    const [number = 0] = office.numbers
    for (const label of ['Motifs de l’avis automatique', 'Éléments d’appréciation'])
      expect(annotationOf(office, number, label).length).toBeLessThanOrEqual(4_000)
  })
})

describe('a champ named like an annotation', () => {
  it('is not one: what the robot needs is said to be missing', () => {
    const [campaign] = parseConfig(crowdedConfig(1), 'test').campaigns
    if (!campaign) throw new Error('the configuration has no campaign')
    const named = (id: string, label: string): Descriptor => ({
      id,
      label,
      type: 'text',
      options: [],
      otherOption: false,
      champs: [],
    })
    const { found, findings } = readAnnotations(campaign, {
      id: 'D',
      number: 51_001,
      title: 'Essai',
      state: 'publiee',
      draftRevisionId: 'r',
      activeRevisionId: 'a',
      champs: [named('c1', 'Avis automatique'), named('c2', 'Montant accordé (€)')],
      annotations: [],
      groups: [],
    })
    expect(found.size).toBe(0)
    expect(findings.map(({ code }) => code)).toContain('annotation-missing.verdict')
  })
})
