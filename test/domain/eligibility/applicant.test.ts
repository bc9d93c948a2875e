import { describe, expect, it } from 'vitest'
import type { Applicant } from '../../../src/domain/facts.ts'
import { aCollectivite, aDossier } from '../../support/facts.ts'
import { judge } from '../../support/judge.ts'

const applicant = (changes: Partial<Applicant>) => ({
  applicant: { ...aDossier().applicant, ...changes },
})
const epci = (changes = {}) =>
  aCollectivite({ kind: 'communaute-de-communes', fiscalitePropre: true, ...changes })

const GRAND_EST = ['08', '10', '51', '52', '54', '55', '57', '67', '68', '88']

describe('applicant-type', () => {
  const params = {
    allowed: ['commune', 'epci-a-fiscalite-propre'],
    toCheck: {
      kinds: ['groupement', 'societe-publique-locale'],
      because: 'financements à vérifier',
    },
  }

  it.each([
    ['a commune', applicant({}), aCollectivite(), 'met'],
    ['a commune that the registry does not know', applicant({}), null, 'to_check'],
    ['a commune that DS says closed', applicant({ closed: true }), aCollectivite(), 'to_check'],
    ['a communauté de communes', applicant({ legalCategory: '7346' }), epci(), 'met'],
    ['a métropole', applicant({ legalCategory: '7344' }), epci({ kind: 'metropole' }), 'met'],
    [
      'a commune of unknown category, known to the registry',
      applicant({ legalCategory: null }),
      aCollectivite(),
      'met',
    ],
    [
      'an EPCI of unknown category, known to the registry',
      applicant({ legalCategory: null }),
      epci(),
      'met',
    ],
    [
      'an EPCI that the registry does not know',
      applicant({ legalCategory: '7348' }),
      null,
      'to_check',
    ],
    ['a SIVOM', applicant({ legalCategory: '7345' }), null, 'to_check'],
    [
      'a territorial établissement without fiscalité propre',
      applicant({ legalCategory: '7346' }),
      epci({ kind: 'ept', fiscalitePropre: false }),
      'to_check',
    ],
    ['a société d’économie mixte', applicant({ legalCategory: '5515' }), null, 'to_check'],
    [
      'a SPL under the category of companies',
      applicant({ legalCategory: '5599', name: 'SPL DU PAYS D’EXEMPLE' }),
      null,
      'to_check',
    ],
    ['an unknown category', applicant({ legalCategory: '9999' }), null, 'to_check'],
    ['no category and no registry entry', applicant({ legalCategory: null }), null, 'to_check'],
    ['an incomplete SIRET', applicant({ complete: false, legalCategory: null }), null, 'to_check'],
    ['a natural person', applicant({ siret: null, legalCategory: null }), null, 'to_check'],
    ['a département', applicant({ legalCategory: '7220' }), null, 'not_met'],
    [
      'Paris, a collectivity of its own kind',
      applicant({ legalCategory: '7229' }),
      aCollectivite(),
      'not_met',
    ],
    ['an association', applicant({ legalCategory: '9220' }), null, 'not_met'],
    ['a company', applicant({ legalCategory: '5710' }), null, 'not_met'],
    ['a CCAS', applicant({ legalCategory: '7361' }), null, 'not_met'],
  ])('%s', (_, facts, collectivite, outcome) => {
    expect(judge('applicant-type', params, facts, { collectivite }).outcome).toBe(outcome)
  })

  it('leaves every other kind to a person where the call says « l’entité qui pilote »', () => {
    const open = { allowed: ['commune'], toCheck: { kinds: 'others', because: 'pilote-t-il ?' } }
    const result = judge('applicant-type', open, applicant({ legalCategory: '9220' }))
    expect(result).toMatchObject({
      outcome: 'to_check',
      message: 'association ou fondation (catégorie juridique 9220) : pilote-t-il ?',
    })
  })

  it('says who is admitted when it refuses', () => {
    expect(judge('applicant-type', params, applicant({ legalCategory: '7220' })).message).toBe(
      'département (catégorie juridique 7220) ; admis : commune et EPCI à fiscalité propre',
    )
  })
})

describe('applicant-territory', () => {
  const params = { departments: ['51'] }
  const seat = (department: string, departments = [department], more = {}) =>
    epci({ department, departments, ...more })

  it.each([
    ['the seat inside', applicant({}), aCollectivite(), 'met'],
    ['the seat elsewhere', applicant({}), seat('10'), 'not_met'],
    ['the registry before DS’s address', applicant({ department: '75' }), aCollectivite(), 'met'],
    [
      'DS’s address when the registry does not know',
      applicant({ legalCategory: '7345' }),
      null,
      'met',
    ],
    [
      'DS’s address elsewhere',
      applicant({ legalCategory: '7345', department: '10' }),
      null,
      'not_met',
    ],
    [
      'an EPCI spanning a covered département, seat inside',
      applicant({ legalCategory: '7346' }),
      seat('51', ['51', '02']),
      'to_check',
    ],
    [
      'an EPCI spanning a covered département, seat outside',
      applicant({ legalCategory: '7346' }),
      seat('02', ['02', '51']),
      'to_check',
    ],
    [
      'an EPCI spanning other départements',
      applicant({ legalCategory: '7346' }),
      seat('02', ['02', '60']),
      'not_met',
    ],
    [
      'an EPCI unknown to the registry, seat elsewhere',
      applicant({ legalCategory: '7346', department: '02' }),
      null,
      'to_check',
    ],
    ['a région', applicant({ legalCategory: '7230', department: '51' }), null, 'to_check'],
    [
      'no département at all',
      applicant({ legalCategory: '7345', department: null }),
      null,
      'to_check',
    ],
    ['an incomplete SIRET', applicant({ complete: false, department: null }), null, 'to_check'],
  ])('%s', (_, facts, collectivite, outcome) => {
    expect(judge('applicant-territory', params, facts, { collectivite }).outcome).toBe(outcome)
  })

  it.each([
    ['all of its départements', GRAND_EST, 'met'],
    ['all of them but one', GRAND_EST.slice(1), 'to_check'],
    ['one of them alone', ['51'], 'to_check'],
    ['none of them', ['76'], 'not_met'],
  ])('a région, where the call covers %s', (_, departments, outcome) => {
    const region = applicant({ legalCategory: '7230', department: '67' })
    expect(
      judge('applicant-territory', { departments }, region, { collectivite: null }).outcome,
    ).toBe(outcome)
  })

  it('accepts an EPCI whose départements are all covered', () => {
    const result = judge(
      'applicant-territory',
      { departments: ['2A', '2B'] },
      applicant({ legalCategory: '7346' }),
      { collectivite: seat('2B', ['2B', '2A']) },
    )
    expect(result.outcome).toBe('met')
  })
})

describe('population-ceiling', () => {
  it.each([
    [99_999, 'met', '99 999 hab. (2026), plafond 100 000'],
    [100_000, 'not_met', '100 000 hab. (2026), elle doit être inférieure à 100 000 hab.'],
    [182_460, 'not_met', '182 460 hab. (2026), plafond 100 000 hab.'],
    [null, 'to_check', 'population INSEE inconnue, elle doit être inférieure à 100 000 hab.'],
  ])('%s inhabitants: %s', (population, outcome, message) => {
    const around = { collectivite: aCollectivite({ population }) }
    expect(judge('population-ceiling', { below: 100_000 }, {}, around)).toMatchObject({
      outcome,
      message,
    })
  })
})

describe('submission-window', () => {
  const window = { from: '2021-03-25', until: '2021-07-16' }

  it.each([
    ['2021-07-16T23:59:59+02:00', 'met'],
    ['2021-07-17T00:00:00+02:00', 'not_met'],
    ['2021-07-16T22:00:00Z', 'not_met'],
    ['2021-07-16T21:59:59Z', 'met'],
    ['2021-03-25T00:00:00+01:00', 'met'],
    ['2021-03-24T23:59:59+01:00', 'not_met'],
  ])('deposited %s: %s', (depositedAt, outcome) => {
    expect(judge('submission-window', window, { depositedAt }).outcome).toBe(outcome)
  })

  it.each([
    [{ until: '2021-07-16' }, 'admis jusqu’au 16/07/2021 inclus'],
    [{ from: '2021-03-25' }, 'admis à compter du 25/03/2021'],
    [{}, 'aucune date limite n’est fixée'],
  ])('may be open on a side: %j', (params, wording) => {
    const result = judge('submission-window', params)
    expect(result.outcome).toBe('met')
    expect(result.message).toBe(`10/05/2021, ${wording}`)
  })
})
