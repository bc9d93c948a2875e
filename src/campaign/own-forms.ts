import type { Demarche, Descriptor, Dossier, Ds, Result } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'

/** The annotations of a revision of the form, by its id. @throws what their reading failed of */
export type OwnForm = (revisionId: string) => readonly Descriptor[]

/**
 * The forms that dossiers are on. DS publishes a revision at once, brings the dossiers without decision to it later,
 * and the others never: what can be written in a dossier is what its own revision has.
 */
export class OwnForms {
  readonly #ds: Ds
  /** By revision: once published, none changes. */
  readonly #known = new Map<string, readonly Descriptor[]>()

  constructor(ds: Ds) {
    this.#ds = ds
  }

  /** The forms of these dossiers of a démarche: one request when one of them is met for the first time. */
  async read(
    { activeRevisionId, draftRevisionId, annotations }: Demarche,
    dossiers: readonly Pick<Dossier, 'number' | 'revisionId'>[],
  ): Promise<OwnForm> {
    const found = new Map<string, Result<readonly Descriptor[]>>()
    for (const [id, ok] of this.#known) found.set(id, { ok })
    found.set(activeRevisionId, { ok: annotations })
    // One dossier tells of all that are on the same revision.
    const wanted = new Map(
      dossiers
        .filter(({ revisionId }) => !found.has(revisionId))
        .map(({ number, revisionId }) => [revisionId, number]),
    )
    const read = wanted.size > 0 ? await this.#ds.ownForms([...wanted.values()]) : []
    for (const [place, expected] of [...wanted.keys()].entries()) {
      const form = read[place]
      if (form === undefined || 'failure' in form) {
        if (form) found.set(expected, form)
        continue
      }
      if (form.ok === null) continue
      found.set(form.ok.revisionId, { ok: form.ok.annotations })
      if (form.ok.revisionId !== draftRevisionId)
        this.#known.set(form.ok.revisionId, form.ok.annotations)
    }
    return (revisionId) => {
      const form = found.get(revisionId)
      if (form && 'ok' in form) return form.ok
      throw form?.failure ?? broughtMeanwhile()
    }
  }
}

const broughtMeanwhile = () =>
  new Failure(
    'transient',
    'ds.read-again',
    'DS has just brought this dossier to another revision of its form: it is read again',
  )
