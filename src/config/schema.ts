import * as z from 'zod'
import { UNASKED } from '../domain/eligibility/opinion.ts'
import { day, department, unlessMissing } from '../domain/eligibility/params.ts'
import { THEMES } from '../domain/facts.ts'
import { envelopeSchema } from '../presets/preset.ts'
import { ANNOTATION_KEYS, FIELD_KEYS, REPORT_FIELD_KEYS } from './form.ts'

/** The configuration file as it is written. Its JSON Schema is `config.schema.json` at the root. */

const email = z.email({
  error: unlessMissing(
    'an e-mail address is expected → such as robot.fitn7@prefecture.example.org',
  ),
})
const label = z.string().min(1)
/** The name holds nothing that a mail program would read as another address. */
const mailbox = z
  .string()
  .regex(/^([^<>()@,;:"\r\n]*<[^<>\s@,]+@[^<>\s@,]+>|[^<>\s@,]+@[^<>\s@,]+)$/, {
    error:
      'an address, or "Name <address>", is expected → such as "Guichet FITN7 <guichet@prefecture.example.org>"',
  })
const labels = z.union([label, z.array(label).min(1)], {
  error: 'a text is expected, or a list of texts → write it between quotes',
})

const cron = (fallback: string, meaning: string) =>
  z.string().default(fallback).describe(`${meaning} Cron expression, Europe/Paris.`)

const overrides = z.union([z.literal(['off', false]), z.record(z.string(), z.unknown())], {
  error: 'parameters, or off, are expected → { name: value }, or off',
})

const absence = z
  .strictObject({ instructeur: email, from: day, until: day })
  .refine((absence) => absence.from <= absence.until, {
    error: 'it ends before it begins → correct from or until',
    path: ['until'],
  })

const assignment = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        departments: z.array(department).min(1).optional(),
        themes: z.array(z.enum(THEMES)).min(1).optional(),
        group: label,
      }),
    )
    .default([])
    .describe(
      'Which groupe instructeur; the first line that matches wins; no match: left where it is.',
    ),
  follow: z.enum(['least-loaded', 'round-robin', 'none']).default('least-loaded'),
  absences: z.array(absence).default([]),
})

const takes = z.union(
  [
    z.strictObject({ departments: z.array(department).min(1) }),
    z.strictObject({ groups: z.array(label).min(1) }),
  ],
  {
    error: 'what it takes is not understood → { departments: ["51"] } or { groups: ["Marne"] }',
  },
)

const followUp = z.strictObject({
  reports: z.union(
    [
      z.strictObject({
        demarche: z.int().positive(),
        path: label,
        fields: z
          .partialRecord(z.enum(REPORT_FIELD_KEYS), labels)
          .default({})
          .describe('Where the report form holds each fact.'),
      }),
      z.strictObject({ annotation: z.literal(true) }),
    ],
    {
      error:
        'where the reports are is not understood → { demarche: 51002, path: "fitn7-etat-des-lieux" } or { annotation: true }',
    },
  ),
  calendar: z.enum(['quarters', 'anniversary']).default('quarters'),
  steps: z
    .array(z.int().min(0).max(80))
    .min(1)
    .max(3)
    .refine((steps) => steps.every((day, place) => day > (steps[place - 1] ?? -Infinity)), {
      error: 'days after the due date, in ascending order, are expected → such as [0, 14, 30]',
    })
    .default([0, 14, 30])
    .describe('Days after the due date: the request, then one or two reminders.'),
})

const requests = z
  .strictObject({
    annotation: z
      .boolean()
      .default(false)
      .describe(
        'The robot sends `questions` to the applicant when an instructeur ticks `sendQuestions`.',
      ),
    days: z.int().min(1).max(90).default(15).describe('Days that the applicant has to answer.'),
    correction: z
      .boolean()
      .default(false)
      .describe(
        'A dossier en instruction is asked by DS’s own demande de correction: it goes back en construction, and the applicant may change it.',
      ),
  })
  .refine(({ annotation, correction }) => annotation || !correction, {
    error:
      'nothing is sent without annotation: true → add annotation: true, or take correction away',
    path: ['correction'],
  })

export const campaignSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'small letters, digits and hyphens are expected → such as marne-volet-1',
    )
    .describe('Your name for it, in commands and logs.'),
  preset: label.describe('The rules of the call for projects.'),
  demarche: z.int().positive().describe('Number of the démarche in DS.'),
  robot: email.describe('The instructeur in whose name the robot writes; a member of every group.'),
  takes: takes
    .optional()
    .describe('Which dossiers of a démarche that several campaigns share; default: all.'),
  envelope: envelopeSchema
    .optional()
    .describe(
      'Euros at the campaign’s disposal; { name, amount }: shared by the campaigns that say the same name.',
    ),
  unasked: z
    .enum(UNASKED)
    .default('check')
    .describe(
      'What a criterion does when the form does not ask its fact: to verify, or information only.',
    ),
  themes: z
    .record(z.string(), z.enum(THEMES))
    .default({})
    .describe('Options of the form that no known wording matches: option → 3a, 3b, 3c or 3d.'),
  rules: z
    .record(z.string(), overrides)
    .default({})
    .describe(
      'Criteria to change or to switch off; any takes decides: false, and unasked: check or inform.',
    ),
  fields: z
    .partialRecord(z.enum(FIELD_KEYS), labels)
    .default({})
    .describe('Where the form holds each fact: a label, candidate labels, or a champ id.'),
  annotations: z
    .partialRecord(z.enum(ANNOTATION_KEYS), label)
    .default({})
    .describe('Labels of the private annotations.'),
  assignment: assignment.prefault({}),
  followUp: followUp.optional(),
  requests: requests.prefault({}).describe('Messages to applicants about what is missing.'),
  laureatList: z
    .strictObject({ to: z.array(email).min(1), cc: z.array(email).default([]) })
    .optional(),
})

export const mailSchema = z.strictObject({
  from: mailbox.describe('Who sends: "Name <address>", or an address.'),
  replyTo: mailbox.optional().describe('Who reads the answers of the lauréats.'),
  operator: email.optional().describe('Alerts go here.'),
  bounces: email
    .optional()
    .describe(
      'Where e-mails that cannot be delivered come back, best in the domain of from. Default: operator, else from.',
    ),
  header: label.optional().describe('The name at the top of each e-mail.'),
  perMinute: z.int().positive().max(600).default(30).describe('E-mails sent, at most.'),
})

const words = z
  .array(
    z.string().regex(/\p{L}/u, 'words are expected → write some letters, or take the line away'),
  )
  .optional()

const vocabularySchema = z
  .strictObject({
    computers: words.describe('Computer equipment.'),
    staff: words.describe('Pay and people of the applicant.'),
    'running-costs': words.describe('What comes back every year, whatever the project.'),
    admissible: words.describe('What may be paid for, for the lines that are not understood.'),
    publishers: z
      .array(
        z.strictObject({
          name: label,
          seat: label.describe('Where its head office is.'),
          products: z.array(label).default([]).describe('As people write them.'),
        }),
      )
      .optional()
      .describe('Publishers with their seat outside the European Union.'),
  })
  .describe('Words added to those by which spending is recognised; they come before the others.')

export const configSchema = z.strictObject({
  mail: mailSchema.optional(),
  schedules: z
    .strictObject({
      poll: cron('*/5 * * * *', 'New and changed dossiers.'),
      reconcile: cron('30 3 * * *', 'Nightly full pass.'),
      followUp: cron('30 8 * * 1-5', 'Reports and reminders; e-mails leave from 7:00 to 20:00.'),
      laureatList: cron('0 7 L * *', 'Monthly list of the lauréats.'),
    })
    .prefault({}),
  vocabulary: vocabularySchema.optional(),
  campaigns: z
    .array(campaignSchema)
    .min(1, 'at least one campaign is expected → guichet.example.yaml shows one'),
})

export type RawConfig = z.output<typeof configSchema>
export type RawCampaign = RawConfig['campaigns'][number]
export type ScheduleName = keyof RawConfig['schedules']
