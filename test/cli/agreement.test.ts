import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { agreement } from '../../src/cli/agreement.ts'
import { Context } from '../../src/cli/context.ts'
import { createMeters } from '../../src/http/metrics/meters.ts'
import { startHttp } from '../../src/http/server.ts'
import { crowd, DEMO_TOKENS } from '../../src/simulator/index.ts'
import { PASSWORD, withPassword } from '../http/support.ts'
import { crowdedConfig } from '../support/crowd.ts'
import { copyEmptyStore } from '../support/empty-store.ts'
import { newFolder } from '../support/folder.ts'
import { type Office, openOffice } from '../support/office.ts'

const MOTIVATION = 'Enveloppe épuisée.'

/**
 * Seven decisions counted by hand. Éligible: one accepted, one refused (another is not decided). À vérifier: one
 * accepted, one closed. Inéligible: one accepted, one refused. One accepted before any opinion.
 */
async function decided(): Promise<Office & { contradiction: number; refusal: number }> {
  const office = await openOffice({ dossiersEach: 6 })
  const { world } = office
  // Of another département than the call's.
  crowd(world, 2, 51_001, '76')
  const numbers = [...world.demarche(51_001).dossiers].map(({ number }) => number)
  const [clean = 0, refusal = 0, , unsure = 0, closed = 0, early = 0, contradiction = 0, far = 0] =
    numbers
  world.instructeur.accept(early)
  for (const number of [unsure, closed])
    world.usager.submit(number, { 'Date de fin du projet': '' })
  office.wait(60_000)
  await office.pass()
  office.wait(60_000)
  for (const number of [clean, unsure, contradiction]) world.instructeur.accept(number)
  for (const number of [refusal, far]) world.instructeur.refuse(number, MOTIVATION)
  world.instructeur.close(closed)
  return { ...office, contradiction, refusal }
}

/** Opinion → accepted, refused, sans suite, total. */
const COUNTED = [
  ['Éligible', 1, 1, 0, 2],
  ['À vérifier', 1, 0, 1, 2],
  ['Inéligible', 1, 1, 0, 2],
  ['Sans avis', 1, 0, 0, 1],
] as const

describe('the agreement of a campaign whose decisions are known', { timeout: 90_000 }, () => {
  async function command(office: Office, options: { out?: string; json?: boolean }) {
    const folder = await newFolder()
    const config = join(folder, 'guichet.yaml')
    await writeFile(config, crowdedConfig(1))
    await copyEmptyStore(join(folder, 'data'))
    const context = new Context({ config, logLevel: 'silent' }, 'agreement', {
      DS_API_URL: office.simulator.url,
      DS_API_TOKEN: DEMO_TOKENS.readWrite,
      DATA_DIR: join(folder, 'data'),
    })
    onTestFinished(() => context.close())
    const said: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
    try {
      const path = options.out === undefined ? undefined : join(folder, options.out)
      const out = path === undefined ? {} : { out: { path, format: 'csv' as const } }
      expect(await agreement(context, { ...out, json: options.json === true })).toBe(0)
      return { said: said.join(''), file: path ? await readFile(path, 'utf8') : '' }
    } finally {
      write.mockRestore()
    }
  }

  it('is what is counted by hand, in the answer, as JSON, in the file and on the page', async () => {
    const office = await decided()
    const { contradiction, refusal } = office
    const { said, file } = await command(office, { out: 'avis.csv' })
    expect(said).toMatch(/prenait parti .*4\sdossiers des 7\sdossiers décidés/)
    for (const [opinion, ...counts] of COUNTED) {
      expect(said).toMatch(new RegExp(`${opinion}\\s+${counts.join('\\s+')}\\n`))
      expect(file).toContain(`essai-0;${opinion};${counts.join(';')}\r\n`)
    }
    expect(said).toMatch(new RegExp(`Dossier ${contradiction}.*Inéligible, accepté.*Territoire`))
    expect(said).toMatch(new RegExp(`Dossier ${refusal}.*Éligible, refusé.*Enveloppe épuisée`))
    expect(file).toMatch(new RegExp(`Dossier ${contradiction}.*Inéligible, accepté`))

    const { campaigns } = JSON.parse((await command(office, { json: true })).said)
    expect(campaigns).toMatchObject([
      {
        campaign: 'essai-0',
        decided: 7,
        withOpinion: 6,
        tookSide: 4,
        table: {
          eligible: { accepte: 1, refuse: 1, sans_suite: 0 },
          to_check: { accepte: 1, refuse: 0, sans_suite: 1 },
          ineligible: { accepte: 1, refuse: 1, sans_suite: 0 },
          none: { accepte: 1, refuse: 0, sans_suite: 0 },
        },
        contradictions: [{ dossier: contradiction }],
        refusals: [{ dossier: refusal, motivation: MOTIVATION }],
      },
    ])

    const page = await campaignPage(office)
    for (const [opinion, ...counts] of COUNTED) {
      const cells = counts.map((count) => `<td>${count}</td>`).join('\\s*')
      expect(page).toMatch(new RegExp(`${opinion}</th>\\s*${cells}`))
    }
    expect(page).toMatch(new RegExp(`Inéligibles, acceptés.*?dossier ${contradiction}<`, 's'))
    expect(page).toMatch(new RegExp(`Éligibles, refusés.*?dossier ${refusal}<`, 's'))
    // The pages hold numbers and counts, no words of people.
    expect(page).not.toContain(MOTIVATION)
  })

  async function campaignPage({ services }: Office): Promise<string> {
    const pages = await startHttp(services, createMeters(), {
      host: '127.0.0.1',
      port: 0,
      password: PASSWORD,
    })
    try {
      const answer = await fetch(`${pages.url}/campagnes/essai-0`, { headers: withPassword() })
      expect(answer.status).toBe(200)
      return await answer.text()
    } finally {
      await pages.close()
    }
  }
})
