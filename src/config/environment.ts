import * as z from 'zod'
import { asSaid, ConfigError, type Problem } from '../failures/problems.ts'
import { addressFault } from './address.ts'
import { DEFAULT_DATA_DIR } from './defaults.ts'
import { LOG_LEVELS } from './log-levels.ts'
import { readTextFile } from './read-text.ts'

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
  /** Names under which the pages are reached, besides the addresses of this machine. */
  readonly httpNames: readonly string[]
  /** Addresses of the proxies whose X-Forwarded-For is believed. */
  readonly httpProxies: readonly string[]
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

const url = (schemes: readonly string[], example: string) =>
  z.string().superRefine((value, context) => {
    const message = addressFault(value, schemes, example)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

/** « a, b » */
const list = (one: RegExp, error: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((parts) => parts.every((part) => one.test(part)), { error })

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
/** A token that travels in clear is everybody's: no command sends one. */
const isPrivate = (address: string) => {
  if (!URL.canParse(address)) return true
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || LOOPBACK.test(hostname)
}

const DS_API = 'https://demarche.numerique.gouv.fr/api/v2/graphql'
const PROXY = 'http://user:password@proxy.example.org:3128'

const schema = z.object({
  DS_API_URL: url(['https', 'http'], DS_API)
    .refine(isPrivate, {
      error: 'the token would travel in clear → write https:// (http:// is for this machine alone)',
    })
    .default(DS_API),
  DS_API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, {
      error: 'a token has no space and no line break → copy it whole, alone',
    })
    .optional(),
  REDIS_URL: url(
    ['redis', 'rediss', 'redis+sentinel'],
    'redis://user:password@host:6379',
  ).optional(),
  DATA_DIR: z.string().default(DEFAULT_DATA_DIR),
  SMTP_URL: url(['smtp', 'smtps'], 'smtp://user:password@host:587').optional(),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: 'a port number is expected → from 0 to 65535',
    })
    .transform(Number)
    .default(8080),
  HTTP_PASSWORD: z.string().optional(),
  HTTP_NAMES: list(
    /^[a-z0-9.-]+$/i,
    'names of this server are expected → such as guichet.example.org',
  ),
  HTTP_TRUSTED_PROXIES: list(
    /^[0-9a-f.:]+$/i,
    'addresses of proxies are expected → such as 127.0.0.1',
  ),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')} is expected → write one of them` })
    .optional(),
  HTTPS_PROXY: url(['http', 'https'], PROXY).optional(),
  HTTP_PROXY: url(['http', 'https'], PROXY).optional(),
  NO_PROXY: z.string().default(''),
  NODE_TLS_REJECT_UNAUTHORIZED: z
    .string()
    .refine((value) => value !== '0', {
      error:
        'certificates would not be verified, and anybody on the way could read the token → unset it, and name your authority’s certificate in NODE_EXTRA_CA_CERTS',
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
      const found = readTextFile(file)
      if ('fault' in found) {
        problems.push({ path: [`${name}_FILE`], ...found.fault })
        continue
      }
      const value = found.text.trim()
      // An empty file is how one says « none » to a service manager that wants the file.
      if (value) values[name] = value
      else if (name === 'DS_API_TOKEN')
        problems.push({
          path: [`${name}_FILE`],
          message: `the file ${file} is empty`,
          remedy: 'put the token in it, alone',
        })
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
      problems.push({ path: issue.path as string[], ...asSaid(issue.message) })
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
    httpNames: found.HTTP_NAMES,
    httpProxies: found.HTTP_TRUSTED_PROXIES,
    logLevel: found.LOG_LEVEL ?? null,
    proxies:
      found.HTTPS_PROXY || found.HTTP_PROXY
        ? { https: found.HTTPS_PROXY ?? '', http: found.HTTP_PROXY ?? '', none: found.NO_PROXY }
        : null,
  }
}
