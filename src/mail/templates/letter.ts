/** An e-mail before it is dressed: the HTML and the plain text are two writings of this one source. */
export interface Letter {
  readonly subject: string
  /** What mail programs show beside the subject in a list. */
  readonly preview: string
  /** The title at the top of the e-mail. */
  readonly title: string
  readonly blocks: readonly Block[]
  /** Small print: why one receives it. */
  readonly footer: readonly string[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** The figures one looks for first. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** One action, with its address in full under it. */
  | { readonly kind: 'action'; readonly label: string; readonly url: string; readonly note: string }

/** The house that writes, as the configuration names it. */
export interface Letterhead {
  /** « Préfecture de la Marne »; null: nothing but the service's name. */
  readonly header: string | null
  /** Whether an answer to the e-mail reaches somebody. */
  readonly canReply: boolean
}

export const SERVICE = 'Fonds pour la transformation numérique des collectivités – FITN7'
