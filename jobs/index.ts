import type { JobDefinition } from '../src/queue/define.ts'
import { followUpLaureats } from './follow-up.ts'
import { instruct } from './instruct.ts'
import { laureatList } from './laureat-list.ts'
import { poll } from './poll.ts'
import { reconcile } from './reconcile.ts'
import { tellTheOperator } from './tell-operator.ts'

/** What `sync` does: dossiers found and instructed. */
export const PASS_JOBS: readonly JobDefinition[] = [poll, reconcile, instruct]

/** Every job of Guichet. */
export const JOBS: readonly JobDefinition[] = [
  ...PASS_JOBS,
  followUpLaureats,
  laureatList,
  tellTheOperator,
]
