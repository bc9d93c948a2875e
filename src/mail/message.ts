import * as z from 'zod'

/** An e-mail as the rest of Guichet writes it. Sender and reply-to are those of the configuration. */
export interface Message {
  /** The one person whom the server is asked to hand it to: each ends by itself. */
  readonly recipient: string
  /** What its headers say, so that everybody sees who else reads it. */
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments?: readonly Attachment[]
}

export interface Attachment {
  readonly filename: string
  readonly content: Buffer
  readonly contentType: string
}

/** What became of a message that the server was shown. Reasons hold SMTP codes, never an address. */
export type Delivery =
  | { readonly state: 'accepted' }
  /** The recipient’s address takes no e-mail, and will not. */
  | { readonly state: 'rejected'; readonly reason: string }
  /** Nothing left; the server may take it in some minutes. */
  | { readonly state: 'deferred'; readonly reason: string }
  /** Nothing left, for a reason that is ours: policy, quota, size, content. */
  | { readonly state: 'declined'; readonly reason: string }
  /** The server had the whole message and its answer never came: it may have left. */
  | { readonly state: 'unknown'; readonly reason: string }

const address = z.email()

/**
 * The address that a person typed in a form; null when it is not exactly one address. What passes holds no space,
 * no comma and no line break: it can neither add a recipient nor a header.
 */
export function readAddress(typed: string): string | null {
  const parsed = address.safeParse(typed.trim())
  return parsed.success ? parsed.data : null
}
