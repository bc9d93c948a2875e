import { describe, expect, it } from 'vitest'
import { NO_NAMES, readThemes } from '../../src/domain/themes.ts'

const NAMES = {
  codes: { i: '3a', ii: '3b', iii: '3c', '1': '3a', '2': '3b', '3': '3c', '4': '3d' },
  options: {},
} as const

describe('the themes that a form names', () => {
  it.each<[string[], string[]]>([
    [['3a - Accompagnement par un expert du numérique pour définir des projets'], ['3a']],
    [
      ['3b', '3C – relation à l’utilisateur'],
      ['3b', '3c'],
    ],
    [['Thème 3-d'], ['3d']],
    [['Formation au numérique pour des agents'], ['3b']],
    [['développement des COMPÉTENCES NUMÉRIQUES'], ['3b']],
    [['i. un premier choix'], ['3a']],
    [['ii) deuxième choix'], ['3b']],
    [['iii'], ['3c']],
    [["1 - Disposer d'une organisation s’appuyant d'avantage sur le numérique"], ['3a']],
    [['Organisation s’appuyant davantage sur le numérique'], ['3a']],
    [['2. Améliorer les connaissances et les compétences des services'], ['3b']],
    [['3. Proposer une relation avec les usagers s’appuyant d’avantage sur le numérique'], ['3c']],
    [['4. Mener un projet'], ['3d']],
    [['Thématique 4'], ['3d']],
    [['appui d’un laboratoire d’innovation territoriale'], ['3d']],
    [['formation au numérique et relation aux usagers'], ['3b', '3c']],
    [['2. Relation avec les usagers'], ['3c']],
    [['Autre', '3a'], ['3a']],
  ])('%j → %j', (texts, themes) => {
    expect(readThemes(texts, NAMES)).toEqual({ state: 'known', value: themes })
  })

  /** The options as an administrator copies them from the five documents. */
  it.each<[string, string]>([
    [
      '3a - Accompagnement par un expert du numérique pour définir des projets de transformation numérique ou pour accompagner la mise en œuvre de ces projets (voir détail en page 3)',
      '3a',
    ],
    [
      '3b - Formation au numérique pour des agents de la collectivité et appui à la structuration interne du développement des compétences numériques des agents (voir détail en page 4)',
      '3b',
    ],
    [
      '3c - Financement d’un projet de transformation numérique ayant un impact concret dans la relation à l’utilisateur (voir détail en page 5)',
      '3c',
    ],
    [
      '3d - Financement de projets d’innovation au bénéfice des usagers des services publics locaux avec l’appui des laboratoires d’innovation territoriale',
      '3d',
    ],
    [
      'i. accompagnement par un expert du numérique pour définir des projets de transformation numérique',
      '3a',
    ],
    [
      'ii. formation au numérique des agents territoriaux et appui à la structuration interne du développement des compétences numériques des agents',
      '3b',
    ],
    [
      'iii. projet de transformation numérique ayant un impact concret dans la relation à l’utilisateur',
      '3c',
    ],
    ['Disposer d’une organisation s’appuyant d’avantage sur le numérique', '3a'],
    ['Exploiter des données en lien avec une activité de la collectivité (ex : urbanisme)', '3a'],
    ['Créer ou améliorer une solution numérique ou un service en ligne', '3a'],
    ['Dématérialiser un processus interne ou une procédure', '3a'],
    [
      'Mener un diagnostic ou une étude liée à l’opportunité de déploiement d’une solution numérique',
      '3a',
    ],
    ['Améliorer les connaissances et les compétences des services en matière de numérique', '3b'],
    ['Valoriser et certifier les compétences numériques des agents', '3b'],
    [
      'Former et accompagner les agents dans l’appropriation de nouvelles méthodes et outils numériques',
      '3b',
    ],
    ['Faire la promotion de l’inclusion numérique auprès des agents en difficulté', '3b'],
    [
      'Mener un diagnostic ou une étude liée à l’acculturation et à l’utilisation du numérique au sein de votre organisation et de vos services',
      '3b',
    ],
    ['Proposer une relation avec les usagers s’appuyant d’avantage sur le numérique', '3c'],
    ['Partager des données avec des partenaires ou des usagers', '3c'],
    ['Intégrer plusieurs services numériques dans le cadre de la relation usager', '3c'],
    ['Améliorer la relation aux usagers en étendant l’offre omnicanal', '3c'],
    ['Dématérialiser une ou des procédures de la relation usagers', '3c'],
    [
      'Mener un projet d’innovation au bénéfice des services publics locaux avec l’aide d’un laboratoire d’innovation territoriale',
      '3d',
    ],
    ['Acculturation des services à l’innovation', '3d'],
    [
      'La création ou l’amélioration d’un service en ligne, d’une démarche de dématérialisation ou d’accompagnement des agents dans l’appropriation de nouvelles méthodes et outils liés au numérique',
      '3a',
    ],
    [
      'La formation et la sensibilisation à l’inclusion numérique à l’attention des agents, via des parcours de formation et des certifications',
      '3b',
    ],
    ['Des projets d’amélioration de la relation avec les usagers', '3c'],
    [
      'les projets permettant d’évaluer, certifier et développer les compétences numériques des agents',
      '3b',
    ],
    [
      'la démarche numérique qui repense la relation entre les usagers et les collectivités locales',
      '3c',
    ],
  ])('« %s »: %s alone', (option, theme) => {
    expect(readThemes([option], NO_NAMES)).toEqual({ state: 'known', value: [theme] })
  })

  it.each([['Autre'], ['1'], ['les 3 à 5 agents'], ['innovation'], ['idée nouvelle']])(
    'names none in « %s »',
    (text) => {
      expect(readThemes([text], NO_NAMES)).toEqual({ state: 'unreadable', found: text })
    },
  )

  it.each([[[]], [['', '  ']]])('is missing when nothing is chosen: %j', (texts) => {
    expect(readThemes(texts, NAMES)).toEqual({ state: 'missing' })
  })
})

describe('codes stand where a code can stand, and are each text’s own', () => {
  const marne = {
    codes: { i: '3a', ii: '3b', iii: '3c', 'volet 2': '3d' },
    options: { 'Conseil et études': '3a' },
  } as const
  const corse = { codes: { '1': '3a', '2': '3b', '3': '3c', '4': '3d' }, options: {} } as const

  it.each([
    ['Volet 2', marne, '3d'],
    ['Volet 2', corse, '3b'],
    ['1', corse, '3a'],
    ['3 c', marne, '3c'],
    ['(3b)', marne, '3b'],
    ['projet relevant de la thématique 3a', marne, '3a'],
    ['conseil et ETUDES', marne, '3a'],
  ] as const)('« %s »', (text, names, theme) => {
    expect(readThemes([text], names)).toEqual({ state: 'known', value: [theme] })
  })

  it.each([
    ['modélisation 3D du bourg', marne],
    ['3D – modélisation du bourg', marne],
    ['1', marne],
    ['Volet 1', marne],
    ['Conseil', marne],
  ] as const)('« %s » names none', (text, names) => {
    expect(readThemes([text], names).state).toBe('unreadable')
  })
})
