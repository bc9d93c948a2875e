import type { Readable, Writable } from 'node:stream'
import { isCancel, select, text } from '@clack/prompts'
import type * as z from 'zod'
import { campaignSchema, mailSchema } from '../config/schema.ts'
import type { Answers } from '../config/template.ts'
import { departments, euros } from '../domain/eligibility/params.ts'
import { nearest } from '../domain/nearest.ts'
import { explainIssue } from '../failures/explain-issue.ts'
import { ConfigError, type Problem } from '../failures/problems.ts'
import { loadPresets } from '../presets/index.ts'

/** What flags give, and questions complete; all as typed. */
export type Typed = { readonly [name in QuestionName]?: string }
export type QuestionName =
  | 'preset'
  | 'demarche'
  | 'robot'
  | 'departments'
  | 'id'
  | 'envelope'
  | 'unasked'
  | 'from'
  | 'operator'

interface Question {
  readonly ask: string
  readonly example: string
  /** Whether these answers need one; where they do not, it may stay empty. */
  readonly needed: (typed: Typed) => boolean
  /** Whether to ask it at all. */
  readonly wanted?: (typed: Typed) => boolean
  /** What is wrong with the answer, or null. */
  readonly fault: (text: string) => Pick<Problem, 'message' | 'remedy'> | null
}

const always = () => true
const never = () => false
const presetOf = ({ preset = '' }: Typed) => loadPresets().get(preset)

function lacksTerritory(typed: Typed): boolean {
  const preset = presetOf(typed)
  return preset !== undefined && preset.criteria['applicant-territory'] === undefined
}

const bySchema = (schema: z.ZodType, read: (text: string) => unknown = (text) => text) => {
  return (text: string) => {
    const issues = schema.safeParse(read(text)).error?.issues ?? []
    return issues.flatMap((issue) => explainIssue(issue, schema))[0] ?? null
  }
}
/** Typed without quotes, « 270.000 » is an amount, and « 270.5 » a number. */
const readEuros = (text: string) => (/^\d+(\.\d{1,2})?$/.test(text) ? Number(text) : text)
/** « 1, 2a »: the codes 01 and 2A. */
const readDepartments = (text: string) =>
  text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => word.toUpperCase().padStart(2, '0'))

/** In the order in which one is asked. */
export const QUESTIONS: Readonly<Record<QuestionName, Question>> = {
  preset: {
    ask: 'Which rules?',
    example: 'marne-volet-1',
    needed: always,
    fault: faultOfPreset,
  },
  demarche: {
    ask: 'Number of the démarche in DS',
    example: '51001',
    needed: always,
    fault: bySchema(campaignSchema.shape.demarche, Number),
  },
  robot: {
    ask: 'E-mail address of the robot’s account in DS',
    example: 'robot.fitn7@prefecture.example.org',
    needed: always,
    fault: bySchema(campaignSchema.shape.robot),
  },
  departments: {
    ask: 'Your départements: this preset names none',
    example: '51,52',
    needed: lacksTerritory,
    wanted: lacksTerritory,
    fault: bySchema(departments, readDepartments),
  },
  id: {
    ask: 'Your name for the campaign (empty: the preset’s)',
    example: 'marne-2026',
    needed: never,
    fault: bySchema(campaignSchema.shape.id),
  },
  envelope: {
    ask: 'Euros at its disposal (empty: none stated)',
    example: '270000',
    needed: never,
    wanted: (typed) => presetOf(typed)?.envelope === undefined,
    fault: bySchema(euros, readEuros),
  },
  unasked: {
    ask: 'What the form does not ask: check (a person looks), or inform (empty: check)',
    example: 'inform',
    needed: never,
    fault: bySchema(campaignSchema.shape.unasked),
  },
  from: {
    ask: 'Who sends the e-mails (empty: none for now)',
    example: 'Guichet FITN7 <guichet@prefecture.example.org>',
    needed: never,
    fault: bySchema(mailSchema.shape.from),
  },
  operator: {
    ask: 'Who gets the alerts (empty: nobody)',
    example: 'exploitation@prefecture.example.org',
    needed: never,
    wanted: ({ from }) => from !== undefined,
    fault: bySchema(mailSchema.shape.operator),
  },
}
const NAMES = Object.keys(QUESTIONS) as QuestionName[]

function faultOfPreset(name: string) {
  const known = [...loadPresets().keys()]
  if (known.includes(name)) return null
  const meant = nearest(name, known)
  return {
    message: `no preset is called ${name}`,
    remedy: meant ? `did you mean ${meant}?` : `the presets: ${known.join(', ')}`,
  }
}

/**
 * Asks what the flags do not give.
 * @returns null when the person gave up
 */
export async function ask(
  given: Typed,
  streams: { input?: Readable; output?: Writable } = {},
): Promise<Typed | null> {
  let typed = given
  for (const name of NAMES) {
    const { ask: message, example, needed, wanted = always, fault } = QUESTIONS[name]
    if (typed[name] !== undefined || !wanted(typed)) continue
    const answer =
      name === 'preset'
        ? await select({ message, options: presetOptions(), ...streams })
        : await text({
            message,
            placeholder: example,
            validate: (value = '') => {
              if (value.trim() === '') return needed(typed) ? 'It is needed.' : undefined
              return fault(value.trim())?.message
            },
            ...streams,
          })
    if (isCancel(answer)) return null
    if (answer?.trim()) typed = { ...typed, [name]: answer.trim() }
  }
  return typed
}

const presetOptions = () =>
  [...loadPresets()].map(([value, { title }]) => ({ value, label: value, hint: title }))

/** @throws ConfigError with everything that is missing or wrong */
export function readAnswers(typed: Typed): Answers {
  const problems = NAMES.flatMap((name): Problem[] => {
    const { needed, fault, example } = QUESTIONS[name]
    const answer = typed[name]
    if (answer !== undefined) {
      const found = fault(answer)
      if (found === null) return []
      const { message, remedy = `for example ${example}` } = found
      return [{ path: [`--${name}`], message, remedy }]
    }
    return needed(typed)
      ? [{ path: [`--${name}`], message: 'missing', remedy: `for example --${name} ${example}` }]
      : []
  })
  if (problems.length > 0) throw new ConfigError('init', problems)
  const { preset = '', demarche, robot = '', departments, id = preset, envelope } = typed
  const { from = null, operator = null, unasked = null } = typed
  return {
    id,
    preset,
    presetTitle: presetOf(typed)?.title ?? '',
    demarche: Number(demarche),
    robot,
    departments: departments === undefined ? null : readDepartments(departments),
    envelope: envelope === undefined ? null : euros.parse(readEuros(envelope)),
    unasked,
    from,
    operator,
  }
}
