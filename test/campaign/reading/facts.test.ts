import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { type FieldLabels, readContact, readFacts } from '../../../src/campaign/reading/facts.ts'
import { FIELD_KEYS, FIELD_LABELS, type FieldKey } from '../../../src/config/form.ts'
import type { DossierFacts } from '../../../src/domain/facts.ts'
import { known, missing, notAsked, unreadable } from '../../../src/domain/facts.ts'
import type { Champ, ChampValue, Dossier } from '../../../src/ds/port.ts'

const FIELDS: FieldLabels = Object.fromEntries(
  FIELD_KEYS.map((key) => [key, [FIELD_LABELS[key] as string]]),
) as Record<FieldKey, string[]>

let next = 0
function champ(label: string, value: ChampValue, text = ''): Champ {
  next += 1
  return { id: base64(`Champ-${next}`), label, text, value }
}
const base64 = (text: string) => Buffer.from(text).toString('base64')
const typed = (label: string, text: string) => champ(label, { kind: 'text' }, text)
const of = (key: FieldKey, value: ChampValue, text = '') => champ(FIELD_LABELS[key], value, text)
const written = (key: FieldKey, text: string) => of(key, { kind: 'text' }, text)
const rows = (...rowChamps: Champ[][]): ChampValue => ({
  kind: 'rows',
  rows: rowChamps.map((champs, index) => ({ id: `Row-${index}`, champs })),
})

const dossier = (
  champs: Champ[],
  demandeur: Dossier['demandeur'] = { kind: 'personne-physique' },
): Dossier => ({
  id: base64('Dossier-7'),
  number: 7,
  demarche: 51001,
  state: 'en_construction',
  archived: false,
  depositedAt: '2021-05-03T10:00:00+02:00',
  modifiedAt: '2021-05-03T10:00:00+02:00',
  revisionId: 'r',
  champsModifiedAt: '2021-05-03T10:00:00+02:00',
  annotationsModifiedAt: '2021-05-03T10:00:00+02:00',
  groupId: 'g',
  followerIds: [],
  followers: [],
  demandeur,
  champs,
  annotations: [],
  annotationsWrittenAt: new Map(),
})
const factsOf = (...champs: Champ[]) => readFacts(dossier(champs), { fields: FIELDS }).facts

describe('a fact is read from the champ types a form may use', () => {
  const amount = (text: string) => known(new Decimal(text))
  const cases: [string, Champ, keyof DossierFacts, unknown][] = [
    [
      'amount, decimal',
      of('totalCost', { kind: 'number', number: '12500.5' }),
      'totalCost',
      amount('12500.5'),
    ],
    [
      'amount, empty decimal',
      of('totalCost', { kind: 'number', number: null }),
      'totalCost',
      missing,
    ],
    ['amount, text', written('totalCost', '12 500,50 €'), 'totalCost', amount('12500.5')],
    [
      'amount, vague text',
      written('totalCost', 'environ 10 k€'),
      'totalCost',
      unreadable('environ 10 k€'),
    ],
    ['amount, empty text', written('totalCost', ' '), 'totalCost', missing],
    [
      'count, integer',
      of('agentsCount', { kind: 'number', number: '42' }),
      'agentsCount',
      known(42),
    ],
    ['count, not whole', written('usersCount', '2,5'), 'usersCount', unreadable('2,5')],
    [
      'day, date',
      of('startDate', { kind: 'date', date: '2021-09-01' }),
      'startDate',
      known('2021-09-01'),
    ],
    ['day, empty date', of('startDate', { kind: 'date', date: null }), 'startDate', missing],
    ['day, text 16/07/2021', written('endDate', ' 16/07/2021 '), 'endDate', known('2021-07-16')],
    ['day, text in words', written('endDate', '1er juillet 2021'), 'endDate', known('2021-07-01')],
    ['day, impossible', written('endDate', '31/06/2021'), 'endDate', unreadable('31/06/2021')],
    ['day, vague', written('endDate', 'fin 2021'), 'endDate', unreadable('fin 2021')],
    [
      'day, ten years after the deposit',
      written('endDate', '03/05/2031'),
      'endDate',
      known('2031-05-03'),
    ],
    [
      'day, a day later still',
      written('endDate', '04/05/2031'),
      'endDate',
      unreadable('04/05/2031'),
    ],
    [
      'day, in the year 21',
      of('startDate', { kind: 'date', date: '0021-09-01' }, '01 septembre 0021'),
      'startDate',
      unreadable('01 septembre 0021'),
    ],
    ['day, two-digit year', written('endDate', '16/07/21'), 'endDate', unreadable('16/07/21')],
    [
      'yes/no',
      of('alreadyStarted', { kind: 'boolean', boolean: false }, 'Non'),
      'alreadyStarted',
      known(false),
    ],
    [
      'yes/no, unanswered',
      of('alreadyStarted', { kind: 'boolean', boolean: null }),
      'alreadyStarted',
      missing,
    ],
    [
      'yes/no, drop-down',
      of('openSource', { kind: 'choices', choices: ['Oui'] }, 'Oui'),
      'openSource',
      known(true),
    ],
    ['yes/no, text', written('openSource', 'NON'), 'openSource', known(false)],
    [
      'yes/no, other text',
      written('openSource', 'Non concerné'),
      'openSource',
      unreadable('Non concerné'),
    ],
    [
      'consent, file',
      of('partnersConsent', { kind: 'files', count: 1 }),
      'partnersConsent',
      known(true),
    ],
    [
      'consent, no file',
      of('partnersConsent', { kind: 'files', count: 0 }),
      'partnersConsent',
      missing,
    ],
    ['file attached', of('deliberation', { kind: 'files', count: 2 }), 'deliberation', known(true)],
    ['file absent', of('deliberation', { kind: 'files', count: 0 }), 'deliberation', known(false)],
    [
      'file, asked by a checkbox',
      of('budget', { kind: 'boolean', boolean: true }),
      'budget',
      known(true),
    ],
    [
      'theme, multiple',
      of('theme', { kind: 'choices', choices: ['3a – Expert', '3c – Usagers'] }),
      'theme',
      known(['3a', '3c']),
    ],
    ['theme, text', written('theme', 'Formation au numérique'), 'theme', known(['3b'])],
    ['theme, nothing chosen', of('theme', { kind: 'choices', choices: [] }), 'theme', missing],
    ['theme, unknown', written('theme', 'Voirie'), 'theme', unreadable('Voirie')],
    ['text', written('lab', ' Le Labo '), 'lab', known('Le Labo')],
    [
      'names, text',
      written('partners', 'Ville A ; Ville B\nVille C'),
      'partners',
      known(['Ville A', 'Ville B', 'Ville C']),
    ],
    ['names, none', written('partners', 'Aucune.'), 'partners', known([])],
    [
      'names, choices with commas',
      of('partners', { kind: 'choices', choices: ['A, B'] }, 'A, B'),
      'partners',
      known(['A, B']),
    ],
    [
      'providers, text',
      written('providers', 'Firme A\nFirme B'),
      'providers',
      known([
        { name: 'Firme A', siret: null, department: null },
        { name: 'Firme B', siret: null, department: null },
      ]),
    ],
    [
      'expenses, free text',
      written('expenses', 'Des ordinateurs'),
      'expenses',
      unreadable('Des ordinateurs'),
    ],
    ['expenses, no row', of('expenses', rows()), 'expenses', missing],
    ['an absent champ', typed('Autre chose', 'x'), 'title', notAsked],
  ]
  it.each(cases)('%s', (_, one, key, expected) => {
    expect(factsOf(one)[key]).toEqual(expected)
  })

  it('reads expense lines, and skips the empty ones', () => {
    const line = (label: string, number: string | null) => [
      typed('Nature de la dépense', label),
      champ('Montant', { kind: 'number', number }),
    ]
    expect(
      factsOf(of('expenses', rows(line('Étude', '1000'), line('', null), line('Matériel', null))))
        .expenses,
    ).toEqual(
      known([
        { label: 'Étude', amount: known(new Decimal(1000)) },
        { label: 'Matériel', amount: missing },
      ]),
    )
  })

  it('gives no label to an expense line that has only its amount', () => {
    const line = [
      typed('Nature de la dépense', ' '),
      champ('Montant', { kind: 'number', number: '6156' }, '6156'),
    ]
    const [read] = [factsOf(of('expenses', rows(line))).expenses]
    expect(read).toMatchObject({ state: 'known', value: [{ label: '' }] })
  })

  it('tells an expense line under unknown labels by all its texts', () => {
    const line = [typed('Objet', 'Étude'), typed('Prix', '1000')]
    expect(factsOf(of('expenses', rows(line))).expenses).toEqual(
      known([{ label: 'Étude – 1000', amount: notAsked }]),
    )
  })

  it('reads providers with their SIRET, resolved by DS or not', () => {
    const siret = (number: string | null, department: string | null) =>
      champ('SIRET', { kind: 'siret', siret: number, department }, number ?? '')
    expect(
      factsOf(
        of(
          'providers',
          rows(
            [siret('11111111111111', '51'), typed('Nom', 'Firme A')],
            [siret('22222222222222', null), typed('Nom', '')],
            [siret(null, null), typed('Nom', 'Firme C')],
            [siret(null, null), typed('Nom', '')],
          ),
        ),
      ).providers,
    ).toEqual(
      known([
        { name: 'Firme A', siret: '11111111111111', department: '51' },
        { name: '22222222222222', siret: '22222222222222', department: null },
        { name: 'Firme C', siret: null, department: null },
      ]),
    )
  })
})

describe('a champ is found', () => {
  it('without regard to case, accents, apostrophes, spaces or a trailing colon', () => {
    expect(factsOf(typed("NOMBRE D'AGENTS  beneficiaires :", '3')).agentsCount).toEqual(known(3))
  })

  it('by the first candidate label that the form has', () => {
    const fields = { ...FIELDS, requestedGrant: ['Absent', 'Subvention', 'Financement demandé'] }
    const both = [typed('Financement demandé', '1'), typed('Subvention', '2')]
    expect(readFacts(dossier(both), { fields }).facts.requestedGrant).toEqual(known(new Decimal(2)))
  })

  it('by its id, at the root and in a row', () => {
    const title = typed('N’importe', 'Titre')
    const label = { ...typed('A', 'Étude'), id: base64('Champ-900|01ARZ3NDEKTSV4RRFFQ69G5FAV') }
    const fields = { ...FIELDS, title: [title.id], expenseLabel: [base64('Champ-900')] }
    const { facts } = readFacts(dossier([title, of('expenses', rows([typed('B', 'x'), label]))]), {
      fields,
    })
    expect(facts.title).toEqual(known('Titre'))
    expect(facts.expenses).toEqual(known([{ label: 'Étude', amount: notAsked }]))
  })

  it('though a section bears the same title', () => {
    expect(factsOf(of('expenses', { kind: 'heading' }), of('expenses', rows())).expenses).toEqual(
      missing,
    )
    expect(
      readFacts(dossier([of('title', { kind: 'heading' }), written('title', 'T')]), {
        fields: FIELDS,
      }).duplicates,
    ).toEqual([])
  })

  it('at the root alone, whatever a row is called', () => {
    const row = of('expenses', rows([typed('Financement demandé', '1')]))
    expect(factsOf(row).requestedGrant).toEqual(notAsked)
    expect(factsOf(row, written('requestedGrant', '2')).requestedGrant).toEqual(
      known(new Decimal(2)),
    )
  })

  it.each(['Financement\u200b demandé', 'Finan\u00adcement demandé', '\u2060Financement demandé'])(
    'without regard to signs that nobody sees: %j beside the true one is believed no more than it',
    (imitation) => {
      const both = factsOf(written('requestedGrant', '2'), typed(imitation, '1'))
      expect(both.requestedGrant).toMatchObject({ state: 'unreadable' })
      expect(factsOf(typed(imitation, '1')).requestedGrant).toEqual(known(new Decimal(1)))
    },
  )

  it('never by letters of another alphabet that look the same', () => {
    expect(factsOf(typed('Financement dem\u0430ndé', '1')).requestedGrant).toEqual(notAsked)
  })

  it('never when two champs have its label: the fact is unreadable and names both', () => {
    const [a, b] = [written('totalCost', '1'), written('totalCost', '2')]
    const { facts, duplicates } = readFacts(dossier([a, b]), { fields: FIELDS })
    expect(facts.totalCost).toMatchObject({
      state: 'unreadable',
      found: expect.stringContaining(a.id),
    })
    expect(facts.totalCost).toMatchObject({ found: expect.stringContaining(b.id) })
    expect(duplicates).toEqual([{ field: 'totalCost', ids: [a.id, b.id] }])
  })
})

describe('the applicant', () => {
  it('is known when DS has resolved its SIRET', () => {
    const { facts } = readFacts(
      dossier([], {
        kind: 'personne-morale',
        siret: '21510001100015',
        siren: '215100011',
        name: 'COMMUNE EXEMPLE',
        legalCategory: '7210',
        cityCode: '51001',
        department: '51',
      }),
      { fields: FIELDS },
    )
    expect(facts.applicant).toEqual({
      siret: '21510001100015',
      complete: true,
      name: 'COMMUNE EXEMPLE',
      legalCategory: '7210',
      department: '51',
    })
  })

  it('is incomplete while DS has not', () => {
    const { facts } = readFacts(
      dossier([], { kind: 'personne-morale-incomplete', siret: '21510001100015' }),
      { fields: FIELDS },
    )
    expect(facts.applicant).toMatchObject({
      siret: '21510001100015',
      complete: false,
      department: null,
    })
  })

  it('may be a natural person', () => {
    expect(factsOf().applicant).toMatchObject({ siret: null, complete: true })
  })
})

describe('the contact', () => {
  it('is read from its champs', () => {
    const champs = [written('contactEmail', 'contact@example.org'), written('contactName', '')]
    expect(readContact(dossier(champs), FIELDS)).toEqual({
      email: known('contact@example.org'),
      name: missing,
    })
  })
})
