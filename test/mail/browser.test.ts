import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { previews } from '../../src/mail/preview.ts'
import { contrasts } from './contrasts.ts'
import { head } from './support.ts'

/** The e-mails as people see them, in Debian's browser (`apt-get install chromium`). */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** `PICTURES=docs/images npx vitest run test/mail/browser.test.ts` makes those of the documentation anew. */
const PICTURES = process.env.PICTURES
const PICTURED = ['request', 'list']

const samples = previews(head)

describe.skipIf(!existsSync(CHROMIUM))('in a browser (left out where Chromium is absent)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  const cases = Object.keys(samples).flatMap((name) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      [600, 360].map((width) => ({ name, scheme, width })),
    ),
  )

  test.each(cases)(
    '$name, $scheme, $width px wide: nothing sticks out, all can be read',
    async ({ name, scheme, width }) => {
      const page = await browser.newPage({
        viewport: { width, height: 800 },
        colorScheme: scheme,
      })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.setContent(samples[name]?.html ?? '')
      if (PICTURES && PICTURED.includes(name)) {
        await mkdir(PICTURES, { recursive: true })
        const path = join(PICTURES, `mail-${name}-${scheme}-${width}.png`)
        await page.screenshot({ path, fullPage: true })
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      )
      const seen = await page.evaluate(contrasts)
      expect(seen.length).toBeGreaterThan(5)
      expect(seen.filter(({ ratio }) => ratio < 4.5)).toEqual([])
      expect(asked).toEqual([])
      await page.close()
    },
  )
})
