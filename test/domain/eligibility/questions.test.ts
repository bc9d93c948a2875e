import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { CRITERIA } from '../../../src/domain/eligibility/criteria/index.ts'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import type { Rules } from '../../../src/domain/eligibility/opinion.ts'
import { QUESTIONS } from '../../../src/domain/eligibility/questions/index.ts'
import { type DossierFacts, known, missing, unreadable } from '../../../src/domain/facts.ts'
import {
  type Around,
  aCollectivite,
  aDossier,
  amount,
  expense,
  surroundings,
} from '../../support/facts.ts'
import { onlyRule, plainSpaces } from '../../support/judge.ts'

/** What is asked of a dossier under one criterion, in ordinary spaces. */
function asked(
  id: string,
  facts: Partial<DossierFacts>,
  { params = {}, around = {} }: { params?: unknown; around?: Around } = {},
): string[] {
  return under(onlyRule(id, params), facts, around)
}

const under = (rules: Rules, facts: Partial<DossierFacts>, around: Around = {}): string[] =>
  evaluate(aDossier(facts), rules, surroundings(around)).questions.map(plainSpaces)

it('every criterion says what it asks the applicant, be it nothing', () => {
  expect(Object.keys(QUESTIONS).sort()).toEqual(CRITERIA.map(({ id }) => id).sort())
})

describe('who applies', () => {
  it('a natural person is asked for the SIRET', () => {
    const { applicant } = aDossier()
    expect(
      asked(
        'applicant-type',
        { applicant: { ...applicant, siret: null } },
        { params: { allowed: ['commune'] } },
      ),
    ).toEqual(['Quel est le SIRET de la collectivité ou de l’organisme qui porte le projet ?'])
  })

  it('a kind that a person has to look at is asked what the preset says', () => {
    const params = {
      allowed: ['commune'],
      toCheck: {
        kinds: ['association'],
        because: 'financée par des collectivités',
        ask: 'Par qui êtes-vous financés ?',
      },
    }
    const applicant = { ...aDossier().applicant, legalCategory: '9220' }
    const around = { collectivite: null }
    expect(asked('applicant-type', { applicant }, { params, around })).toEqual([
      'Par qui êtes-vous financés ?',
    ])
    const { ask, ...silent } = params.toCheck
    expect(
      asked('applicant-type', { applicant }, { params: { ...params, toCheck: silent }, around }),
    ).toEqual([])
  })

  it('an EPCI across départements is asked where the project will be', () => {
    const around = {
      collectivite: aCollectivite({ kind: 'communaute-de-communes', departments: ['51', '02'] }),
    }
    expect(asked('applicant-territory', {}, { params: { departments: ['51'] }, around })).toEqual([
      'Votre intercommunalité s’étend sur les départements 51 et 02 : dans lesquels le projet sera-t-il mis en œuvre ?',
    ])
  })

  it('what only a registry can tell is not asked', () => {
    const around = { collectivite: null }
    expect(asked('population-ceiling', {}, { params: { below: 100_000 }, around })).toEqual([])
    const applicant = { ...aDossier().applicant, department: null, legalCategory: null }
    expect(
      asked('applicant-territory', { applicant }, { params: { departments: ['51'] }, around }),
    ).toEqual([])
    expect(
      asked('applicant-type', { applicant }, { params: { allowed: ['commune'] }, around }),
    ).toEqual([])
    expect(
      asked(
        'funding-rate',
        {},
        { params: { bands: [{ population: { below: 1000 }, cap: 80 }] }, around },
      ),
    ).toEqual([])
  })
})

describe('the project', () => {
  it.each<[string, string, unknown, Partial<DossierFacts>, string[]]>([
    [
      'a theme that is missing',
      'theme',
      { allowed: ['3a', '3b', '3c'] },
      { theme: missing },
      [
        'Laquelle de ces thématiques est celle du projet : accompagnement par un expert du numérique, formation au numérique des agents ou relation avec les usagers ?',
      ],
    ],
    [
      'a theme that is not understood',
      'theme',
      { allowed: ['3a', '3b'] },
      { theme: unreadable('autre') },
      [
        'Nous n’avons pas reconnu la thématique indiquée (« autre »). Laquelle de ces thématiques est celle du projet : accompagnement par un expert du numérique ou formation au numérique des agents ?',
      ],
    ],
    [
      'the one theme of the call',
      'theme',
      { allowed: ['3d'] },
      { theme: missing },
      [
        'La thématique du projet est-elle bien « projet appuyé par un laboratoire d’innovation territoriale » ?',
      ],
    ],
    [
      'no laboratory',
      'lab-support',
      {},
      { lab: missing },
      ['Sur quel laboratoire d’innovation territoriale le projet s’appuie-t-il ?'],
    ],
    [
      'a laboratory that is none',
      'lab-support',
      {},
      { lab: known('aucun') },
      [
        'Vous indiquez « aucun » : sur quel laboratoire d’innovation territoriale le projet s’appuie-t-il ?',
      ],
    ],
    [
      'no declaration',
      'not-started',
      {},
      { alreadyStarted: missing },
      ['Le projet est-il déjà engagé ?'],
    ],
    [
      'neither declaration nor date',
      'not-started',
      {},
      { alreadyStarted: missing, startDate: missing },
      ['Le projet est-il déjà engagé ?', 'Quel jour le projet doit-il démarrer ?'],
    ],
    [
      'a start before the deposit, undeclared',
      'not-started',
      {},
      { alreadyStarted: missing, startDate: known('2021-05-09') },
      [
        'Le démarrage du projet est daté du 09/05/2021, avant le dépôt du dossier le 10/05/2021 : le projet est-il déjà engagé ?',
      ],
    ],
    [
      'a start before the deposit, declared otherwise',
      'not-started',
      {},
      { startDate: known('2021-05-09') },
      [
        'Vous déclarez que le projet n’est pas engagé, mais son démarrage est daté du 09/05/2021, avant le dépôt du dossier le 10/05/2021 : qu’en est-il ?',
      ],
    ],
    [
      'no start',
      'project-start',
      { by: '2021-12-31' },
      { startDate: missing },
      ['Quel jour le projet doit-il démarrer ?'],
    ],
    [
      'a start that cannot be read',
      'project-start',
      { by: '2021-12-31' },
      { startDate: unreadable('à la rentrée') },
      [
        'Nous n’avons pas pu lire la date de démarrage indiquée (« à la rentrée ») : quel jour le projet doit-il démarrer ?',
      ],
    ],
    [
      'no end',
      'project-end',
      { by: '2022-12-31' },
      { endDate: missing },
      ['Quel jour le projet doit-il finir ?'],
    ],
    [
      'an end that cannot be read',
      'project-end',
      { by: '2022-12-31' },
      { endDate: unreadable('fin 2022') },
      [
        'Nous n’avons pas pu lire la date de fin indiquée (« fin 2022 ») : quel jour le projet doit-il finir ?',
      ],
    ],
    [
      'an end before the start',
      'project-end',
      { by: '2022-12-31' },
      { endDate: known('2021-06-30') },
      [
        'La fin du projet (30/06/2021) précède son démarrage (01/09/2021) : quelles sont les bonnes dates ?',
      ],
    ],
    [
      'no dates at all',
      'project-duration',
      { months: 24 },
      { startDate: missing, endDate: missing },
      ['Quel jour le projet doit-il démarrer ?', 'Quel jour le projet doit-il finir ?'],
    ],
  ])('%s', (_, id, params, facts, questions) => {
    expect(asked(id, facts, { params })).toEqual(questions)
  })
})

describe('the money', () => {
  it.each<[string, string, unknown, Partial<DossierFacts>, string[]]>([
    [
      'no cost',
      'minimum-cost',
      { amount: 5000 },
      { totalCost: missing },
      ['Quel est le coût global du projet, en euros ?'],
    ],
    [
      'a cost that cannot be read',
      'minimum-cost',
      { amount: 5000 },
      { totalCost: unreadable('environ 10 k€') },
      [
        'Nous n’avons pas pu lire le coût global indiqué (« environ 10 k€ ») : quel est le coût du projet, en euros ?',
      ],
    ],
    [
      'a cost of nothing',
      'minimum-cost',
      { amount: 5000 },
      { totalCost: amount(0) },
      ['Le coût global indiqué est de 0 € : quel est le coût du projet, en euros ?'],
    ],
    [
      'one line that may be excluded',
      'excluded-expenses',
      { kinds: ['computers-for-agents'] },
      {
        expenses: known([
          expense('Ordinateurs portables pour les agents', 5_400),
          expense('Accompagnement par un expert', 4_600),
        ]),
      },
      [
        'La dépense « Ordinateurs portables pour les agents » relève peut-être des dépenses exclues (équipement des agents) : pourriez-vous en préciser la nature, ou la retirer du coût présenté ?',
      ],
    ],
    [
      'several such lines',
      'excluded-expenses',
      { kinds: ['computers-for-agents', 'staff'] },
      {
        expenses: known([
          expense('Ordinateurs portables pour les agents', 5_400),
          expense('Salaire du chef de projet', 600),
          expense('Accompagnement par un expert', 4_000),
        ]),
      },
      [
        'Les dépenses « Ordinateurs portables pour les agents » et « Salaire du chef de projet » relèvent peut-être des dépenses exclues (équipement des agents et personnel) : pourriez-vous en préciser la nature, ou les retirer du coût présenté ?',
      ],
    ],
    [
      'no detail of the spending',
      'excluded-expenses',
      { kinds: ['staff'] },
      { expenses: missing },
      [
        'Pourriez-vous nous transmettre le détail des dépenses prévues, avec le montant de chacune ?',
      ],
    ],
    [
      'lines that do not make the cost',
      'budget-adds-up',
      {},
      { totalCost: amount(12_000) },
      [
        'Les dépenses détaillées s’élèvent à 10 000 €, pour un coût global de 12 000 € : quel est le bon montant, et l’avez-vous indiqué hors taxes ou toutes taxes comprises ?',
      ],
    ],
    [
      'a line without an amount',
      'budget-adds-up',
      {},
      { expenses: known([expense('Hébergement')]) },
      ['Quel est le montant prévu pour « Hébergement » ?'],
    ],
    [
      'a grant above the cost',
      'funding-rate',
      { bands: [{ cap: 100 }] },
      { requestedGrant: amount(20_000) },
      [
        'La subvention demandée (20 000 €) dépasse le coût global du projet (10 000 €) : quels sont les bons montants ?',
      ],
    ],
    [
      'a grant above the cap',
      'funding-rate',
      { bands: [{ cap: 60 }] },
      {},
      [
        'La subvention demandée (8 000 €) représente 80 % du coût éligible (10 000 €), pour un plafond de 60 % : le projet peut-il se faire avec 6 000 € ?',
      ],
    ],
    [
      'a grant below the floor',
      'funding-rate',
      { bands: [{ floor: 20, cap: 100 }] },
      { requestedGrant: amount(1_000) },
      [
        'La subvention demandée (1 000 €) représente 10 % du coût éligible (10 000 €), pour un minimum de 20 % : souhaitez-vous revoir ce montant ?',
      ],
    ],
    [
      'no grant',
      'funding-rate',
      { bands: [{ cap: 100 }] },
      { requestedGrant: missing },
      ['Quel financement demandez-vous, en euros ?'],
    ],
    [
      'licences that weigh',
      'non-eu-licences',
      { marginalUpTo: 10 },
      {
        expenses: known([
          expense('Licences Microsoft 365', 6_000),
          expense('Accompagnement par un expert', 4_000),
        ]),
      },
      [
        'Quel montant sera consacré aux licences de Microsoft, éditeur établi hors de l’Union européenne ?',
      ],
    ],
    [
      'licences of a name that begins with a vowel',
      'non-eu-licences',
      { marginalUpTo: 10 },
      { expenses: known([expense('Licences Adobe'), expense('Licences Microsoft 365')]) },
      [
        'Quel montant sera consacré aux licences d’Adobe et de Microsoft, éditeurs établis hors de l’Union européenne ?',
      ],
    ],
  ])('%s', (_, id, params, facts, questions) => {
    expect(asked(id, facts, { params })).toEqual(questions)
  })
})

describe('what must come with the dossier', () => {
  it.each<[string, Partial<DossierFacts>, string]>([
    [
      'deliberation',
      { deliberation: known(false) },
      'Pourriez-vous joindre la délibération de votre organe délibérant sur ce projet ?',
    ],
    [
      'provisional-budget',
      { budget: known(false) },
      'Pourriez-vous joindre le budget prévisionnel du projet ?',
    ],
    [
      'decision-level',
      { commitment: known(false) },
      'Pourriez-vous nous confirmer que le projet est porté à un niveau décisionnel de votre organisation ?',
    ],
    [
      'partners-consent',
      { partners: known(['Commune A', 'Commune B']) },
      'Pourriez-vous nous transmettre l’accord de vos partenaires (« Commune A » et « Commune B ») sur ce projet commun ?',
    ],
    [
      'partners-consent',
      { partners: unreadable('voir annexe') },
      'Nous n’avons pas pu lire la liste des collectivités associées (« voir annexe ») : quelles sont-elles, et ont-elles donné leur accord ?',
    ],
  ])('%s', (id, facts, question) => {
    expect(asked(id, facts)).toEqual([question])
  })
})

describe('the whole', () => {
  const dates: Rules = new Map([
    ...onlyRule('project-end', { by: '2022-12-31' }),
    ...onlyRule('project-duration', { months: 24 }),
  ])

  it('what two criteria lack is asked once', () => {
    expect(under(dates, { endDate: missing })).toEqual(['Quel jour le projet doit-il finir ?'])
  })

  it('nothing is asked of a dossier that nothing could make eligible', () => {
    const rules = new Map([...dates, ...onlyRule('minimum-cost', { amount: 50_000 })])
    expect(under(rules, { endDate: missing })).toEqual([])
  })

  it('what only informs is not asked', () => {
    const rules = onlyRule('envelope')
    expect(under(rules, { requestedGrant: missing }, { envelope: new Decimal(10) })).toEqual([])
  })

  it('nothing is asked where everything is met', () => {
    expect(under(dates, {})).toEqual([])
  })
})
