import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts'
import { known, missing, notAsked } from '../../../src/domain/facts.ts'
import { aCollectivite, aDossier, aNeighbour, expense, surroundings } from '../../support/facts.ts'
import { judge, onlyRule, plainSpaces, TRIAL } from '../../support/judge.ts'

const category = (legalCategory: string | null) => ({
  applicant: { ...aDossier().applicant, legalCategory },
})

describe('flat-rate', () => {
  const params = {
    themes: ['3a'],
    rates: [
      { legalCategories: ['7210'], population: { below: 5_000 }, amount: 5_000 },
      { legalCategories: ['7210'], population: { from: 5_000 }, amount: 10_000 },
      { legalCategories: ['7220', '7230', '7346', '7348'], amount: 20_000 },
    ],
  }

  it.each([
    [4_999, '7210', 'met', 'demandé 8 000 €, forfait conseillé 5 000 € (commune, 4 999 hab.)'],
    [5_000, '7210', 'met', 'demandé 8 000 €, forfait conseillé 10 000 € (commune, 5 000 hab.)'],
    [
      60_000,
      '7346',
      'met',
      'demandé 8 000 €, forfait conseillé 20 000 € (EPCI à fiscalité propre)',
    ],
    [null, '7220', 'met', 'demandé 8 000 €, forfait conseillé 20 000 € (département)'],
    [null, '7210', 'to_check', 'la population INSEE n’est pas connue'],
    [300_000, '7344', 'not_applicable', 'aucun forfait n’est recommandé pour ce candidat'],
    [300, null, 'to_check', 'la catégorie juridique n’est pas connue'],
  ])('%s inhabitants, category %s: %s', (population, code, outcome, message) => {
    const collectivite = aCollectivite({ population, fiscalitePropre: code === '7346' })
    const around = { collectivite }
    expect(judge('flat-rate', params, category(code), around)).toMatchObject({
      outcome,
      message,
      blocking: false,
    })
  })

  it('speaks only of the themes that have one', () => {
    expect(judge('flat-rate', params, { theme: known(['3b']) }).outcome).toBe('not_applicable')
    expect(judge('flat-rate', params, { theme: missing }).outcome).toBe('to_check')
  })
})

describe('envelope', () => {
  const envelope = new Decimal(100_000)
  const accepted = aNeighbour({
    dossier: 1,
    state: 'accepte',
    requestedGrant: new Decimal(50_000),
    grantedAmount: new Decimal(30_000),
  })
  const earlier = aNeighbour({ dossier: 2, depositedAt: '2021-05-10T09:29:59+02:00' })
  const later = aNeighbour({ dossier: 3, depositedAt: '2021-05-10T09:30:01+02:00' })
  const refused = aNeighbour({ dossier: 4, state: 'refuse' })
  const elsewhere = aNeighbour({ dossier: 5, campaign: 'autre' })
  const self = aNeighbour({
    dossier: 1001,
    depositedAt: '2021-05-10T09:30:00+02:00',
    requestedGrant: new Decimal(8_000),
  })

  it('counts what is granted, then what was asked before, then this dossier', () => {
    const neighbours = [accepted, earlier, later, refused, elsewhere, self]
    expect(judge('envelope', {}, {}, { envelope, neighbours })).toMatchObject({
      outcome: 'met',
      volatile: true,
      message:
        'reste 42 000 € sur 100 000 € (30 000 € pour 1 dossier accepté, 20 000 € pour 1 dossier déposé avant)',
    })
  })

  it('leaves out those judged « Inéligible »', () => {
    const neighbours = [{ ...earlier, ineligible: true }]
    expect(judge('envelope', {}, {}, { envelope, neighbours }).message).toBe(
      'reste 92 000 € sur 100 000 €',
    )
  })

  it('says nothing of the dossiers where there are none', () => {
    expect(judge('envelope', {}, {}, { envelope }).message).toBe('reste 92 000 € sur 100 000 €')
  })

  it('is consumed by every campaign that shares it', () => {
    const neighbours = [
      accepted,
      { ...elsewhere, depositedAt: earlier.depositedAt },
      aNeighbour({ ...accepted, dossier: 6, campaign: 'autre' }),
      aNeighbour({ ...accepted, dossier: 8, campaign: 'ailleurs' }),
    ]
    const around = { envelope, neighbours, sharing: ['essai', 'autre'] }
    expect(judge('envelope', {}, {}, around).message).toBe(
      'reste 12 000 € sur 100 000 € (60 000 € pour 2 dossiers acceptés, 20 000 € pour 1 dossier déposé avant)',
    )
  })

  it('compares instants, not texts', () => {
    const sooner = { ...earlier, depositedAt: '2021-05-10T10:00:00+04:00' }
    expect(judge('envelope', {}, {}, { envelope, neighbours: [sooner] }).message).toContain(
      '72 000 €',
    )
  })

  it('parts two deposits of the same instant by their number', () => {
    const twin = (dossier: number) => ({ ...self, dossier, requestedGrant: new Decimal(20_000) })
    expect(judge('envelope', {}, {}, { envelope, neighbours: [twin(1000)] }).message).toContain(
      '72 000 €',
    )
    expect(judge('envelope', {}, {}, { envelope, neighbours: [twin(1002)] }).message).toContain(
      '92 000 €',
    )
  })

  it('counts the capped grant rather than the request', () => {
    const rules = new Map([
      ['envelope', { params: {}, source: TRIAL }],
      ['funding-rate', { params: { bands: [{ cap: 50 }] }, source: TRIAL }],
    ])
    const opinion = evaluate(aDossier(), rules, surroundings({ envelope }))
    expect(plainSpaces(opinion.criteria[1]?.message ?? '')).toContain('reste 95 000 €')
  })

  it('counts an accepted dossier for what it was granted, whoever asked before', () => {
    const granted = aNeighbour({ ...self, state: 'accepte', grantedAmount: new Decimal(5_000) })
    const result = judge('envelope', {}, {}, { envelope, neighbours: [earlier, granted] })
    expect(result.message).toContain('reste 95 000 €')
  })

  it('says by how much it would be exceeded', () => {
    const result = judge(
      'envelope',
      {},
      {},
      { envelope: new Decimal(10_000), neighbours: [earlier] },
    )
    expect(result).toMatchObject({ outcome: 'to_check', blocking: false })
    expect(result.message).toMatch(/^dépassée de 18 000 € sur 10 000 €/)
  })

  it('says that amounts are unknown', () => {
    const neighbours = [{ ...earlier, requestedGrant: null }]
    expect(judge('envelope', {}, {}, { envelope, neighbours }).message).toContain(
      '1 montant inconnu',
    )
    expect(judge('envelope', {}, { requestedGrant: missing }, { envelope }).outcome).toBe(
      'to_check',
    )
  })

  it('says nothing without an envelope', () => {
    expect(judge('envelope', {}).outcome).toBe('not_applicable')
  })
})

describe('duplicate-application', () => {
  const same = (changes = {}) => aNeighbour({ siren: '215100015', ...changes })

  it('names the live and accepted dossiers of the same SIREN in any campaign, never this one', () => {
    const neighbours = [
      same({ dossier: 7, campaign: 'autre' }),
      same({ dossier: 3, state: 'accepte' }),
      same({ dossier: 5, state: 'refuse' }),
      same({ dossier: 1001 }),
      aNeighbour({ dossier: 9 }),
    ]
    expect(judge('duplicate-application', {}, {}, { neighbours })).toMatchObject({
      outcome: 'to_check',
      blocking: false,
      message: 'même SIREN : n° 3 (accepté) et n° 7',
    })
  })

  it('counts the rest when there are many', () => {
    const neighbours = [1, 2, 3, 4, 5, 6, 7].map((dossier) => same({ dossier }))
    expect(judge('duplicate-application', {}, {}, { neighbours }).message).toMatch(
      /n° 5 et 2 autres$/,
    )
  })

  it('finds none', () => {
    expect(judge('duplicate-application', {}).outcome).toBe('met')
  })

  it('does not claim that there is none where it could not look', () => {
    expect(judge('duplicate-application', {}, {}, { unread: [52_001] })).toMatchObject({
      outcome: 'to_check',
      volatile: true,
      message:
        'aucun autre dossier de ce SIREN dans les démarches consultées ; non vérifié dans la démarche n° 52001',
    })
  })

  it('names those that it found, and where it could not look', () => {
    const around = { neighbours: [same({ dossier: 3 })], unread: [52_001, 10_001] }
    expect(judge('duplicate-application', {}, {}, around)).toMatchObject({
      outcome: 'to_check',
      volatile: false,
      message: 'même SIREN : n° 3 ; non vérifié dans les démarches n° 52001 et n° 10001',
    })
  })

  it('says nothing of a natural person', () => {
    const facts = { applicant: { ...aDossier().applicant, siret: null } }
    expect(judge('duplicate-application', {}, facts).outcome).toBe('not_applicable')
  })
})

describe('dedicated-call: urban planning has its own call', () => {
  const params = { call: 'Démat.ADS', until: '2021-10-31' }
  const about = (text: string) => judge('dedicated-call', params, { summary: known(text) })

  it.each([
    'Recevoir les demandes d’autorisation d’urbanisme en ligne.',
    'L’instruction des autorisations d’urbanisme, sans papier.',
    'Les permis de construire arrivent par courriel.',
    'Certificats d’urbanisme et déclarations préalables en ligne.',
    'Une téléprocédure pour le droit des sols (Démat. ADS).',
    'Le logiciel du service ADS.',
  ])('is told of « %s », and holds nobody back', (text) => {
    expect(about(text)).toMatchObject({ outcome: 'to_check', blocking: false })
    expect(about(text).message).toContain(
      'Démat.ADS a son propre appel à projets, ouvert jusqu’au 31/10/2021',
    )
  })

  it.each([
    'Mettre en ligne le plan local d’urbanisme.',
    'Former les agents du service de l’urbanisme.',
    'Le permis de conduire des agents.',
    'Une campagne par Google Ads.',
    'Le site de l’agence d’urbanisme.',
  ])('is not told of « %s »', (text) => {
    expect(about(text).outcome).toBe('not_applicable')
  })

  it('is told of a title and of a line of the budget too', () => {
    const line = known([expense('Téléservice des permis de construire', 10_000)])
    expect(judge('dedicated-call', params, { title: known('Démat ADS') }).outcome).toBe('to_check')
    expect(judge('dedicated-call', params, { expenses: line }).outcome).toBe('to_check')
  })
})

describe('lot: a project presented as a lot', () => {
  const about = (text: string) => judge('lot', {}, { summary: known(text) })

  it.each([
    'Le financement est demandé pour le lot n° 2 du marché.',
    'Lot 1 : le portail des démarches.',
    'Cette demande porte sur le premier lot.',
    'Un marché en trois lots.',
    'La demande vise un lot du projet.',
    'Le marché est alloti.',
  ])('is told of « %s », and holds nobody back', (text) => {
    expect(about(text)).toMatchObject({ outcome: 'to_check', blocking: false })
    expect(about(text).message).toMatch(/^« .+ » : le lot financé doit remplir à lui seul/)
  })

  it.each([
    'Acheter un lot de tablettes pour les usagers.',
    'Un projet pilote dans le département du Lot.',
    'La rénovation de l’îlot 3 du bourg.',
    'Un complot 2 fois déjoué.',
    'Un allotement de jardins.',
  ])('is not told of « %s »', (text) => {
    expect(about(text).outcome).toBe('not_applicable')
  })
})

describe('joint-project: its operational contact', () => {
  it.each([
    ['one partner', ['CC de l’Essai']],
    ['several', ['A', 'B', 'C']],
  ])('is looked for where there is %s, and holds nobody back', (_, names) => {
    const result = judge('joint-project', {}, { partners: known(names) })
    expect(result).toMatchObject({ outcome: 'to_check', blocking: false })
    expect(result.message).toBe('l’un des acteurs est-il désigné contact opérationnel ?')
  })

  it.each([
    ['nobody', missing],
    ['« Pas de partenaires »', known(['Pas de partenaires'])],
    ['« La commune porte seule »', known(['La commune porte seule'])],
  ])('is not where the partners are: %s', (_, partners) => {
    expect(judge('joint-project', {}, { partners }).outcome).toBe('not_applicable')
  })
})

describe('appraisal', () => {
  const elements = [
    'agents',
    'users',
    'duration',
    'partners',
    'providers',
    'open-source',
    'commitment',
  ]

  it('gathers the facts, one line each, then the notes', () => {
    const facts = aDossier({
      partners: known(['CC de l’Essai', 'néant']),
      usersCount: missing,
      providers: known([
        { name: 'Atelier Exemple', siret: null, department: '51' },
        { name: 'Studio Essai', siret: null, department: '69' },
        { name: 'Sans adresse', siret: null, department: null },
      ]),
    })
    const rules = onlyRule('appraisal', { elements, notes: ['À noter : essai.'] })
    const opinion = evaluate(facts, rules, surroundings())
    expect(plainSpaces(opinion.appraisal).split('\n')).toEqual([
      'Agents bénéficiaires : 12 · Durée : 10 mois, du 01/09/2021 au 30/06/2022 · Solution libre : oui',
      'Collectivités associées : « CC de l’Essai » · Engagement du porteur : oui',
      'Prestataires : « Atelier Exemple » (siège dans le 51, dans le territoire), « Studio Essai » (siège dans le 69, hors du territoire) et « Sans adresse » (siège inconnu)',
      'Non indiqué : usagers bénéficiaires',
      'À noter : essai.',
    ])
    expect(plainSpaces(opinion.criteria[0]?.message ?? '')).toBe(
      '6 renseignés sur 7, à lire dans l’annotation dédiée ; manque : usagers bénéficiaires',
    )
  })

  it('leaves out what the form does not ask', () => {
    const facts = aDossier({ usersCount: notAsked, endDate: notAsked, openSource: notAsked })
    const opinion = evaluate(facts, onlyRule('appraisal', { elements }), surroundings())
    expect(opinion.appraisal).not.toMatch(/usagers|durée|libre/i)
    expect(plainSpaces(opinion.criteria[0]?.message ?? '')).toBe(
      '3 renseignés sur 4, à lire dans l’annotation dédiée ; manque : collectivités associées',
    )
  })

  it('is empty when the campaign has it off', () => {
    expect(evaluate(aDossier(), new Map(), surroundings()).appraisal).toBe('')
  })
})
