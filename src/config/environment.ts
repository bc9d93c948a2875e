import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { LOG_LEVELS } from './log-levels.ts'
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
  /** Of the dashboard; null: there is no dashboard. */
  readonly httpPassword: string | null
  /** null: not said. */
  readonly logLevel: string | null
  /** On the way to DS; null: there are none. */
  readonly proxies: Proxies | null
}

/** As other programs read them; an empty text: not said. A URL may hold a password. */
interface Proxies {
  readonly https: string
  readonly http: string
  readonly none: string
}

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
  HTTP_PASSWORD: z.string().optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')} is expected` })
    .optional(),
  HTTPS_PROXY: url('http', 'https').optional(),
  HTTP_PROXY: url('http', 'https').optional(),
  NO_PROXY: z.string().default(''),
  NODE_TLS_REJECT_UNAUTHORIZED: z
    .string()
    .refine((value) => value !== '0', {
      error:
        'certificates would not be verified, and anybody on the way could read the token: unset it, and name your authority’s certificate in NODE_EXTRA_CA_CERTS',
    })
    .optional(),
})

/** Variables that other programs know in small letters too; these win. */
const SMALL = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']

/** Variables that may be given as `NAME_FILE`: the path of a file that holds the value. */
const FROM_FILE = ['DS_API_TOKEN', 'SMTP_URL', 'HTTP_PASSWORD']

/** Every variable that is read. */
export const VARIABLES: readonly string[] = [
  ...Object.keys(schema.shape),
  ...FROM_FILE.map((name) => `${name}_FILE`),
]

/** @throws ConfigError naming every wrong variable, never its value */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const problems: Problem[] = []
  const values: Record<string, string> = {}
  for (const name of Object.keys(schema.shape)) {
    const small = SMALL.includes(name) ? env[name.toLowerCase()]?.trim() : undefined
    const value = small || env[name]?.trim()
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
      // An empty file is how one says « none » to a service manager that wants the file.
      if (value) values[name] = value
      else if (name === 'DS_API_TOKEN')
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
    httpPassword: found.HTTP_PASSWORD ?? null,
    logLevel: found.LOG_LEVEL ?? null,
    proxies:
      found.HTTPS_PROXY || found.HTTP_PROXY
        ? { https: found.HTTPS_PROXY ?? '', http: found.HTTP_PROXY ?? '', none: found.NO_PROXY }
        : null,
  }
}
