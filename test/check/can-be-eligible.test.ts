import { describe, expect, it } from 'vitest'
import { canBeEligible } from '../../src/check/can-be-eligible.ts'
import type { FieldKey } from '../../src/config/form.ts'
import type { Unasked } from '../../src/domain/eligibility/opinion.ts'
import { buildRules } from '../../src/presets/index.ts'
import { plainSpaces } from '../support/judge.ts'

/** The form annexed to the national sheet: no dates, no lines of expenses. */
const ANNEX = ['summary', 'theme', 'totalCost', 'requestedGrant', 'partners', 'commitment'] as const
const DATES_AND_LINES = ['startDate', 'endDate', 'expenses'] as const

function ask(
  asked: readonly FieldKey[],
  {
    preset = 'national-axe-3',
    rules = {},
    unasked = 'check',
  }: { preset?: string; rules?: Record<string, unknown>; unasked?: Unasked } = {},
) {
  const champ = { id: 'c', type: 'text', label: 'c', options: [], otherOption: false, champs: [] }
  const diagnosis = canBeEligible('Campagne', buildRules(preset, rules, unasked), {
    fields: new Map(asked.map((key) => [key, champ])),
    findings: [],
  })
  const { code, message, remedy = '' } = diagnosis
  return { code, message: plainSpaces(message), remedy: plainSpaces(remedy) }
}

describe('whether a dossier can be « Éligible » with this form', () => {
  it('says which criteria hold it back, each for want of what', () => {
    const { code, message } = ask(ANNEX)
    expect(code).toBe('eligible-impossible')
    expect(message).toBe(
      'Avec ce formulaire, aucun dossier ne peut être « Éligible ». Il ne demande pas la date de fin (« Fin du projet » et « Durée ») ; la date de démarrage (« Durée ») ; le détail des dépenses (« Total du budget » et « Dépenses exclues »).',
    )
  })

  it('gives the two ways out: the champs to add, the line to write', () => {
    const { remedy } = ask(ANNEX)
    expect(remedy).toContain(
      'Ajoutez au formulaire « Date de fin du projet », « Date de démarrage du projet » et « Dépenses »',
    )
    expect(remedy).toContain('écrivez « unasked: inform » dans la campagne')
    expect(remedy).toContain('rules: { project-end: { unasked: inform }, project-duration: {')
  })

  it('is yes with `unasked: inform`, and says what then only informs', () => {
    expect(ask(ANNEX, { unasked: 'inform' })).toMatchObject({
      code: 'eligible-possible',
      message:
        'Avec ce formulaire, un dossier peut être « Éligible », sur ce que le formulaire demande. Pour information seulement : fin du projet, durée, total du budget, dépenses exclues.',
    })
  })

  it('is no for the one criterion that still waits', () => {
    const { message } = ask(ANNEX, {
      unasked: 'inform',
      rules: { 'project-end': { unasked: 'check' } },
    })
    expect(message).toMatch(/Il ne demande pas la date de fin \(« Fin du projet »\)\.$/)
  })

  it.each<[string, readonly FieldKey[], Parameters<typeof ask>[1]]>([
    ['everything is asked', [...ANNEX, ...DATES_AND_LINES], {}],
    [
      'what is not asked decides nothing',
      [...ANNEX, 'startDate', 'expenses'],
      { rules: { 'project-end': { decides: false }, 'project-duration': 'off' } },
    ],
    [
      'only dossiers with partners wait for their consent',
      [...ANNEX, ...DATES_AND_LINES, 'deliberation', 'budget'],
      { preset: 'corse' },
    ],
  ])('is yes where %s', (_, asked, options) => {
    expect(ask(asked, options)).toMatchObject({
      code: 'eligible-possible',
      message: 'Avec ce formulaire, un dossier peut être « Éligible ».',
    })
  })
})
