import type { JobDefinition } from './define.ts'
import { instruct } from './instruct.ts'
import { poll } from './poll.ts'
import { reconcile } from './reconcile.ts'

/** Every job of Guichet. */
export const JOBS: readonly JobDefinition[] = [poll, reconcile, instruct]
