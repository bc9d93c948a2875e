import * as z from 'zod'
import { criterion } from '../domain/eligibility/criteria/index.ts'
import { euros } from '../domain/eligibility/params.ts'
import { THEMES } from '../domain/facts.ts'

const rule = z.strictObject({
  /** The paragraph of the document, in French. */
  source: z.string().min(1).optional(),
  /** In its place, where no document asks for it. */
  own: z.string().min(1).optional(),
  /** See `Rule.failing`. */
  failing: z.literal('to_check').optional(),
  params: z.record(z.string(), z.unknown()).default({}),
})

/** Euros, alone or shared by the campaigns that say the same name. */
export const envelopeSchema = z.union(
  [euros, z.strictObject({ name: z.string().min(1), amount: euros })],
  {
    error:
      'an amount in euros is expected → such as 270000, or "270 000,50 €"; { name: corse, amount: 794000 } where several campaigns share it',
  },
)

/** The rules of one call for projects, as its YAML file holds them. */
export const presetSchema = z
  .strictObject({
    title: z.string().min(1),
    /** The document, by the title that opinions give it. */
    text: z.string().min(1),
    /** Euros, when the call states them; with a name where several calls share them. */
    envelope: envelopeSchema.optional(),
    /** How the document numbers its themes. */
    themes: z.record(z.string(), z.enum(THEMES)).default({}),
    /** When its comités meet, in French. */
    comites: z.string().min(1).optional(),
    criteria: z.record(z.string(), rule),
  })
  .superRefine(({ criteria }, context) => {
    for (const [id, { params, source, own }] of Object.entries(criteria)) {
      if ((source === undefined) === (own === undefined))
        context.addIssue({ code: 'custom', path: ['criteria', id], message: 'source or own' })
      const definition = criterion(id)
      const issues = definition
        ? (definition.params.safeParse(params).error?.issues ?? [])
        : [{ path: [], message: 'no such criterion' }]
      for (const { path, message } of issues)
        context.addIssue({ code: 'custom', path: ['criteria', id, 'params', ...path], message })
    }
  })

export type Preset = z.output<typeof presetSchema>
