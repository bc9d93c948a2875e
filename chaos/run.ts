import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/package.ts'
import { check } from './check/index.ts'
import type { StoreName, Violation } from './model.ts'
import { observe } from './observe.ts'
import { planChaos, type Size } from './plan.ts'
import { playRounds } from './play.ts'
import { figuresOf } from './report.ts'
import { settle } from './settle.ts'
import { setStage } from './stage.ts'

/**
 * `npm run chaos`: the service is killed, cut off and lied to, again and again, while people work in DS; then what is
 * left is judged. `npm run chaos -- short` takes three minutes. Options: `--seed N`, `--store redis|embedded` (both
 * otherwise), `--dossiers N`, `--kills N`. Exit 1 when a rule was broken: the folder that it names holds the logs.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    store: { type: 'string' },
    dossiers: { type: 'string' },
    kills: { type: 'string' },
  },
})
const usual = positionals.includes('short')
  ? { dossiers: 60, kills: 10 }
  : { dossiers: 2_000, kills: 200 }
const seed = numberOf('seed', Math.floor(Math.random() * 1_000_000))
const sizes = storesOf(values.store).map(
  (store): Size => ({
    seed,
    store,
    dossiers: numberOf('dossiers', usual.dossiers),
    kills: numberOf('kills', usual.kills),
  }),
)

/** Violations printed: more are more of the same. */
const SHOWN = 50

const say = (text: string) => void process.stderr.write(`${text}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
build()
const passed = await Promise.all(
  sizes.map((size) =>
    runOne(size).catch((error: unknown) => {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error))
      return false
    }),
  ),
)
process.exit(passed.every(Boolean) ? 0 : 1)

async function runOne(size: Size): Promise<boolean> {
  const begun = Date.now()
  const folder = mkdtempSync(join(tmpdir(), `guichet-chaos-${size.store}-${size.seed}-`))
  const keep = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(value, null, 1))
  const plan = planChaos(size)
  keep('plan.json', plan)
  const stage = await setStage(plan, folder)
  try {
    const counts = await playRounds(plan, stage, (round) => {
      if (round % 10 === 0) say(`${size.store}: ${round} of ${plan.rounds.length} rounds`)
    })
    const { tookMs: settledMs, trouble } = await settle(plan, stage)
    const { outcome, look } = await observe(plan, stage, settledMs, trouble)
    keep('outcome.json', outcome)
    const violations = check(outcome)
    const tookMs = Date.now() - begun
    print(size.store, figuresOf(plan, outcome, { counts, look, settledMs, tookMs }))
    conclude(size, violations, folder)
    if (violations.length === 0) rmSync(folder, { recursive: true, force: true })
    return violations.length === 0
  } catch (error) {
    say(`${size.store}: the chaos itself failed; seed ${size.seed}, logs in ${folder}`)
    throw error
  } finally {
    await stage.close()
  }
}

function conclude({ store, seed }: Size, violations: readonly Violation[], folder: string): void {
  const lines = violations.slice(0, SHOWN).map(({ rule, about }) => `✗ ${rule}: ${about}`)
  const verdict =
    violations.length === 0
      ? `✓ ${store}: nothing lost, nothing doubled`
      : `✗ ${store}: ${violations.length} violations. Seed ${seed}; logs, plan and outcome in ${folder}`
  process.stdout.write(`${[...lines, verdict].join('\n')}\n\n`)
}

/** The workers run what is shipped. */
function build(): void {
  const built = spawnSync('npm', ['run', '-s', 'build'], { cwd: packageRoot, stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the build failed')
}

function print(store: string, figures: readonly (readonly [string, string])[]): void {
  const rows = figures.map(([name, text]) => `| ${name} | ${text} |`)
  process.stdout.write([`| ${store} | |`, '|---|---|', ...rows, ''].join('\n'))
}

function storesOf(name: string | undefined): StoreName[] {
  if (name === undefined) return ['redis', 'embedded']
  if (name === 'redis' || name === 'embedded') return [name]
  throw new Error(`--store is redis or embedded, not ${name}`)
}

function numberOf(name: 'seed' | 'dossiers' | 'kills', otherwise: number): number {
  const text = values[name]
  if (text === undefined) return otherwise
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} is a whole number, not ${text}`)
  return number
}
