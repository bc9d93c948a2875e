import type { ChampSpec, Form, NewChamp } from './form.ts'

export interface NewForm {
  readonly champs?: readonly NewChamp[]
  readonly annotations?: readonly NewChamp[]
}

/** What an administrator changes in a form; champs are meant by their labels, and keep their stable ids. */
export interface FormChange extends NewForm {
  readonly rename?: Readonly<Record<string, string>>
  readonly remove?: readonly string[]
}

/** The champs of a form, in order, with the ids that the world gives. */
export function draw(plan: NewForm, nextId: () => number, drawn: readonly ChampSpec[] = []): Form {
  const ids = new Map(drawn.map(({ label, stableId }) => [label, stableId]))

  function spec({ champs, shownIf, ...champ }: NewChamp): ChampSpec {
    const children = champs && { champs: champs.map(spec) }
    const stableId = nextId()
    ids.set(champ.label, stableId)
    return { stableId, ...champ, ...children, ...(shownIf && condition(shownIf)) }
  }

  function condition({ label, is }: NonNullable<NewChamp['shownIf']>) {
    const stableId = ids.get(label)
    if (stableId === undefined)
      throw new Error(`the form has no champ « ${label} » before that one`)
    return { shownIf: { stableId, is } }
  }

  return {
    champs: (plan.champs ?? []).map(spec),
    annotations: (plan.annotations ?? []).map(spec),
  }
}

/** The form as changed: what is removed goes, what is renamed keeps its id, what is new comes last. */
export function redraw(form: Form, change: FormChange, nextId: () => number): Form {
  const { rename = {}, remove = [] } = change
  const kept = (specs: readonly ChampSpec[]) =>
    specs
      .filter(({ label }) => !remove.includes(label))
      .map((spec) => ({ ...spec, label: rename[spec.label] ?? spec.label }))
  const added = draw(change, nextId, [...form.champs, ...form.annotations])
  return {
    champs: [...kept(form.champs), ...added.champs],
    annotations: [...kept(form.annotations), ...added.annotations],
  }
}
