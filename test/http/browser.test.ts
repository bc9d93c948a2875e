import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { dashboardPage } from '../../src/http/dashboard/page.ts'
import { type Overview, readOverview } from '../../src/http/overview.ts'
import { failedJobs } from '../../src/run/failed-jobs.ts'
import { startService } from '../../src/run/service.ts'
import type { CampaignStatus } from '../../src/run/status.ts'
import { failDossier, finishPass, openPages, PASSWORD, type Pages } from './support.ts'

/** The dashboard as people see it, in Debian's browser (`apt-get install chromium`). */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** `PICTURES=docs/images npx vitest run test/http/browser.test.ts` makes those of the documentation anew. */
const PICTURES = process.env.PICTURES

const PICTURED = ['light-1200', 'dark-1200', 'light-320']

const FAILED = 4_300_012

describe.skipIf(!existsSync(CHROMIUM))(
  'the dashboard in a browser (left out where Chromium is absent)',
  {
    timeout: 60_000,
  },
  () => {
    let browser: Browser
    let pages: Pages
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
      pages = await openPages()
      await finishPass(pages)
      await failDossier(pages.services, FAILED)
    }, 60_000)
    afterAll(async () => {
      await browser.close()
      await pages.close()
    })

    /** A page of the dashboard, what the browser complains of, and whom it asks. */
    async function open(path: string, options: BrowserContextOptions = {}) {
      const context = await browser.newContext({
        httpCredentials: { username: 'guichet', password: PASSWORD },
        ...options,
      })
      onTestFinished(() => context.close())
      const page = await context.newPage()
      const complaints: string[] = []
      const strangers: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('requestfailed', (request) => complaints.push(request.url()))
      page.on('request', (request) => {
        if (!request.url().startsWith(pages.url)) strangers.push(request.url())
      })
      await page.goto(`${pages.url}${path}`, { waitUntil: 'networkidle' })
      return { page, complaints, strangers }
    }

    const looks = (['light', 'dark'] as const).flatMap((scheme) =>
      [1200, 320].map((width) => ({ scheme, width })),
    )

    /** Both themes and both widths, in half the time. */
    const differ = ({ scheme, width }: (typeof looks)[number]) =>
      (scheme === 'light') === (width === 1200)

    it.each(looks)(
      '$scheme, $width px wide: nothing sticks out, all can be read, nothing is missing',
      async ({ scheme, width }) => {
        const { page, complaints, strangers } = await open('/', {
          colorScheme: scheme,
          viewport: { width, height: 900 },
        })
        if (PICTURES && PICTURED.includes(`${scheme}-${width}`)) {
          await picture(page, `dashboard-${scheme}-${width}.png`)
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        )
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
        expect(ground).toBe(scheme === 'dark' ? 'rgb(22, 22, 22)' : 'rgb(255, 255, 255)')
        const fonts = await page.evaluate(
          () => [...document.fonts].filter(({ status }) => status === 'loaded').length,
        )
        expect(fonts).toBeGreaterThan(0)
        expect(complaints).toEqual([])
        expect(strangers).toEqual([])
      },
    )

    it.each([1, 12, 60])(
      '%i campaigns: what is wrong and the first campaigns are seen at once',
      async (count) => {
        for (const { scheme, width } of looks) {
          const { page } = await open('/', {
            bypassCSP: true,
            colorScheme: scheme,
            viewport: { width, height: 900 },
          })
          const shown = dashboardPage(aDashboardOf(count, await readShown(pages)))
          await page.route(`${pages.url}/beaucoup`, async (route) =>
            route.fulfill({ body: String(await shown), contentType: 'text/html; charset=utf-8' }),
          )
          await page.goto(`${pages.url}/beaucoup`, { waitUntil: 'networkidle' })
          await page.evaluate(async () => void (await document.fonts.ready))
          if (count === 12 && scheme === 'light' && width === 1200)
            await picture(page, 'dashboard-12.png')
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
          ).toBeLessThanOrEqual(width)
          const failures = await page.locator('#echecs').boundingBox()
          if (width > 1000) expect(failures?.y).toBeLessThan(900)
          expect(await violations(page)).toEqual([])
        }
      },
      120_000,
    )

    it('shows a campaign by itself without a fault', { timeout: 300_000 }, async () => {
      for (const { scheme, width } of looks.filter(differ)) {
        const { page } = await open('/campagnes/marne-volet-1', {
          bypassCSP: true,
          colorScheme: scheme,
          viewport: { width, height: 900 },
        })
        if (width === 1200) await picture(page, 'campaign.png')
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        )
        expect(await violations(page)).toEqual([])
      }
    })

    it('stops reading itself again when its reader says so, also after', async () => {
      const { page } = await open('/')
      const button = page.locator('#pause')
      expect(await button.textContent()).toContain('Suspendre')
      await button.click()
      expect(await button.textContent()).toContain('Reprendre')
      await page.reload()
      expect(await button.textContent()).toContain('Reprendre')
    })

    it('changes with the reader’s preference while it is open', async () => {
      const { page } = await open('/', { colorScheme: 'light' })
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.waitForFunction(() => document.documentElement.dataset.frTheme === 'dark')
    })

    it.each([
      { scheme: 'light', width: 1200 },
      { scheme: 'dark', width: 320 },
    ] as const)('$scheme, $width px wide: axe finds no fault', async ({ scheme, width }) => {
      // Only here without the policy: axe is a stranger's script.
      const options = { bypassCSP: true, colorScheme: scheme, viewport: { width, height: 900 } }
      const { page } = await open('/', options)
      expect(await violations(page)).toEqual([])
    })

    it('says that the password is wrong, and what to do', async () => {
      const { page } = await open('/', {
        bypassCSP: true,
        httpCredentials: { username: 'guichet', password: 'faux' },
      })
      expect(await page.textContent('h1')).toBe('Mot de passe nécessaire')
      expect(await page.textContent('main')).toContain('HTTP_PASSWORD')
      expect(await violations(page)).toEqual([])
    })

    it('lets go past the header with the first key', async () => {
      const { page } = await open('/')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Contenu')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu')
    })

    it('shows Bull Board, without a complaint and without asking a third party', async () => {
      const { page, complaints, strangers } = await open('/files')
      await page.getByText('instruct', { exact: true }).first().waitFor()
      expect(complaints).toEqual([])
      expect(strangers).toEqual([])
    })

    it('does nothing for a form of another site', async () => {
      const { page } = await open('/')
      const token = await page.inputValue('input[name=token] >> nth=0')
      const stranger = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(
          `<form method="post" action="${pages.url}/retry"><input name="token" value="${token}"><button name="all" value="yes">Cliquez</button></form>`,
        )
      })
      await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
      onTestFinished(() => void stranger.close())
      await page
        .goto(`http://localhost:${(stranger.address() as AddressInfo).port}/`)
        .catch(() => page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`))
      await page.click('button')
      await page.getByText('Demande refusée').first().waitFor()
      expect(await failedJobs(pages.services.store)).toHaveLength(1)
    })

    it('runs a failed dossier again with nothing but the keyboard', async () => {
      const { page, complaints } = await open('/')
      expect(await page.textContent('.fr-alert__title')).toBe('1 point à regarder')
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate(() => document.activeElement?.getAttribute('name') === 'id')) break
      }
      const outline = await page.evaluate(() =>
        document.activeElement ? getComputedStyle(document.activeElement).outlineStyle : 'none',
      )
      expect(outline).not.toBe('none')
      await page.keyboard.press('Enter')
      await page.getByRole('status').getByText('1 tâche remise en file').waitFor()
      expect(await failedJobs(pages.services.store)).toEqual([])

      const { workers } = startService(pages.services, ['work'])
      const done = workers.map(
        (worker) => new Promise((resolve) => worker.once('completed', resolve)),
      )
      await Promise.race(done)
      await page.getByText('Actualiser la page').click()
      await page.getByText('Tout va bien').waitFor()
      expect(complaints).toEqual([])
    })
  },
)

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, name), fullPage: true })
}

const readShown = async ({ services }: Pages): Promise<Overview> =>
  await readOverview(services, async () => null, Date.now())

/** The same dashboard with so many campaigns, each as one of those that are there. */
function aDashboardOf(count: number, overview: Overview) {
  const { campaigns } = overview.status
  const many = Array.from({ length: count }, (_, place): CampaignStatus[] => {
    const one = campaigns[place % campaigns.length]
    return one ? [{ ...one, id: `${one.id}-${place + 1}` }] : []
  }).flat()
  return {
    service: 'Préfecture de la Marne',
    overview: { ...overview, status: { ...overview.status, campaigns: many, failed: 4 } },
    token: 'token',
    requeued: null,
    discarded: null,
  }
}

/** What axe finds wrong, and the first place of each. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source })
  return await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const found = await axe.run()
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
