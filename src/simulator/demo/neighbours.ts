import type { Story } from './story.ts'

const H = 'instructeur.a@haute-marne.example.org'
const AUBE = 'instructeur.a@aube.example.org'

/** Démarche 52001, preset `national-axe-3`. */
export const hauteMarneStories: readonly Story[] = [
  {
    on: '2021-02-09T10:00',
    by: '52269',
    project: 'guichet',
    but: { startDate: '2021-06-01' },
    deeds: [
      { on: '2021-03-02T10:00', deed: 'instruct', who: H },
      { on: '2021-04-20T10:00', deed: 'accept', who: H, granted: 7200 },
    ],
  },
  {
    on: '2021-02-16T10:00',
    by: '200068658',
    project: 'mobilite',
    but: { startDate: '2021-06-01' },
    deeds: [
      { on: '2021-03-09T10:00', deed: 'instruct', who: H },
      { on: '2021-05-11T10:00', deed: 'accept', who: H, granted: 20000 },
    ],
  },
  { on: '2021-04-14T10:00', by: '52121', project: 'formation' },
  { on: '2021-04-28T10:00', by: '52353', project: 'guichet', rate: 100 },
  { on: '2021-05-12T10:00', by: '200072999', project: 'urbanisme' },
  { on: '2021-05-26T10:00', by: '52250', project: 'archives' },
  { on: '2021-06-09T10:00', by: '200070332', project: 'feuilleDeRoute' },
  // the same applicant asks in two calls
  { on: '2021-06-10T10:00', by: '200068666', project: 'mobilite', rate: 60 },
  // ends after 31 December 2022
  { on: '2021-06-14T10:00', by: '52448', project: 'urbanisme', but: { endDate: '2023-06-30' } },
  { on: '2021-06-21T10:00', by: '52550', project: 'guichet', but: { commitment: false } },
  { on: '2021-06-25T10:00', by: '52060', project: 'archives', incomplete: true },
]

/** Démarche 10001, preset `national-axe-3`. */
export const aubeStories: readonly Story[] = [
  {
    on: '2021-03-03T10:00',
    by: '10323',
    project: 'accueilTelephonique',
    but: { startDate: '2021-06-01' },
    deeds: [
      { on: '2021-03-17T10:00', deed: 'instruct', who: AUBE },
      { on: '2021-05-18T10:00', deed: 'accept', who: AUBE, granted: 15000 },
    ],
  },
  { on: '2021-04-07T10:00', by: '10387', project: 'participation' },
  { on: '2021-04-21T10:00', by: '200069250', project: 'mobilite' },
  { on: '2021-05-05T10:00', by: '10033', project: 'guichet' },
  { on: '2021-05-19T10:00', by: '10268', project: 'formation' },
  { on: '2021-06-02T10:00', by: '241000447', project: 'feuilleDeRoute' },
  { on: '2021-06-16T10:00', by: '10362', project: 'archives', but: { requestedGrant: undefined } },
  { on: '2021-06-23T10:00', by: '200006716', project: 'maisonNumerique' },
  {
    on: '2021-06-30T10:00',
    by: '10357',
    project: 'periscolaire',
    deeds: [
      { on: '2021-07-05T10:00', deed: 'instruct', who: AUBE },
      { on: '2021-07-06T10:00', deed: 'close', who: AUBE },
    ],
  },
]
