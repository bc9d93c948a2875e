import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toAnnotations } from '../../../src/domain/eligibility/annotations.ts'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import type { Opinion, Surroundings } from '../../../src/domain/eligibility/opinion.ts'
import { SERVICES } from '../../../src/domain/eligibility/reading/vocabulary/services.ts'
import { SOFTWARE } from '../../../src/domain/eligibility/reading/vocabulary/software.ts'
import {
  type DossierFacts,
  type Fact,
  known,
  missing,
  unreadable,
} from '../../../src/domain/facts.ts'
import { buildRules, loadPresets } from '../../../src/presets/index.ts'
import {
  aCollectivite,
  aDossier,
  aNeighbour,
  expense,
  neighboursOf,
  surroundings,
} from '../../support/facts.ts'

const fact = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> =>
  fc.oneof(
    { weight: 5, arbitrary: value.map((one) => known(one)) },
    { weight: 1, arbitrary: fc.constant(missing) },
    { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map(unreadable) },
  )
const euros = fc
  .integer({ min: -100, max: 3_000_000 })
  .map((cents) => new Decimal(cents).dividedBy(100))
const day = fc
  .date({ min: new Date('2021-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const words = fc.constantFrom(
  'Site internet',
  'achat de tablettes',
  'salaires',
  'licences Microsoft',
  'formation sur ordinateur',
  'néant',
)

const dossiers: fc.Arbitrary<DossierFacts> = fc.record({
  dossier: fc.constant(1001),
  depositedAt: fc.constantFrom('2021-05-10T09:30:00+02:00', '2021-07-17T00:00:00+02:00'),
  applicant: fc.record({
    siret: fc.constantFrom('21510001500019', null),
    complete: fc.boolean(),
    name: fc.constant(null),
    legalCategory: fc.constantFrom('7210', '7346', '7230', '7229', '5710', '9220', '7353', null),
    department: fc.constantFrom('51', '76', '2A', null),
  }),
  title: fact(words),
  summary: fact(words),
  theme: fact(fc.subarray(['3a', '3b', '3c', '3d'] as const)),
  totalCost: fact(euros),
  requestedGrant: fact(euros),
  startDate: fact(day),
  endDate: fact(day),
  alreadyStarted: fact(fc.boolean()),
  expenses: fact(fc.array(fc.record({ label: words, amount: fact(euros) }), { maxLength: 4 })),
  deliberation: fact(fc.boolean()),
  budget: fact(fc.boolean()),
  partners: fact(fc.array(words, { maxLength: 3 })),
  partnersConsent: fact(fc.boolean()),
  commitment: fact(fc.boolean()),
  lab: fact(words),
  agentsCount: fact(fc.nat()),
  usersCount: fact(fc.nat()),
  providers: fact(fc.constant([{ name: 'Atelier', siret: null, department: null }])),
  openSource: fact(fc.boolean()),
  entity: fact(words),
})
const around: fc.Arbitrary<Surroundings> = fc.record({
  collectivite: fc.oneof(
    fc.constant(null),
    fc
      .record({
        population: fc.constantFrom(null, 999, 1_000, 80_000, 80_001, 99_999, 100_000),
        departments: fc.constantFrom(['51'], ['51', '02'], ['76'], ['2A', '2B']),
        fiscalitePropre: fc.boolean(),
      })
      .map((changes) => aCollectivite({ ...changes, department: changes.departments[0] ?? '51' })),
  ),
  envelope: fc.constantFrom(null, new Decimal(50_000)),
  campaign: fc.constant('essai'),
  sharing: fc.constant(['essai']),
  neighbours: fc.constantFrom([], [aNeighbour()]).map(neighboursOf),
})
const preset = fc.constantFrom(...loadPresets().keys())
const rulesOf = (name: string) => buildRules(name, {}).rules

const refused = (opinion: Opinion) =>
  opinion.criteria.filter(({ outcome }) => outcome === 'not_met').map(({ id }) => id)

const FACTS = [
  'title',
  'summary',
  'theme',
  'totalCost',
  'requestedGrant',
  'startDate',
  'endDate',
  'alreadyStarted',
  'expenses',
  'deliberation',
  'budget',
  'partners',
  'partnersConsent',
  'commitment',
  'lab',
  'agentsCount',
  'usersCount',
  'providers',
  'openSource',
  'entity',
] as const

describe('whatever the dossier', () => {
  it('a fact taken away never makes a criterion refuse', () => {
    fc.assert(
      fc.property(preset, dossiers, around, fc.constantFrom(...FACTS), (name, facts, near, key) => {
        const before = refused(evaluate(facts, rulesOf(name), near))
        const after = refused(evaluate({ ...facts, [key]: missing }, rulesOf(name), near))
          // Excluded lines that do not make the declared cost are doubtful for that alone.
          .filter((id) => !(key === 'totalCost' && id === 'excluded-expenses'))
        expect(before).toEqual(expect.arrayContaining(after))
      }),
      { numRuns: 400 },
    )
  })

  it('an applicant about whom less is known is never refused for it', () => {
    fc.assert(
      fc.property(preset, dossiers, around, (name, facts, near) => {
        const before = refused(evaluate(facts, rulesOf(name), near))
        const applicant = {
          ...facts.applicant,
          complete: false,
          legalCategory: null,
          department: null,
        }
        const less = evaluate({ ...facts, applicant }, rulesOf(name), {
          ...near,
          collectivite: null,
        })
        expect(before).toEqual(expect.arrayContaining(refused(less)))
      }),
    )
  })

  it('a fact that was missing settles what waited for it alone', () => {
    const waiting = [
      ['theme', 'theme', known(['3a'] as const)],
      ['totalCost', 'minimum-cost', known(new Decimal(5_000))],
      ['endDate', 'project-end', known('2022-06-30')],
      ['startDate', 'project-start', known('2021-09-01')],
      ['deliberation', 'deliberation', known(true)],
      ['lab', 'lab-support', known('Labo Exemple')],
    ] as const
    const outcomeOf = (facts: DossierFacts, id: string) =>
      ['corse', 'corse-laboratoires', 'ain']
        .flatMap((name) => evaluate(facts, rulesOf(name), surroundings()).criteria)
        .filter((result) => result.id === id)
        .map(({ outcome }) => outcome)
    for (const [key, id, value] of waiting) {
      expect(outcomeOf(aDossier({ [key]: missing }), id)).toContain('to_check')
      expect(outcomeOf(aDossier({ [key]: value }), id)).not.toContain('to_check')
    }
  })

  it('a complete and readable dossier waits for nobody, but where the rules leave it to a person', () => {
    const LEFT_TO_A_PERSON = [
      'budget-adds-up', // lines and cost of chance
      'excluded-expenses', // doubtful lines
      'non-eu-licences', // a publisher is named
      'budget-adds-up', // the lines do not make the cost
      'funding-rate', // above the cap, below the floor
      'partners-consent', // refused
      'decision-level', // refused
      'envelope', // exceeded
      'duplicate-application', // another dossier
      'lab-support', // « néant »
      'not-started', // declared not started, with a start before the deposit
      'project-end', // results may come before the end
      'project-duration', // and before so many months
      'joint-project', // the operational contact
      'dedicated-call', // the project is about urban planning
      'lot', // the project is one
    ]
    const settled = <T>(value: fc.Arbitrary<T>) => value.map((one) => known(one))
    const positive = fc.integer({ min: 1, max: 3_000_000 }).map((cents) => new Decimal(cents))
    const complete = fc
      .record({
        title: settled(words),
        summary: settled(words),
        theme: settled(fc.subarray(['3a', '3b', '3c', '3d'] as const, { minLength: 1 })),
        totalCost: settled(positive),
        requestedGrant: settled(positive),
        startDate: settled(day),
        endDate: fc.constant(known('2024-12-31')),
        alreadyStarted: settled(fc.boolean()),
        expenses: settled(
          fc.array(fc.record({ label: words, amount: settled(positive) }), { minLength: 1 }),
        ),
        partners: settled(fc.array(words, { maxLength: 3 })),
        partnersConsent: settled(fc.boolean()),
        commitment: settled(fc.boolean()),
        lab: settled(words),
      })
      .map((facts) => aDossier(facts))
    fc.assert(
      fc.property(preset, complete, (name, facts) => {
        const waiting = evaluate(facts, rulesOf(name), surroundings())
          .criteria.filter(({ outcome }) => outcome === 'to_check')
          .map(({ id }) => id)
        expect(LEFT_TO_A_PERSON).toEqual(expect.arrayContaining(waiting))
      }),
      { numRuns: 300 },
    )
  })

  it('the reasons stay under 4 000 characters, say the whole first and the texts last', () => {
    const giant = fact(
      fc
        .tuple(words, fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }))
        .map(([word, noise]) => `${word} ${noise}. `.repeat(200)),
    )
    const texts = fc.record({
      title: giant,
      summary: giant,
      lab: giant,
      partners: fact(fc.array(fc.constant('Commune voisine '.repeat(200)), { maxLength: 40 })),
      totalCost: fc.oneof(fact(euros), fc.string({ minLength: 500 }).map(unreadable)),
      endDate: fc.oneof(fact(day), fc.string({ minLength: 500 }).map(unreadable)),
    })
    fc.assert(
      fc.property(preset, dossiers, texts, around, (name, facts, long, near) => {
        const opinion = evaluate({ ...facts, ...long }, rulesOf(name), near)
        const { reasons } = toAnnotations(opinion)
        expect(reasons.length).toBeLessThan(4_000)
        const lines = reasons.split('\n')
        expect(lines[0]).toMatch(/^(?:Éligible|À vérifier|Inéligible)/u)
        expect(lines.at(-1)).toMatch(/^Textes?\s: /u)
        for (const line of lines.slice(1, -1)) expect(line).toMatch(/^[✗?✓ℹ] .+$/u)
      }),
      { numRuns: 200 },
    )
  })

  it('that holds a line which is not understood is « Éligible » only where that criterion informs', () => {
    const strange = fc
      .stringMatching(/^[bcdfghjklmnpqrtvwz]{3,7}$/)
      .map((letters) => expense(`Zo${letters}u`, 100))
    fc.assert(
      fc.property(preset, strange, fc.boolean(), (name, line, alone) => {
        const lines = alone ? [line] : [expense('Expertise', 9_900), line]
        const rules = rulesOf(name)
        const opinion = evaluate(aDossier({ expenses: known(lines) }), rules, surroundings())
        const result = opinion.criteria.find(({ id }) => id === 'excluded-expenses')
        expect(result).toMatchObject({ outcome: 'to_check', blocking: true })
        expect(result?.message).toContain(line.label)
        expect(opinion.verdict).not.toBe('eligible')
      }),
      { numRuns: 100 },
    )
  })

  it('whose lines are all of the admissible kinds is never « Inéligible » for its spending', () => {
    const admissible = fc
      .tuple(
        fc.constantFrom('', '3 x ', 'Lot 2 : ', 'Achat de ', 'Mission de ', 'Coût de '),
        fc.constantFrom(...SERVICES, ...SOFTWARE),
        fc.constantFrom('', ' (8 jours)', ' pour 25 ETP', ' des ordinateurs', ' du personnel'),
      )
      .map((parts) => parts.join(''))
    const budget = fc.array(
      admissible.map((label) => expense(label, 5_000)),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(preset, budget, fc.boolean(), (name, lines, whole) => {
        const totalCost = whole ? known(new Decimal(5_000 * lines.length)) : missing
        const facts = aDossier({ expenses: known(lines), totalCost })
        expect(refused(evaluate(facts, rulesOf(name), surroundings()))).not.toContain(
          'excluded-expenses',
        )
      }),
      { numRuns: 500 },
    )
  })

  it('a higher cost never lowers the capped grant', () => {
    fc.assert(
      fc.property(
        preset,
        dossiers,
        around,
        euros,
        fc.nat(1_000_000),
        (name, facts, near, cost, more) => {
          const grant = (total: Decimal) =>
            evaluate({ ...facts, totalCost: known(total) }, rulesOf(name), near).figures.maxGrant
          const lower = grant(cost)
          const higher = grant(cost.plus(more))
          if (lower !== null) expect(higher?.greaterThanOrEqualTo(lower)).toBe(true)
        },
      ),
    )
  })

  it('the capped grant is never above the request, and holds no fraction of a cent', () => {
    fc.assert(
      fc.property(preset, dossiers, around, (name, facts, near) => {
        const { maxGrant } = evaluate(facts, rulesOf(name), near).figures
        if (maxGrant === null) return
        expect(maxGrant.decimalPlaces()).toBeLessThanOrEqual(2)
        const { requestedGrant } = facts
        if (requestedGrant.state === 'known' && requestedGrant.value.greaterThan(0))
          expect(maxGrant.lessThanOrEqualTo(requestedGrant.value)).toBe(true)
      }),
    )
  })

  it('advisory lines never change the verdict', () => {
    const worstNews = surroundings({
      envelope: new Decimal(1),
      neighbours: [aNeighbour({ siren: '215100015' })],
    })
    const advisory = ['flat-rate', 'envelope', 'duplicate-application', 'appraisal']
    fc.assert(
      fc.property(preset, dossiers, around, (name, facts, near) => {
        const off = buildRules(name, Object.fromEntries(advisory.map((id) => [id, 'off']))).rules
        const opinion = evaluate(facts, rulesOf(name), near)
        expect(opinion.verdict).toBe(evaluate(facts, off, near).verdict)
        const blocking = opinion.criteria.filter((result) => result.blocking)
        const worst = ['not_met', 'to_check'].find((outcome) =>
          blocking.some((result) => result.outcome === outcome),
        )
        expect(opinion.verdict).toBe(
          worst === 'not_met' ? 'ineligible' : worst === 'to_check' ? 'to_check' : 'eligible',
        )
      }),
      // Chance seldom makes an eligible dossier with every advisory line at its worst.
      { examples: [['marne-volet-1', aDossier(), worstNews]] },
    )
  })

  it('every message is one line and says something', () => {
    fc.assert(
      fc.property(preset, dossiers, around, (name, facts, near) => {
        for (const { message } of evaluate(facts, rulesOf(name), near).criteria)
          expect(message).toMatch(/^\S[^\n]+\S$|^\S+$/)
      }),
    )
  })
})
