import type { Result } from '../ds/port.ts'
import { stopOf } from '../queue/on-failure.ts'

/**
 * What one look at many campaigns leaves: those that are to be queued by themselves, each with its own attempts, and
 * the failure of DS as a whole, if any, for which all are looked at again together.
 */
export function leftOver<Found>(
  campaigns: readonly string[],
  found: ReadonlyMap<string, Result<Found>>,
  isDone: (found: Found) => boolean,
): { readonly apart: readonly string[]; readonly common: unknown } {
  const ofDs = (one: Result<Found>) => 'failure' in one && stopOf(one.failure) === 'ds'
  const goesApart = (campaign: string) => {
    const one = found.get(campaign)
    if (one === undefined) return true
    return 'failure' in one ? !ofDs(one) : !isDone(one.ok)
  }
  const common = [...found.values()].find(ofDs)
  return {
    apart: campaigns.filter(goesApart),
    common: common && 'failure' in common ? common.failure : undefined,
  }
}
