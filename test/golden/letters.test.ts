import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesIn } from '../../src/domain/eligibility/box.ts'
import { evaluate } from '../../src/domain/eligibility/evaluate.ts'
import { type DossierFacts, known, missing, unreadable } from '../../src/domain/facts.ts'
import { requestLetter } from '../../src/domain/requests/letter.ts'
import { buildRules, loadPresets } from '../../src/presets/index.ts'
import { type Around, aCollectivite, aDossier, expense, surroundings } from '../support/facts.ts'

/**
 * The messages to applicants, as they are read: for each preset, with one, three and ten questions (or as many as its
 * rules can ask), in `letters/`. A message that changes is read aloud again before its file is.
 */

/** What may be wrong with a dossier, one question each at the most in any preset. */
const FAULTS: readonly Partial<DossierFacts>[] = [
  { endDate: missing },
  { budget: known(false) },
  { deliberation: known(false) },
  { partners: known(['Commune d’Exemple', 'Syndicat d’Essai']) },
  { lab: unreadable('voir annexe') },
  { commitment: known(false) },
  { theme: unreadable('Autre') },
  { startDate: unreadable('à la rentrée') },
  { alreadyStarted: missing },
  { totalCost: unreadable('environ 10 k€') },
  { requestedGrant: missing },
  {
    expenses: known([
      expense('Ordinateurs portables pour les agents', 5_400),
      expense('Licences Microsoft 365', 3_000),
      expense('Accompagnement par un expert'),
    ]),
  },
]

const SEATS: Readonly<Record<string, readonly [string, string]>> = {
  'corse-laboratoires': ['2A', '2021-07-15T09:30:00+02:00'],
  corse: ['2A', '2021-07-15T09:30:00+02:00'],
  ain: ['01', '2021-05-10T09:30:00+02:00'],
  'seine-maritime': ['76', '2021-05-10T09:30:00+02:00'],
}

function questionsIn(preset: string, faults: readonly Partial<DossierFacts>[]): readonly string[] {
  const [department, depositedAt] = SEATS[preset] ?? ['51', '2021-05-10T09:30:00+02:00']
  const theme = preset.includes('laboratoires') ? ('3d' as const) : ('3a' as const)
  const sound: Partial<DossierFacts> = {
    depositedAt,
    theme: known([theme]),
    lab: known('Laboratoire d’Exemple'),
    startDate: known('2021-09-20'),
    partnersConsent: missing,
  }
  const facts = aDossier(Object.assign(sound, ...faults))
  const around: Around = { collectivite: aCollectivite({ department, departments: [department] }) }
  return evaluate(facts, buildRules(preset, {}).rules, surroundings(around)).questions
}

/** The first faults that make so many questions; all of them where the preset asks fewer. */
function questionsOf(preset: string, wanted: number): readonly string[] {
  const kept: Partial<DossierFacts>[] = []
  let questions: readonly string[] = []
  for (const fault of FAULTS) {
    if (questions.length >= wanted) break
    const more = questionsIn(preset, [...kept, fault])
    if (more.length <= questions.length) continue
    kept.push(fault)
    questions = more
  }
  return questions
}

describe.each([...loadPresets().keys()])('%s', (preset) => {
  it.each([1, 3, 10])('with %i questions at the most', async (wanted) => {
    const questions = questionsOf(preset, wanted)
    const letter = requestLetter({
      dossier: 4300012,
      title: 'Guichet numérique de la commune',
      questions,
      service: 'Préfecture de la Marne',
      answerBy: '2021-07-30',
      canAmend: wanted !== 3,
    })
    await expect(letter).toMatchFileSnapshot(
      join(import.meta.dirname, 'letters', `${preset}-${wanted}.txt`),
    )
    expect(questions.length).toBeGreaterThanOrEqual(Math.min(wanted, 3))
    // In the box of DS, as the annotation « Compléments à demander ».
    for (const line of letter.split('\n')) expect(linesIn(line), line).toBeLessThanOrEqual(3)
  })

  it('a sound dossier is asked nothing', () => {
    expect(questionsIn(preset, [])).toEqual([])
  })
})
