import { Decimal } from 'decimal.js'
import type { Rules } from '../domain/eligibility/opinion.ts'
import { buildRules, presetEnvelope } from '../presets/index.ts'
import { validateCron } from '../queue/schedules.ts'
import { explainIssue } from './explain-issue.ts'
import {
  ANNOTATION_KEYS,
  ANNOTATIONS,
  type AnnotationKey,
  FIELD_KEYS,
  FIELD_LABELS,
  type FieldKey,
} from './form.ts'
import { ConfigError, formatPath, type Problem } from './problems.ts'
import { readTextFile } from './read-text.ts'
import { readYaml } from './read-yaml.ts'
import { configSchema, type RawCampaign, type RawConfig } from './schema.ts'
import { withSource } from './with-source.ts'

/** A campaign ready for use: defaults filled in, rules merged with the preset's. */
export interface Campaign
  extends Omit<RawCampaign, 'rules' | 'fields' | 'annotations' | 'envelope'> {
  readonly rules: Rules
  /** Candidate labels (or a champ id) of every fact. */
  readonly fields: Readonly<Record<FieldKey, readonly string[]>>
  readonly annotations: Readonly<Record<AnnotationKey, string>>
  /** Euros; null when neither the campaign nor its preset has one. */
  readonly envelope: Decimal | null
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
      withoutMeant(parsed.error.issues.flatMap((issue) => explainIssue(issue, configSchema))),
    )

  const problems = [...scheduleProblems(parsed.data), ...clashes(parsed.data.campaigns)]
  const campaigns = parsed.data.campaigns.map((raw, index) => {
    const built = buildRules(raw.preset, raw.rules)
    for (const problem of built.problems) {
      problems.push({ ...problem, path: ['campaigns', index, ...problem.path] })
    }
    return toCampaign(raw, built.rules)
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

function toCampaign(raw: RawCampaign, rules: Rules): Campaign {
  const envelope =
    raw.envelope === undefined ? presetEnvelope(raw.preset) : new Decimal(raw.envelope)
  return {
    ...raw,
    rules,
    envelope,
    fields: Object.fromEntries(
      FIELD_KEYS.map((key) => [key, [raw.fields[key] ?? FIELD_LABELS[key]].flat()]),
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

/** Two campaigns on one démarche would write over each other's opinions for ever. */
function clashes(campaigns: readonly RawCampaign[]): Problem[] {
  const problems: Problem[] = []
  for (const key of ['id', 'demarche'] as const) {
    const first = new Map<string | number, number>()
    campaigns.forEach((campaign, index) => {
      const earlier = first.get(campaign[key])
      if (earlier === undefined) first.set(campaign[key], index)
      else
        problems.push({
          path: ['campaigns', index, key],
          message: `${campaign[key]} is campaigns[${earlier}]’s already`,
          remedy: `give each campaign ${key === 'id' ? 'an id' : 'a démarche'} of its own`,
        })
    })
  }
  return problems
}
