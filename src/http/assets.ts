import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { packageRoot, readPackage } from '../package.ts'

/** What the pages use of the State design system (`@gouvfr/dsfr`), which weighs 130 MB as a whole. */
export const DSFR_FILES = [
  'dsfr.main.min.css',
  'fonts/Marianne-Regular.woff2',
  'fonts/Marianne-Medium.woff2',
  'fonts/Marianne-Bold.woff2',
  'icons/system/fr--error-fill.svg',
  'icons/system/fr--info-fill.svg',
  'icons/system/fr--success-fill.svg',
  'icons/system/fr--warning-fill.svg',
] as const

/** Where `npm run build` copies them: an installed Guichet has no `@gouvfr/dsfr`. */
export const DSFR_COPY = join(packageRoot, 'dist/dsfr')
export const DSFR_SOURCE = join(packageRoot, 'node_modules/@gouvfr/dsfr/dist')

const OWN_FILES = ['guichet.css', 'scheme.js', 'refresh.js', 'favicon.svg'] as const

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The same files have another address in another version: browsers may keep them. */
export const assetUrl = (file: string) => `/assets/${file}?v=${readPackage().version}`

/** Style sheets, fonts, icons: the same for everybody, nothing of any démarche. */
export function assets(): Hono {
  const dsfr = existsSync(DSFR_SOURCE) ? DSFR_SOURCE : DSFR_COPY
  const own = join(packageRoot, 'src/http/assets')
  const files = new Map<string, string>([
    ...DSFR_FILES.map((file) => [`/dsfr/${file}`, join(dsfr, file)] as const),
    ...OWN_FILES.map((file) => [`/${file}`, join(own, file)] as const),
  ])
  const app = new Hono()
  for (const [url, path] of files) {
    app.get(url, async (context) =>
      context.body(await readFile(path), 200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=86400',
      }),
    )
  }
  return app
}
