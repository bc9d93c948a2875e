import { writeFile } from 'node:fs/promises'
import { DateTime } from 'luxon'
import type { Services } from '../campaign/services.ts'
import { plural } from '../domain/french.ts'
import { only } from '../ds/port.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'
import { followUp } from '../follow-up/pass.ts'
import { readLaureatList } from '../lists/monthly.ts'
import { depositReport, type World } from '../simulator/index.ts'
import { FORMATS } from '../spreadsheet/index.ts'
import { print, quote } from './output.ts'

/** The mornings on which something happens, and what the lauréat of Aube does between two of them. */
const REPORTED_AT = '2021-07-20T11:00:00+02:00'
const MORNINGS = ['2021-07-01', '2021-07-15', '2021-07-21', '2021-08-02', '2021-10-01']

/**
 * Tells the follow-up of one lauréat, each pass at its own date whatever the clock of the demonstration: the request,
 * the reminder, the report that comes then, the last reminder of those whose report does not come, the next quarter.
 */
export async function tellYear(services: Services, world: World): Promise<void> {
  const laureat = [...world.demarche(10001).dossiers].find(({ state }) => state === 'accepte')
  if (!laureat) throw new Error('the stories of Aube have lost their lauréat')
  print(`\nThe lauréats from July to October 2021`)
  let isReported = false
  for (const morning of MORNINGS) {
    if (!isReported && morning > REPORTED_AT) {
      depositReport(world, laureat, new Date(REPORTED_AT))
      print(`  ${REPORTED_AT.slice(0, 10)}: dossier ${laureat.number} gives its report`)
      isReported = true
    }
    const at = DateTime.fromISO(`${morning}T08:30`, { zone: 'Europe/Paris' }).toMillis()
    let [sent, copies] = [0, 0]
    for (const campaign of followedCampaigns(services.config)) {
      const result = await followUp({ ...services, now: () => at }, campaign, 'complete')
      sent += Number(result.sent)
      copies += Number(result.copies)
    }
    const toLaureats = `${plural(sent, 'e-mail', 'e-mails')} to lauréats`
    print(
      `  ${morning}: ${toLaureats}${copies > 0 ? `, ${plural(copies, 'copy', 'copies')} to instructeurs` : ''}`,
    )
  }
  await tellTraces(services, laureat.number)
}

/** The list that is due to the DITP at the end of October. @param file its path, without the ending */
export async function tellList(services: Services, file: string): Promise<void> {
  const campaigns = services.config.campaigns.map(({ id }) => id)
  const { table } = await readLaureatList(services, campaigns, '2021-10')
  for (const [ending, { write }] of Object.entries(FORMATS)) {
    await writeFile(`${file}.${ending}`, await write(table))
  }
  print(
    `  2021-10-31: the list for the DITP, ${table.rows.length} lauréats, in ${file}.xlsx and .csv`,
  )
}

async function tellTraces({ campaigns, ds }: Services, number: number): Promise<void> {
  const { form } = await campaigns.open('aube')
  const id = form.annotations.get('reminders')?.id
  const dossier = only(await ds.dossiers([number]))
  const traces = dossier?.annotations.find((annotation) => annotation.id === id)?.text ?? ''
  print(`  In dossier ${number}, « Relances envoyées » now says:\n${quote(traces)}`)
}
