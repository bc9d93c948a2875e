import type { Verdict } from './cost-table.ts'
import { onStage } from './on-stage.ts'
import { openServiceStage, type ServiceStage } from './service-stage.ts'

/** What DS is asked once a campaign runs: nothing is listed or read twice. */

const MANY = 4_000
const PAGE = 100
const pagesOf = (dossiers: number) => Math.ceil(dossiers / PAGE)

const verdict = (what: string, found: number, atMost: number): Verdict => ({
  what: `POSTs, ${what}`,
  found,
  atMost,
})

/** Until a tick finds nothing any more: its own writes are listed once. */
async function settle(stage: ServiceStage): Promise<void> {
  await stage.tick()
  await stage.tick()
}

export const afterBackfill = (dossiers: number, redisUrl: string | null): Promise<Verdict[]> =>
  onStage(openServiceStage({ demarches: 1, dossiersEach: dossiers, redisUrl }), async (stage) => {
    await stage.tick()
    stage.deposit(1)
    const soon = await stage.tick()
    for (let quiet = 0; quiet < 6; quiet += 1) await stage.tick()
    stage.deposit(1)
    const later = await stage.tick()
    await settle(stage)
    await stage.restart()
    stage.deposit(1)
    const restarted = await stage.tick()
    const pages = pagesOf(dossiers + 3)
    return [
      verdict(
        `service: a deposit just after ${dossiers} dossiers, own writes listed once more`,
        soon,
        6 + pages,
      ),
      verdict(`service: the first deposit half an hour after ${dossiers} dossiers`, later, 4),
      verdict(
        `service: a deposit right after a restart, ${dossiers} dossiers`,
        restarted,
        pages + 4,
      ),
    ]
  })

export const oneShots = (redisUrl: string | null): Promise<Verdict[]> =>
  onStage(openServiceStage({ demarches: 1, dossiersEach: MANY, redisUrl }), async (stage) => {
    await stage.sync()
    const again = await stage.sync()
    const third = await stage.sync()
    return [
      verdict(`sync again at once after ${MANY} dossiers`, again, pagesOf(MANY) + 2),
      verdict('sync a third time', third, 4),
    ]
  })

export const manyCampaigns = (redisUrl: string | null): Promise<Verdict[]> =>
  onStage(openServiceStage({ demarches: 20, dossiersEach: 11, redisUrl }), async (stage) => {
    await stage.tick()
    for (let quiet = 0; quiet < 12; quiet += 1) await stage.tick()
    const idle = await stage.tick()
    stage.deposit(1)
    const one = await stage.tick()
    await settle(stage)
    await stage.night()
    const night = await stage.night()
    return [
      verdict('an idle tick, 20 campaigns', idle, 1),
      verdict('service: one deposit, 20 campaigns quiet for an hour', one, 4),
      verdict('a night, nothing changed, 20 campaigns of 11', night, 12),
    ]
  })
