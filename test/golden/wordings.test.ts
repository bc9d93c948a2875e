import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { type FieldLabels, readFacts } from '../../src/campaign/reading/facts.ts'
import { FIELD_KEYS, FIELD_LABELS, type FieldKey } from '../../src/config/form.ts'
import { type DossierFacts, known, notAsked, unreadable } from '../../src/domain/facts.ts'
import type { Champ, ChampValue } from '../../src/ds/port.ts'

/**
 * The same facts, as the forms of the five calls ask for them: the labels and the options are copied from the
 * documents, the answers are those that people give.
 */
const champ = (label: string, value: ChampValue, text: string): Champ => ({
  id: Buffer.from(`Champ-${label}`).toString('base64'),
  label,
  text,
  value,
})
const typed = (label: string, text: string) => champ(label, { kind: 'text' }, text)
const chosen = (label: string, ...choices: string[]) =>
  champ(label, { kind: 'choices', choices }, choices.join(', '))
const counted = (label: string, number: string) => champ(label, { kind: 'number', number }, number)

function read(fact: keyof DossierFacts, one: Champ, labels: readonly string[]): unknown {
  const fields = {
    ...Object.fromEntries(FIELD_KEYS.map((key) => [key, [FIELD_LABELS[key]]])),
    [fact]: labels,
  } as Record<FieldKey, readonly string[]> satisfies FieldLabels
  const dossier = {
    id: '1',
    number: 1,
    demarche: 1,
    state: 'en_construction',
    archived: false,
    depositedAt: '2021-05-10T09:30:00+02:00',
    modifiedAt: '2021-05-10T09:30:00+02:00',
    champsModifiedAt: '2021-05-10T09:30:00+02:00',
    annotationsModifiedAt: '2021-05-10T09:30:00+02:00',
    followerIds: [],
    revisionId: 'r',
    groupId: 'g',
    followers: [],
    demandeur: { kind: 'personne-physique' },
    champs: [one],
    annotations: [],
    annotationsWrittenAt: new Map(),
  } as const
  return readFacts(dossier, { fields }).facts[fact]
}

const euros = (amount: string) => known(new Decimal(amount))
type Row = [what: string, fact: keyof DossierFacts, champ: Champ, expected: unknown]

describe('the wordings of the five documents', () => {
  it.each<Row>([
    [
      'national sheet, boxes ticked',
      'theme',
      chosen(
        'Nature du projet pour lequel un financement est demandé',
        '3a - Accompagnement par un expert du numérique pour définir des projets de transformation numérique ou pour accompagner la mise en œuvre de ces projets (voir détail en page 3)',
        '3c - Financement d’un projet de transformation numérique ayant un impact concret dans la relation à l’utilisateur (voir détail en page 5)',
      ),
      known(['3a', '3c']),
    ],
    [
      'Marne, numbered',
      'theme',
      chosen(
        'Thématique',
        'ii. formation au numérique des agents territoriaux et appui à la structuration interne du développement des compétences numériques des agents',
      ),
      known(['3b']),
    ],
    [
      'Corse, with the spelling of the document',
      'theme',
      chosen(
        'Thématique du projet',
        '1 Disposer d’une organisation s’appuyant d’avantage sur le numérique',
        '3 Proposer une relation avec les usagers s’appuyant d’avantage sur le numérique',
      ),
      known(['3a', '3c']),
    ],
    [
      'Corse, two lists one under the other',
      'theme',
      typed(
        'Thématique du projet',
        'Améliorer les connaissances et les compétences des services en matière de numérique / Valoriser et certifier les compétences numériques des agents',
      ),
      known(['3b']),
    ],
    [
      'Ain, sentences of the page',
      'theme',
      chosen(
        'Votre projet concerne',
        'Des projets d’innovation au bénéfice des services publics locaux avec l’aide d’un laboratoire d’innovation territoriale.',
      ),
      known(['3d']),
    ],
    [
      'Seine-Maritime, a paragraph pasted',
      'theme',
      typed(
        'Opération',
        'la démarche numérique qui repense la relation entre les usagers et les collectivités locales, dans des lieux physiques, au téléphone, ou sur internet, ou qui propose de nouveaux services applicatifs.',
      ),
      known(['3c']),
    ],
    ['none of them', 'theme', chosen('Thématique', 'Autre'), unreadable('Autre')],
    ['decimal', 'totalCost', counted('Coût global du projet :', '12500.5'), euros('12500.5')],
    ['integer', 'totalCost', counted('Coût global du projet', '12500'), euros('12500')],
    ['French', 'totalCost', typed('Coût global du projet', '12 500,50 €'), euros('12500.5')],
    ['with a point', 'requestedGrant', typed('Financement demandé', '12.500'), euros('12500')],
    [
      'approximate',
      'requestedGrant',
      typed('Financement demandé', 'environ 10 k€'),
      unreadable('environ 10 k€'),
    ],
    [
      'a percentage in the place of an amount',
      'requestedGrant',
      typed('Financement demandé', '80 %'),
      unreadable('80 %'),
    ],
    ['a conditional champ that is not shown', 'lab', typed('Autre champ', 'x'), notAsked],
    [
      'annexe 2, partners in prose',
      'partners',
      typed('Collectivité(s) bénéficiaire(s) associée(s) :', 'Ville A, Ville B'),
      known(['Ville A', 'Ville B']),
    ],
    [
      'expenses in prose',
      'expenses',
      typed('Dépenses', 'Étude 4 000 €, formation 3 000 €'),
      unreadable('Étude 4 000 €, formation 3 000 €'),
    ],
    [
      'a type of champ that DS gives as text',
      'startDate',
      typed('Démarrage', '1er septembre 2021'),
      known('2021-09-01'),
    ],
  ])('%s: %s', (_, fact, one, expected) => {
    // The label is found under candidates, the second of which the form has.
    expect(
      read(fact, one, ['Un libellé absent', one.label === 'Autre champ' ? 'x' : one.label]),
    ).toEqual(expected)
  })
})
