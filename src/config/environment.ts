import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { ConfigError, type Problem } from './problems.ts'

/** What comes from the environment. Secrets come only from here, as a variable or as a file. */
export interface Environment {
  readonly dsApiUrl: string
  /** null: commands that talk to DS refuse to run. */
  readonly dsApiToken: string | null
  readonly redisUrl: string | null
  readonly dataDir: string
  readonly smtpUrl: string | null
  readonly httpHost: string
  readonly httpPort: number
  /** null: not said. */
  readonly logLevel: string | null
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)),
      {
        error: `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')} is expected`,
      },
    )

const schema = z.object({
  DS_API_URL: url('https', 'http').default('https://demarche.numerique.gouv.fr/api/v2/graphql'),
  DS_API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, {
      error: 'a token has no space and no line break: copy it whole, alone',
    })
    .optional(),
  // Not a URL for Node when it names several Sentinels, hence the plain test of its beginning.
  REDIS_URL: z
    .string()
    .regex(/^(redis|rediss|redis\+sentinel):\/\/\S+$/, {
      error: 'an address that begins with redis://, rediss:// or redis+sentinel:// is expected',
    })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  SMTP_URL: url('smtp', 'smtps').optional(),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: z.coerce
    .number({ error: 'a port number is expected' })
    .int()
    .min(0)
    .max(65_535)
    .default(8080),
  LOG_LEVEL: z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')} is expected` }).optional(),
})

/** Variables that may be given as `NAME_FILE`: the path of a file that holds the value. */
const FROM_FILE = ['DS_API_TOKEN', 'SMTP_URL']

/** @throws ConfigError naming every wrong variable, never its value */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const problems: Problem[] = []
  const values: Record<string, string> = {}
  for (const name of Object.keys(schema.shape)) {
    const value = env[name]?.trim()
    if (value) values[name] = value
  }
  for (const name of FROM_FILE) {
    const file = env[`${name}_FILE`]
    if (!file) continue
    if (values[name]) {
      problems.push({
        path: [`${name}_FILE`],
        message: `${name} is set too`,
        remedy: 'keep one of the two',
      })
      continue
    }
    try {
      const value = readFileSync(file, 'utf8').trim()
      // An empty file is how one says « no mail » to a container manager that wants the file.
      if (value) values[name] = value
      else if (name !== 'SMTP_URL')
        problems.push({ path: [`${name}_FILE`], message: `the file ${file} is empty` })
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      problems.push({
        path: [`${name}_FILE`],
        message: `the file ${file} cannot be read (${code})`,
        remedy: 'give the path of a file that this user may read',
      })
    }
  }
  const parsed = schema.safeParse(values)
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      problems.push({ path: issue.path as string[], message: issue.message })
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError('Environment', problems)
  const found = parsed.data
  return {
    dsApiUrl: found.DS_API_URL,
    dsApiToken: found.DS_API_TOKEN ?? null,
    redisUrl: found.REDIS_URL ?? null,
    dataDir: found.DATA_DIR,
    smtpUrl: found.SMTP_URL ?? null,
    httpHost: found.HTTP_HOST,
    httpPort: found.HTTP_PORT,
    logLevel: found.LOG_LEVEL ?? null,
  }
}
