import type { Reporter, TestModule } from 'vitest/node'

const SHOWN = 10

/** The files that took longest, at the end of a run of many. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= SHOWN) return
    const took = modules
      .map((module) => ({ name: module.relativeModuleId, ms: module.diagnostic().duration }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, SHOWN)
    const lines = took.map(({ name, ms }) => `${(ms / 1_000).toFixed(1).padStart(8)} s  ${name}`)
    process.stdout.write(`\nThe slowest files:\n${lines.join('\n')}\n`)
  }
}
