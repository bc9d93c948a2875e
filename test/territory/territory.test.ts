import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { DATASET_YEAR, openTerritory } from '../../src/territory/index.ts'

const require = createRequire(import.meta.url)
const dataset = (path: string) =>
  JSON.parse(readFileSync(require.resolve(`@etalab/decoupage-administratif/${path}`), 'utf8'))
const territory = openTerritory()

describe('what the registry says of a SIREN', () => {
  it.each([
    ['a commune', '210100012', "L'Abergement-Clémenciat", 'commune', '01', 860],
    ['Paris, one commune', '217500016', 'Paris', 'commune', '75', 2_103_778],
    ['Lyon, one commune', '216901231', 'Lyon', 'commune', '69', 519_127],
    ['Marseille, one commune', '211300553', 'Marseille', 'commune', '13', 886_040],
    ['a commune of Corsica', '212000046', 'Ajaccio', 'commune', '2A', 76_320],
    ['a commune overseas', '219722097', 'Fort-de-France', 'commune', '972', 75_506],
    ['a commune of Mayotte', '200008837', 'Mamoudzou', 'commune', '976', 71_437],
    ['a commune nouvelle', '929939411', 'Saint-Denis', 'commune', '93', 149_077],
  ] as const)('%s', (_what, siren, name, kind, department, population) => {
    expect(territory.find(siren)).toEqual({
      siren,
      name,
      kind,
      fiscalitePropre: false,
      population,
      year: 2026,
      department,
      departments: [department],
    })
  })

  it.each([
    ['communauté de communes', '200000172', 'communaute-de-communes', true, ['74']],
    [
      'communauté d’agglomération',
      '243500741',
      'communaute-d-agglomeration',
      true,
      ['35', '44', '56'],
    ],
    ['communauté urbaine', '200059889', 'communaute-urbaine', true, ['78']],
    ['métropole', '200054807', 'metropole', true, ['13', '84', '83']],
    ['métropole de Lyon', '200046977', 'metropole', true, ['69']],
    ['établissement public territorial', '200057867', 'ept', false, ['93']],
  ] as const)(
    '%s: kind, fiscal mode and départements, the seat’s first',
    (_what, siren, kind, fiscalitePropre, departments) => {
      expect(territory.find(siren)).toMatchObject({
        siren,
        kind,
        fiscalitePropre,
        department: departments[0],
        departments,
      })
    },
  )

  it.each([
    ['a SIREN nobody has', '000000000'],
    ['a département (Marne)', '225100015'],
    ['a SIRET', '21010001200016'],
    ['nothing', ''],
    ['a name of Object.prototype', 'constructor'],
  ])('%s is not in it', (_what, siren) => {
    expect(territory.find(siren)).toBeNull()
  })
})

describe('population of an EPCI', () => {
  it('is the sum of its members’ last population municipale, not the previous year’s total', () => {
    // CA de Haguenau: 99 129 inhabitants the year before, below the ceiling of 100 000.
    expect(territory.find('200067874')).toMatchObject({ population: 100_068 })
  })

  it('is the sum of its members’ own populations, for every EPCI and EPT', () => {
    const wrong = [...dataset('data/epci.json'), ...dataset('data/ept.json')].filter(
      (groupement) => {
        let sum = 0
        // A member's SIREN is missing or outdated in places: communes are matched by their INSEE code.
        for (const { code } of groupement.membres) sum += populationByCode.get(code) ?? Number.NaN
        return territory.find(groupement.code)?.population !== sum
      },
    )
    expect(wrong).toEqual([])
  })

  const populationByCode = new Map<string, number>(
    dataset('data/communes.json')
      .filter(({ type }: { type: string }) => type === 'commune-actuelle')
      .map((commune: { code: string; population: number }) => [commune.code, commune.population]),
  )
})

describe('the seat of an EPCI', () => {
  it('is in the département that its SIREN tells, where it tells one', () => {
    const elsewhere = dataset('data/epci.json')
      .map(({ code }: { code: string }) => code)
      // Overseas and Corsican SIREN keep numbers from before today's départements.
      .filter((siren: string) => /^24(?!20|97)/.test(siren))
      .filter((siren: string) => territory.find(siren)?.department !== siren.slice(2, 4))
    expect(elsewhere).toEqual([])
  })
})

it('the year shown is that of the installed dataset: version 6 is 2026', () => {
  expect({ major: dataset('package.json').version.split('.')[0], year: DATASET_YEAR }).toEqual({
    major: '6',
    year: 2026,
  })
})
