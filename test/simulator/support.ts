import { afterEach } from 'vitest'
import { toId } from '../../src/simulator/ids.ts'
import { type Simulator, startSimulator, tokenValue, World } from '../../src/simulator/index.ts'
import type { Token } from '../../src/simulator/world/token.ts'

export const ROBOT = 'robot@prefecture.example.org'
export const AGENT = 'agent@prefecture.example.org'
export const SIRET = '21510101500018'

/** A world of two démarches; the token covers the first. Its clock moves only when a test moves it. */
export function smallWorld() {
  let now = new Date('2026-01-15T13:52:35.123Z')
  const world = new World(() => now)
  world.etablissements.set(SIRET, {
    siret: SIRET,
    name: 'COMMUNE D’ESSAI',
    legalCategory: '7210',
    cityCode: '51108',
    departmentCode: '51',
  })
  const groups = [
    { label: 'défaut', instructeurs: [ROBOT, AGENT] },
    { label: 'Marne', instructeurs: [ROBOT] },
    { label: 'Sans robot', instructeurs: [AGENT], closed: true },
  ]
  world.addDemarche({
    number: 1,
    title: 'Essai',
    groups,
    champs: [
      { type: 'text', label: 'Titre' },
      { type: 'yesNo', label: 'Engagé' },
      { type: 'dropDownList', label: 'Thème', options: ['a', 'b'] },
      { type: 'datetime', label: 'Rendez-vous' },
      { type: 'pieceJustificative', label: 'Pièce' },
      { type: 'multipleDropDownList', label: 'Choix', options: ['a', 'b'] },
      { type: 'siret', label: 'Prestataire' },
      { type: 'commune', label: 'Commune' },
    ],
    annotations: [
      { type: 'textarea', label: 'Motifs' },
      { type: 'dropDownList', label: 'Avis', options: ['Éligible', 'Inéligible'] },
      { type: 'dropDownList', label: 'Libre', options: ['x'], otherOption: true },
      { type: 'integerNumber', label: 'Entier', min: 0, max: 10 },
      { type: 'decimalNumber', label: 'Décimal' },
      { type: 'date', label: 'Jour' },
      { type: 'datetime', label: 'Instant' },
      { type: 'checkbox', label: 'Case' },
      { type: 'yesNo', label: 'Oui ou non' },
      { type: 'email', label: 'Adresse' },
      { type: 'phone', label: 'Téléphone' },
      { type: 'multipleDropDownList', label: 'Liste', options: ['x', 'y'] },
      { type: 'repetition', label: 'Lignes', champs: [{ type: 'text', label: 'Ligne' }] },
    ],
  })
  world.addDemarche({ number: 2, title: 'Autre', groups, champs: [], annotations: [] })
  const token: Omit<Token, 'value'> = {
    owner: 'administrateur@prefecture.example.org',
    canWrite: true,
    demarches: [1],
    expiresOn: null,
    networks: [],
  }
  const add = (name: string, change: Partial<Token>) => {
    const value = tokenValue('00000000-0000-4000-8000-000000000000', name)
    world.tokens.set(value, { ...token, ...change, value })
    return value
  }
  return {
    world,
    token: add('write', {}),
    tokens: {
      readOnly: add('read', { canWrite: false }),
      expired: add('expired', { expiresOn: '2026-01-14' }),
      lastDay: add('last-day', { expiresOn: '2026-01-15' }),
      elsewhere: add('network', { networks: ['192.0.2.1'] }),
    },
    deposit: (demarche = 1, champs = {}) =>
      world.usager.deposit({ demarche, demandeur: { kind: 'morale', siret: SIRET }, champs }),
    /** Moves the clock, by one second at least: the API shows no less. */
    later: (seconds = 1) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
  }
}

export interface Told {
  status: number
  headers: Headers
  text: string
  // the shape under test is the raw JSON
  body: { data?: Record<string, unknown> | null; errors?: Record<string, unknown>[] }
}

const running: Simulator[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()))
})

/** A running simulator of the small world, and what tests send to it. */
export async function start() {
  const small = smallWorld()
  const simulator = await startSimulator({ world: small.world })
  running.push(simulator)

  const send = async (body: string, headers: Record<string, string> = {}): Promise<Told> => {
    const response = await fetch(simulator.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${small.token}`,
        ...headers,
      },
      body,
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : {},
    }
  }
  const post = (query: string, variables = {}, token = small.token) =>
    send(JSON.stringify({ query, variables }), { Authorization: `Bearer ${token}` })

  const idOf = (label: string) => {
    const spec = small.world
      .demarche(1)
      .activeRevision.annotations.find((one) => one.label === label)
    return toId('Champ', spec?.stableId ?? 0)
  }
  const instructeurId = (email: string) => toId('Instructeur', small.world.person(email).id)
  const groupId = (label: string, demarche = 1) =>
    toId('GroupeInstructeur', small.world.demarche(demarche).group(label).id)
  return { ...small, simulator, send, post, idOf, instructeurId, groupId }
}

/** A mutation document of the aliases given, in order. */
export const document = (aliases: Record<string, string>) =>
  `mutation { ${Object.entries(aliases)
    .map(([alias, field]) => `${alias}: ${field}`)
    .join('\n')} }`

export const annotate = (
  dossier: number,
  robot: string,
  items: readonly { id: string; value: string }[],
) =>
  `dossierModifierAnnotations(input: {dossierId: "${toId('Dossier', dossier)}", instructeurId: "${robot}", annotations: [${items
    .map(({ id, value }) => `{id: "${id}", value: {${value}}}`)
    .join(', ')}]}) { annotations { id stringValue } errors { message } }`

export const move = (dossier: number, group: string) =>
  `dossierChangerGroupeInstructeur(input: {dossierId: "${toId('Dossier', dossier)}", groupeInstructeurId: "${group}"}) { dossier { id } errors { message } }`

export const follow = (dossier: number, instructeur: string, follows = true) =>
  `dossierBasculeSuivi(input: {dossierId: "${toId('Dossier', dossier)}", instructeurId: "${instructeur}", follow: ${follows}}) { dossier { id } errors { message } }`
