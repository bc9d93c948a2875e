/** A complete answer of the server: RFC 5321 §4.2, and the enhanced status code of RFC 3463. */
export interface Answer {
  /** `550` */
  readonly code: number
  /** `5.1.1`; null when the server gives none, or one that says nothing (`5.0.0`). */
  readonly status: string | null
  readonly text: string
}

/**
 * null when it is no answer, when its lines contradict each other, or when words of another answer stuck to it: a
 * carriage return ends no line.
 */
export function readAnswer(response: string): Answer | null {
  const lines = response.trim().split('\n')
  const code = /^\d{3}(?=[ -]|$)/.exec(lines[0] ?? '')?.[0]
  const isOfIt = (line: string) =>
    line.startsWith(`${code} `) || line.startsWith(`${code}-`) || line === code
  if (!code || response.trim().includes('\r') || !lines.every(isOfIt)) return null
  const status = /^\d{3}[ -](([245])\.\d{1,3}\.\d{1,3})(?!\S)/.exec(lines[0] ?? '')
  const isSaying = status?.[2] === code[0] && !/^\d\.0\./.test(status?.[1] ?? '')
  return { code: Number(code), status: isSaying ? (status?.[1] ?? null) : null, text: response }
}

/** Codes only. */
export const reasonOf = ({ code, status }: Answer) =>
  status === null ? String(code) : `${code} ${status}`

const WORDS_KEPT = 120

/** What the server said, on one line, without what may be an address. */
export const wordsOf = ({ text }: Answer) =>
  withoutAddresses(text.replace(/[^ -~]+/g, ' '))
    .trim()
    .slice(0, WORDS_KEPT)

/** Servers repeat the address of which they speak: « police@… » says nothing of a policy. */
export const withoutAddresses = (text: string) => text.replace(/\S*@\S*/g, '…')
