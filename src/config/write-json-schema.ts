/** Writes `config.schema.json`, which editors use to complete and check guichet.yaml: `npm run generate`. */
import { writeFileSync } from 'node:fs'
import * as z from 'zod'
import { configSchema } from './schema.ts'

export const jsonSchema = () =>
  `${JSON.stringify({ title: 'Guichet configuration', ...z.toJSONSchema(configSchema, { io: 'input' }) }, null, 2)}\n`

if (process.argv[1] === import.meta.filename) writeFileSync('config.schema.json', jsonSchema())
