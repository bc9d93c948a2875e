import { DEMO_TOKENS } from '../src/simulator/index.ts'

/**
 * The same opinions written the ways of other clients of the API, one request after the other. None of them moves a
 * dossier to a group nor has it followed.
 */
export const PEERS: Readonly<Record<string, (url: string) => Promise<void>>> = {
  'one request per annotation, with a re-read': (url) => annotateAll(url, alone, true),
  'one request per annotation': (url) => annotateAll(url, alone, false),
  'one request per dossier': (url) => annotateAll(url, together, false),
}

interface Annotation {
  readonly id: string
  readonly value: Readonly<Record<string, string | number>>
}
type Split = (annotations: readonly Annotation[]) => readonly (readonly Annotation[])[]

const alone: Split = (annotations) => annotations.map((one) => [one])
const together: Split = (annotations) => [annotations]

const VALUES: Readonly<Record<string, Annotation['value']>> = {
  'Avis automatique': { dropDownList: 'Éligible' },
  'Motifs de l’avis automatique': { textarea: '✓ Population : 2 500 hab.' },
  'Population INSEE': { integerNumber: 2_500 },
  'Taux demandé (%)': { decimalNumber: 70 },
  'Taux plafond (%)': { decimalNumber: 80 },
  'Subvention plafond (€)': { decimalNumber: 9_600 },
  'Éléments d’appréciation': { textarea: 'Aucun' },
}

const FORM = `query ($demarche: Int!) { demarche(number: $demarche) {
  activeRevision { annotationDescriptors { id label } }
  groupeInstructeurs { instructeurs { id email } } } }`
const LIST = `query ($demarche: Int!, $after: String) { demarche(number: $demarche) {
  dossiers(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
  nodes { id number champs { id label stringValue } annotations { id label stringValue } } } } }`
const READ = `query ($number: Int!) { dossier(number: $number) {
  id champs { id label stringValue } annotations { id label stringValue } } }`
const WRITE = `mutation ($input: DossierModifierAnnotationsInput!) {
  dossierModifierAnnotations(input: $input) { annotations { id } errors { message } } }`

interface Form {
  demarche: {
    activeRevision: { annotationDescriptors: { id: string; label: string }[] }
    groupeInstructeurs: { instructeurs: { id: string; email: string }[] }[]
  }
}
interface List {
  demarche: {
    dossiers: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
      nodes: { id: string; number: number }[]
    }
  }
}

async function annotateAll(url: string, split: Split, reread: boolean): Promise<void> {
  const demarche = 51_001
  const { activeRevision, groupeInstructeurs } = (await post<Form>(url, FORM, { demarche }))
    .demarche
  const robot = groupeInstructeurs[0]?.instructeurs.find(({ email }) => email.startsWith('robot'))
  const annotations = activeRevision.annotationDescriptors.flatMap(({ id, label }) => {
    const value = VALUES[label]
    return value ? [{ id, value }] : []
  })
  let after: string | null = null
  do {
    const { nodes, pageInfo }: List['demarche']['dossiers'] = (
      await post<List>(url, LIST, { demarche, after })
    ).demarche.dossiers
    for (const { id: dossierId, number } of nodes) {
      for (const some of split(annotations)) {
        const input = { dossierId, instructeurId: robot?.id, annotations: some }
        await post(url, WRITE, { input })
        if (reread) await post(url, READ, { number })
      }
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
}

async function post<Data>(url: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${DEMO_TOKENS.readWrite}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query, variables }),
  })
  if (response.status !== 200) throw new Error(`DS answered ${response.status}`)
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown[] }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
