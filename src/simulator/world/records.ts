import { Demarche, type Dossier, type NewDemarche } from './demarche.ts'
import { draw } from './draw.ts'
import { expiryOf } from './expiry.ts'
import { type Group, type Instructeur, revision } from './form.ts'
import type { Micros } from './time.ts'
import type { Token } from './token.ts'
import type { Etablissement } from './values.ts'

/** Everything the simulated DS keeps. */
export class Records {
  clock: () => Date
  readonly demarches = new Map<number, Demarche>()
  /** Every dossier ever deposited, hidden ones included, by number. */
  readonly dossiers = new Map<number, Dossier>()
  readonly groups = new Map<number, Group>()
  readonly instructeurs = new Map<number, Instructeur>()
  readonly etablissements = new Map<string, Etablissement>()
  readonly tokens = new Map<string, Token>()
  #lastReading = Number.NaN
  #lastTick = 0
  #lastId = 0
  #lastDossier = 4_300_000

  constructor(clock: () => Date) {
    this.clock = clock
  }

  nextId(): number {
    return ++this.#lastId
  }

  nextDossierNumber(): number {
    return ++this.#lastDossier
  }

  /** A ULID that sorts after the ones before it. */
  nextRowId(): string {
    return `01${this.nextId().toString(32).toUpperCase().padStart(24, '0')}`
  }

  /** Now, to the microsecond: two changes never share one, even on a frozen clock. */
  tick(): Micros {
    const reading = this.clock().getTime() * 1000
    this.#lastTick = reading === this.#lastReading ? this.#lastTick + 1 : reading
    this.#lastReading = reading
    return this.#lastTick
  }

  /** Moves `dateDerniereModification` to now. */
  touch(dossier: Dossier) {
    dossier.updatedAt = this.tick()
    dossier.demarche.byUpdate.move(dossier)
  }

  /** Hidden by somebody, or expired: the API no longer knows it. */
  isHidden(dossier: Dossier): boolean {
    const expiry = expiryOf(dossier)
    return dossier.hidden || (expiry !== null && this.clock().getTime() * 1000 >= expiry)
  }

  demarche(number: number): Demarche {
    const demarche = this.demarches.get(number)
    if (!demarche) throw new Error(`no démarche ${number}`)
    return demarche
  }

  dossier(number: number): Dossier {
    const dossier = this.dossiers.get(number)
    if (!dossier) throw new Error(`no dossier ${number}`)
    return dossier
  }

  /** The instructeur of that e-mail, made at first call. */
  person(email: string): Instructeur {
    const found = [...this.instructeurs.values()].find((one) => one.email === email)
    if (found) return found
    const instructeur = { id: this.nextId(), email }
    this.instructeurs.set(instructeur.id, instructeur)
    return instructeur
  }

  addDemarche(plan: NewDemarche): Demarche {
    const form = draw(plan, () => this.nextId())
    const active = revision(this.nextId(), form)
    const demarche = new Demarche(plan, active, revision(this.nextId(), form))
    for (const { label, instructeurs, closed = false } of plan.groups) {
      const members = new Set(instructeurs.map((email) => this.person(email)))
      const group = {
        id: this.nextId(),
        label,
        demarche: plan.number,
        closed,
        instructeurs: members,
      }
      demarche.groups.push(group)
      this.groups.set(group.id, group)
    }
    this.demarches.set(plan.number, demarche)
    return demarche
  }
}
