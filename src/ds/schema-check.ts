import {
  buildClientSchema,
  type DocumentNode,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionSchema,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import {
  AnnotateDocument,
  ChangedDossiersDocument,
  ChangeGroupDocument,
  DatedDossierDocument,
  DemarcheDocument,
  DossierDocument,
  FollowDocument,
  OtherDossiersDocument,
  PublicationDocument,
} from '../../graphql/generated.ts'
import { Failure } from '../failures/failure.ts'
import type { Client } from './client.ts'

/** The shape of what goes in variables, which the operations do not show: never sent, only validated. */
const INPUTS = parse(`mutation {
  dossierModifierAnnotations(input: { dossierId: "", instructeurId: "", annotations: [
    { id: "", value: { text: "" } }
    { id: "", value: { textarea: "" } }
    { id: "", value: { dropDownList: "" } }
    { id: "", value: { date: "2026-01-15" } }
    { id: "", value: { integerNumber: 1 } }
    { id: "", value: { decimalNumber: 1.5 } }
    { id: "", value: { checkbox: true } }
    { id: "", value: { yesNo: true } }
  ] }) { errors { message } }
  dossierChangerGroupeInstructeur(input: { dossierId: "", groupeInstructeurId: "" }) {
    errors { message }
  }
  dossierBasculeSuivi(input: { dossierId: "", instructeurId: "", follow: true }) {
    errors { message }
  }
}`)

/** Everything Guichet ever sends, introspection aside. */
const OPERATIONS: readonly DocumentNode[] = [
  DemarcheDocument,
  ChangedDossiersDocument,
  DossierDocument,
  OtherDossiersDocument,
  DatedDossierDocument,
  PublicationDocument,
  AnnotateDocument,
  ChangeGroupDocument,
  FollowDocument,
  INPUTS,
]

/**
 * One sentence for each thing that our operations use and the live schema lacks or deprecates.
 * @throws Failure when DS gives no schema, or one that is not valid in itself
 */
export async function schemaProblems(client: Client): Promise<string[]> {
  const introspection = getIntrospectionQuery({ descriptions: false, inputValueDeprecation: true })
  const { data } = await client.send('query', introspection, {})
  try {
    return problemsIn(buildClientSchema({ __schema: data?.__schema as IntrospectionSchema }))
  } catch {
    throw new Failure('transient', 'ds.half-answer', 'DS did not give a schema that can be read')
  }
}

export function problemsIn(schema: GraphQLSchema): string[] {
  const problems = OPERATIONS.flatMap((document) =>
    validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule]),
  )
  return [...new Set(problems.map(({ message }) => message))]
}
