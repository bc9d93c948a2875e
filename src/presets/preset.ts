import * as z from 'zod'
import { criterion } from '../domain/eligibility/criteria/index.ts'

const rule = z.strictObject({
  /** Title of the document and its paragraph, in French. */
  source: z.string().min(1),
  params: z.record(z.string(), z.unknown()).default({}),
})

/** The rules of one call for projects, as its YAML file holds them. */
export const presetSchema = z
  .strictObject({
    title: z.string().min(1),
    /** Euros, when the call states them. */
    envelope: z.number().positive().optional(),
    criteria: z.record(z.string(), rule),
  })
  .superRefine(({ criteria }, context) => {
    for (const [id, { params }] of Object.entries(criteria)) {
      const definition = criterion(id)
      const issues = definition
        ? (definition.params.safeParse(params).error?.issues ?? [])
        : [{ path: [], message: 'no such criterion' }]
      for (const { path, message } of issues)
        context.addIssue({ code: 'custom', path: ['criteria', id, 'params', ...path], message })
    }
  })

export type Preset = z.output<typeof presetSchema>
