import type { DemarcheState } from '../../../graphql/generated.ts'
import type { Dossier } from './dossier.ts'
import type { Group, Revision } from './form.ts'
import { TimeIndex } from './time-index.ts'
import type { NewDemarche } from './world.ts'

export class Demarche {
  readonly number: number
  readonly title: string
  /** The last part of the address where applicants begin. */
  readonly path: string
  state: DemarcheState = 'publiee'
  activeRevision: Revision
  draftRevision: Revision
  readonly groups: Group[] = []
  readonly dossiers = new Set<Dossier>()
  readonly byUpdate = new TimeIndex((dossier) => dossier.updatedAt)
  readonly byDeposit = new TimeIndex((dossier) => dossier.depositedAt)

  constructor(
    { number, title, path = `demarche-${number}` }: NewDemarche,
    activeRevision: Revision,
    draftRevision: Revision,
  ) {
    this.number = number
    this.title = title
    this.path = path
    this.activeRevision = activeRevision
    this.draftRevision = draftRevision
  }

  group(label: string): Group {
    const group = this.groups.find((one) => one.label === label)
    if (!group) throw new Error(`démarche ${this.number} has no group « ${label} »`)
    return group
  }
}
