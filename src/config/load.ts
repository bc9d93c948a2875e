import { Decimal } from 'decimal.js'
import { takenTwice } from '../domain/assignment/takes.ts'
import type { Rules } from '../domain/eligibility/opinion.ts'
import { compileLexicon, LEXICON, type Lexicon } from '../domain/eligibility/reading/lexicon.ts'
import type { ThemeNames } from '../domain/themes.ts'
import { explainIssue } from '../failures/explain-issue.ts'
import { ConfigError, formatPath, type Problem } from '../failures/problems.ts'
import { buildRules, loadPresets } from '../presets/index.ts'
import { validateCron } from './cron.ts'
import {
  ANNOTATION_KEYS,
  ANNOTATIONS,
  type AnnotationKey,
  defaultLabels,
  FIELD_KEYS,
  type FieldKey,
} from './form.ts'
import { readTextFile } from './read-text.ts'
import { readYaml } from './read-yaml.ts'
import { configSchema, type RawCampaign, type RawConfig } from './schema.ts'
import { withSource } from './with-source.ts'

/** A campaign ready for use: defaults filled in, rules merged with the preset's. */
export interface Campaign
  extends Omit<RawCampaign, 'rules' | 'fields' | 'annotations' | 'envelope' | 'themes'> {
  readonly rules: Rules
  /** The words that spending is recognised by, those of the configuration included. */
  readonly lexicon: Lexicon
  /** Candidate labels (or a champ id) of every fact. */
  readonly fields: Readonly<Record<FieldKey, readonly string[]>>
  readonly annotations: Readonly<Record<AnnotationKey, string>>
  readonly themes: ThemeNames
  /** Euros; null when neither the campaign nor its preset has one. */
  readonly envelope: Decimal | null
  /** Ids of the campaigns that share the envelope, this one's included. */
  readonly sharing: readonly string[]
}

export interface Config extends Omit<RawConfig, 'campaigns'> {
  readonly campaigns: readonly Campaign[]
}

/** @throws ConfigError with every mistake of the file, its line and a remedy */
export function loadConfig(file: string): Config {
  let found: ReturnType<typeof readTextFile>
  try {
    found = readTextFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new ConfigError(file, [
      {
        path: [],
        message: code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`,
        remedy:
          'give its path with --config FILE or GUICHET_CONFIG; `guichet init` writes one, guichet.example.yaml shows everything',
      },
    ])
  }
  if ('fault' in found) throw new ConfigError(file, [{ path: [], ...found.fault }])
  return parseConfig(found.text, file)
}

/** @param source how messages call the text: the file's path */
export function parseConfig(text: string, source: string): Config {
  const file = readYaml(text, source)
  const refuse = (problems: readonly Problem[]) =>
    new ConfigError(
      source,
      problems.map((problem) => withSource(problem, file.scalarAt(problem.path))),
      file.lineOf,
    )
  const parsed = configSchema.safeParse(file.value)
  if (!parsed.success)
    throw refuse(
      firstOfEach(
        withoutMeant(parsed.error.issues.flatMap((issue) => explainIssue(issue, configSchema))),
      ),
    )

  const problems = [
    ...scheduleProblems(parsed.data),
    ...sameIds(parsed.data.campaigns),
    ...sameDossiers(parsed.data.campaigns),
    ...envelopeProblems(parsed.data.campaigns),
  ]
  const { vocabulary } = parsed.data
  const lexicon = vocabulary === undefined ? LEXICON : compileLexicon(vocabulary)
  const campaigns = parsed.data.campaigns.map((raw, index) => {
    const built = buildRules(raw.preset, raw.rules, raw.unasked)
    for (const problem of built.problems) {
      problems.push({ ...problem, path: ['campaigns', index, ...problem.path] })
    }
    return { ...toCampaign(raw, built.rules, parsed.data.campaigns), lexicon }
  })
  if (problems.length > 0) throw refuse(problems)
  return { ...parsed.data, campaigns }
}

/** A name that is misspelt is not missing besides. */
function withoutMeant(problems: readonly Problem[]): Problem[] {
  const meant = problems.map(({ path, remedy }) =>
    formatPath([...path.slice(0, -1), /^did you mean (.*)\?$/.exec(remedy ?? '')?.[1] ?? '']),
  )
  return problems.filter(
    ({ path, message }) => message !== 'missing' || !meant.includes(formatPath(path)),
  )
}

/** What is said next of the same value follows from the first. */
function firstOfEach(problems: readonly Problem[]): Problem[] {
  const told = problems.map(({ path }) => formatPath(path))
  return problems.filter((_, index) => told.indexOf(told[index] ?? '') === index)
}

function toCampaign(
  raw: RawCampaign,
  rules: Rules,
  all: readonly RawCampaign[],
): Omit<Campaign, 'lexicon'> {
  const envelope = envelopeOf(raw)
  return {
    ...raw,
    rules,
    themes: { codes: loadPresets().get(raw.preset)?.themes ?? {}, options: raw.themes },
    envelope: envelope ? new Decimal(envelope.amount) : null,
    sharing:
      envelope?.name === undefined
        ? [raw.id]
        : all.filter((one) => envelopeOf(one)?.name === envelope.name).map(({ id }) => id),
    fields: Object.fromEntries(
      FIELD_KEYS.map((key) => [key, [raw.fields[key] ?? defaultLabels(key)].flat()]),
    ) as Record<FieldKey, string[]>,
    annotations: Object.fromEntries(
      ANNOTATION_KEYS.map((key) => [key, raw.annotations[key] ?? ANNOTATIONS[key].label]),
    ) as Record<AnnotationKey, string>,
  }
}

function scheduleProblems({ schedules }: RawConfig): Problem[] {
  return Object.entries(schedules).flatMap(([name, expression]) => {
    const fault = validateCron(expression)
    return fault
      ? [
          {
            path: ['schedules', name],
            message: `not a cron expression: ${fault}`,
            remedy: 'for example "*/5 * * * *"',
          },
        ]
      : []
  })
}

function envelopeOf({ envelope, preset }: RawCampaign): { amount: number; name?: string } | null {
  const found = envelope ?? loadPresets().get(preset)?.envelope
  if (found === undefined) return null
  return typeof found === 'number' ? { amount: found } : found
}

/** Those who share an envelope must agree on what it holds. */
function envelopeProblems(campaigns: readonly RawCampaign[]): Problem[] {
  const first = new Map<string, number>()
  return campaigns.flatMap((campaign, index): Problem[] => {
    const { name, amount } = envelopeOf(campaign) ?? {}
    if (name === undefined || amount === undefined) return []
    const known = first.get(name) ?? amount
    first.set(name, known)
    return known === amount
      ? []
      : [
          {
            path: ['campaigns', index, 'envelope'],
            message: `the envelope ${name} holds ${amount} here and ${known} above`,
            remedy: 'give both the same amount, or another name',
          },
        ]
  })
}

function sameIds(campaigns: readonly RawCampaign[]): Problem[] {
  return campaigns.flatMap(({ id }, index) => {
    const earlier = campaigns.findIndex((one) => one.id === id)
    return earlier === index
      ? []
      : [
          {
            path: ['campaigns', index, 'id'],
            message: `${id} is campaigns[${earlier}]’s already`,
            remedy: 'give each campaign an id of its own',
          },
        ]
  })
}

/** Two campaigns that take the same dossiers would write over each other's opinions for ever. */
function sameDossiers(campaigns: readonly RawCampaign[]): Problem[] {
  return campaigns.flatMap(({ demarche, takes }, index) =>
    campaigns.slice(0, index).flatMap((other, earlier): Problem[] => {
      const shared = other.demarche === demarche ? takenTwice(takes, other.takes) : null
      if (shared === null) return []
      const both = `campaigns[${earlier}] is on démarche ${demarche} too`
      return [
        typeof shared === 'object'
          ? {
              path: ['campaigns', index, 'takes'],
              message: `${both}, and takes ${shared.both} already`,
              remedy: 'let one of them alone take it',
            }
          : {
              path: ['campaigns', index, 'takes'],
              message:
                shared === 'everything'
                  ? both
                  : `${both}, one takes départements and the other groups`,
              remedy:
                'say what each takes, in the same way: takes: { departments: ["51"] } or { groups: ["Marne"] }',
            },
      ]
    }),
  )
}
