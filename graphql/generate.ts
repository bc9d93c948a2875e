/** Writes `graphql/generated.ts` from the schema and the operations beside this file: `npm run generate`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import { parse } from 'graphql'

const here = import.meta.dirname
const read = (...path: string[]) => readFileSync(join(here, ...path), 'utf8')

export async function generate(): Promise<string> {
  const operations = readdirSync(join(here, 'operations')).sort()
  const config = {
    useTypeImports: true,
    enumsAsTypes: true,
    strictScalars: true,
    scalars: { BigInt: 'string', ISO8601Date: 'string', ISO8601DateTime: 'string', URL: 'string' },
  }
  const generated = await codegen({
    filename: 'generated.ts',
    schema: parse(read('schema.graphql')),
    documents: operations.map((location) => ({
      location,
      document: parse(read('operations', location)),
    })),
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: {
      operations: typescriptOperations,
      documents: typedDocumentNode,
    },
  })
  return `// Written by graphql/generate.ts (npm run generate). Do not edit.\n${generated}`
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(here, 'generated.ts'), await generate())
}
