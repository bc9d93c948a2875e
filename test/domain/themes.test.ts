import { describe, expect, it } from 'vitest'
import { readThemes } from '../../src/domain/themes.ts'

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
    expect(readThemes(texts)).toEqual({ state: 'known', value: themes })
  })

  it.each([['Autre'], ['1'], ['les 3 à 5 agents'], ['innovation'], ['idée nouvelle']])(
    'names none in « %s »',
    (text) => {
      expect(readThemes([text])).toEqual({ state: 'unreadable', found: text })
    },
  )

  it.each([[[]], [['', '  ']]])('is missing when nothing is chosen: %j', (texts) => {
    expect(readThemes(texts)).toEqual({ state: 'missing' })
  })
})
