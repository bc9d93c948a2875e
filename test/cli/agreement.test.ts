import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { agreement } from '../../src/cli/agreement.ts'
import { createMeters } from '../../src/http/metrics/meters.ts'
import { startHttp } from '../../src/http/server.ts'
import { crowd } from '../../src/simulator/index.ts'
import { PASSWORD, withPassword } from '../http/support.ts'
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

/** The cells of a workbook's sheet, as texts. */
function rowsIn(workbook: Uint8Array): string[][] {
  const files = unzipSync(workbook)
  const read = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const texts = [...read('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text = '']) => text,
  )
  const cells = (row: string) =>
    [...row.matchAll(/<c r="[^"]+"([^>]*)><v>([^<]*)<\/v>/g)].map(([, kind = '', value = '']) =>
      kind.includes('t="s"') ? (texts[Number(value)] ?? '') : value,
    )
  return read('xl/worksheets/sheet1.xml').split('<row ').slice(1).map(cells)
}

/** Opinion → accepted, refused, sans suite, total. */
const COUNTED = [
  ['Éligible', 1, 1, 0, 2],
  ['À vérifier', 1, 0, 1, 2],
  ['Inéligible', 1, 1, 0, 2],
  ['Sans avis', 1, 0, 0, 1],
] as const

describe('the agreement of a campaign whose decisions are known', { timeout: 90_000 }, () => {
  async function command(
    { services }: Office,
    { format, json = false }: { format?: 'csv' | 'xlsx'; json?: boolean } = {},
  ) {
    const said: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
    try {
      const path = join(await newFolder(), `avis.${format}`)
      const context = { openReaders: async () => services, log: services.log }
      const out = format && { out: { path, format } }
      expect(await agreement(context, { ...out, json })).toBe(0)
      return { said: said.join(''), file: format ? await readFile(path) : Buffer.alloc(0) }
    } finally {
      write.mockRestore()
    }
  }

  it('is what is counted by hand, in the answer, as JSON, in both files and on the page', async () => {
    const office = await decided()
    const { contradiction, refusal } = office
    const { said, file } = await command(office, { format: 'csv' })
    const rows = rowsIn((await command(office, { format: 'xlsx' })).file)
    expect(said).toMatch(/prenait parti .*4\sdossiers des 7\sdossiers décidés/)
    for (const [opinion, ...counts] of COUNTED) {
      expect(said).toMatch(new RegExp(`${opinion}\\s+${counts.join('\\s+')}\\n`))
      expect(String(file)).toContain(`essai-0;${opinion};${counts.join(';')}\r\n`)
      expect(rows).toContainEqual(['essai-0', opinion, ...counts.map(String)])
    }
    expect(said).toMatch(new RegExp(`Dossier ${contradiction}.*Inéligible, accepté.*Territoire`))
    expect(said).toMatch(new RegExp(`Dossier ${refusal}.*Éligible, refusé.*Enveloppe épuisée`))
    expect(String(file)).toMatch(new RegExp(`Dossier ${contradiction}.*Inéligible, accepté`))
    expect(rows.join()).toMatch(new RegExp(`Dossier ${contradiction}.*Inéligible, accepté`))

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
