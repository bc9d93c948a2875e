import type { Job } from '../src/campaign/services.ts'
import { followUpLaureats } from './follow-up.ts'
import { instruct } from './instruct.ts'
import { laureatList } from './laureat-list.ts'
import { poll } from './poll.ts'
import { reconcile } from './reconcile.ts'
import { tellTheOperator } from './tell-operator.ts'

/** What `sync` does: dossiers found and instructed. */
export const PASS_JOBS: readonly Job[] = [poll, reconcile, instruct]

/** Every job of Guichet. */
export const JOBS: readonly Job[] = [...PASS_JOBS, followUpLaureats, laureatList, tellTheOperator]
