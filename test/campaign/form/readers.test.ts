import { Decimal } from 'decimal.js'
import { expect, it } from 'vitest'
import { criteriaReading } from '../../../src/campaign/form/readers.ts'
import { FIELD_KEYS, type FieldKey } from '../../../src/config/form.ts'
import { CRITERIA } from '../../../src/domain/eligibility/criteria/index.ts'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import { type DossierFacts, known, missing } from '../../../src/domain/facts.ts'
import { loadPresets } from '../../../src/presets/index.ts'
import { aDossier, expense, surroundings } from '../../support/facts.ts'

const BUYS = 'Achat d’ordinateurs portables pour les agents. Licences Microsoft 365.'

/** Dossiers that between them make every criterion speak. */
const DOSSIERS = [
  aDossier(),
  aDossier({
    theme: known(['3d']),
    partners: known(['Commune d’essai']),
    partnersConsent: known(true),
    lab: known('Laboratoire d’essai'),
    alreadyStarted: missing,
  }),
  aDossier({ startDate: known('2022-09-01') }),
  aDossier({
    expenses: known([
      expense('Salaire du chargé de projet', 4_000),
      expense('Licences Microsoft 365', 6_000),
    ]),
  }),
  aDossier({ title: known(BUYS) }),
  aDossier({ summary: known(BUYS) }),
]

/** Says which champs it misses, and is no poorer for it. */
const APPRAISAL = 'appraisal'

const PRESETS = [...loadPresets().values()].map(
  ({ criteria }) =>
    new Map<string, { params: unknown; source: string }>([
      ...CRITERIA.filter(({ id, params }) => id !== APPRAISAL && params.safeParse({}).success).map(
        ({ id }) => [id, { params: {}, source: 'Essai' }] as const,
      ),
      ['lab-support', { params: { onlyForThemes: ['3d'] }, source: 'Essai' }],
      ...Object.entries(criteria),
    ]),
)

/** Ids of the criteria that say something else when the form has no such champ. */
function dependents(field: keyof DossierFacts): Set<string> {
  const around = surroundings({ envelope: new Decimal(100_000) })
  return new Set(
    PRESETS.flatMap((rules) => {
      const say = (facts: DossierFacts) =>
        new Map(evaluate(facts, rules, around).criteria.map((one) => [one.id, one.message]))
      return DOSSIERS.flatMap((facts) => {
        const without = say({ ...facts, [field]: missing })
        return [...say(facts)].flatMap(([id, said]) => (without.get(id) === said ? [] : [id]))
      })
    }),
  )
}

const isFact = (key: FieldKey): key is FieldKey & keyof DossierFacts => key in aDossier()

it.each(FIELD_KEYS.filter(isFact))(
  'the criteria said to read « %s » are those that do',
  (field) => {
    const found = dependents(field)
    const reading = CRITERIA.filter(({ id }) => id !== APPRAISAL && found.has(id))
    const all = new Map(CRITERIA.map(({ id }) => [id, { params: {}, source: '' }]))
    expect(criteriaReading(field, all)).toEqual(reading.map(({ title }) => title))
  },
)
