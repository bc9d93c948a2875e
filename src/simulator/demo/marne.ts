import type { Story } from './story.ts'

const A = 'instructeur.a@marne.example.org'
const B = 'instructeur.b@marne.example.org'

/** Démarche 51001, preset `marne-volet-1`: deposits until 16 July 2021 included. */
export const marneStories: readonly Story[] = [
  // well filled in
  { on: '2021-04-06T09:12', by: '51230', project: 'guichet' },
  { on: '2021-04-08T14:40', by: '51649', project: 'formation', rate: 80 },
  { on: '2021-04-12T11:05', by: '51535', project: 'feuilleDeRoute', rate: 60 },
  { on: '2021-04-20T16:31', by: '200066876', project: 'urbanisme', rate: 50 },
  { on: '2021-04-27T10:18', by: '51506', project: 'periscolaire' },
  { on: '2021-05-04T08:55', by: '200042620', project: 'archives', rate: 80 },
  { on: '2021-05-11T17:20', by: '51250', project: 'participation', but: { openSource: true } },
  { on: '2021-05-18T09:47', by: '51030', project: 'accueilTelephonique', rate: 65 },
  { on: '2021-05-25T15:03', by: '245100888', project: 'feuilleDeRoute' },
  { on: '2021-06-01T10:10', by: '51055', project: 'formation', rate: 55 },
  { on: '2021-06-08T13:26', by: '200066835', project: 'urbanisme', rate: 80 },
  { on: '2021-06-15T11:44', by: '51058', project: 'guichet', rate: 45 },
  // the last minute of the window
  { on: '2021-07-16T23:59', by: '51384', project: 'periscolaire', rate: 75 },

  // population at or above 100 000
  { on: '2021-04-15T09:00', by: '51454', project: 'accueilTelephonique', rate: 20 },
  { on: '2021-05-06T14:12', by: '200067213', project: 'mobilite', rate: 20 },
  // deposited too late
  { on: '2021-07-17T00:01', by: '51507', project: 'archives' },
  { on: '2021-07-19T09:30', by: '51559', project: 'guichet' },
  // already started: said, then dated
  { on: '2021-05-12T10:00', by: '51573', project: 'formation', but: { alreadyStarted: true } },
  { on: '2021-06-02T10:00', by: '51388', project: 'guichet', but: { startDate: '2021-03-01' } },
  // an EPCI over two départements, then a commune of another one
  { on: '2021-06-03T09:15', by: '200068666', project: 'mobilite', rate: 40 },
  { on: '2021-06-07T09:15', by: '10323', project: 'guichet' },
  // longer than 24 months
  { on: '2021-06-04T16:00', by: '51242', project: 'urbanisme', but: { endDate: '2024-12-31' } },
  // theme of another call
  {
    on: '2021-06-09T09:09',
    by: '200067684',
    project: 'maisonNumerique',
    but: { lab: 'Laboratoire d’innovation du territoire' },
  },
  // nothing but what the call excludes
  {
    on: '2021-06-10T12:00',
    by: '51172',
    project: 'formation',
    but: {
      expenses: [
        ['Salaire du chargé de projet', 14000],
        ['Ordinateurs portables pour les agents', 4000],
      ],
    },
  },

  // to be checked by a person
  { on: '2021-04-22T10:30', by: '51217', project: 'guichet', but: { totalCost: undefined } },
  { on: '2021-05-03T11:11', by: '51380', project: 'archives', incomplete: true },
  {
    on: '2021-05-19T09:50',
    by: '51612',
    project: 'periscolaire',
    but: {
      expenses: [
        ['Ouverture de l’espace famille', 8200],
        ['Tablettes pour les agents de cantine', 2300],
        ['Licences Microsoft 365', 1500],
      ],
    },
  },
  { on: '2021-05-27T15:45', by: '51193', project: 'feuilleDeRoute', rate: 95 },
  { on: '2021-06-11T08:20', by: '51043', project: 'guichet', but: { theme: undefined } },
  { on: '2021-06-16T17:55', by: '51562', project: 'archives', but: { endDate: undefined } },
  // asks more than it costs
  { on: '2021-06-22T10:05', by: '51282', project: 'feuilleDeRoute', rate: 110 },
  // a small commune under the floor of 20 %
  { on: '2021-06-23T09:40', by: '51004', project: 'periscolaire', rate: 15 },

  // already in somebody's hands
  {
    on: '2021-04-09T09:00',
    by: '51108',
    project: 'accueilTelephonique',
    rate: 60,
    deeds: [{ on: '2021-04-14T10:00', deed: 'follow', who: A }],
  },
  {
    on: '2021-05-05T09:00',
    by: '245100615',
    project: 'urbanisme',
    deeds: [{ on: '2021-05-20T10:00', deed: 'instruct', who: B }],
  },
  // moved by hand: stays there
  {
    on: '2021-05-10T09:00',
    by: '200034718',
    project: 'mobilite',
    deeds: [{ on: '2021-05-21T10:00', deed: 'move', group: 'SGAR' }],
  },
  {
    on: '2021-04-07T09:00',
    by: '51474',
    project: 'guichet',
    deeds: [
      { on: '2021-04-30T10:00', deed: 'instruct', who: A },
      { on: '2021-06-18T10:00', deed: 'accept', who: A, granted: 8400 },
    ],
  },
  {
    on: '2021-04-13T09:00',
    by: '51660',
    project: 'periscolaire',
    deeds: [
      { on: '2021-05-07T10:00', deed: 'instruct', who: B },
      { on: '2021-06-25T10:00', deed: 'refuse', who: B },
    ],
  },
  // the applicant pre-filled the private annotation through the address of the form
  {
    on: '2021-06-24T22:22',
    by: '51454',
    project: 'mobilite',
    rate: 100,
    prefilledAnnotations: {
      'Avis automatique': 'Éligible',
      'Motifs de l’avis automatique': 'Dossier complet.',
    },
  },
  // a test on the draft revision, and a dossier put in the bin
  { on: '2021-06-28T09:00', by: '51108', project: 'guichet', onDraft: true },
  {
    on: '2021-06-29T09:00',
    by: '51525',
    project: 'archives',
    deeds: [{ on: '2021-06-30T09:00', deed: 'hide' }],
  },
]
