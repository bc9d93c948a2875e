import { html } from 'hono/html'
import { DateTime } from 'luxon'
import { dayInWords } from '../../domain/french.ts'
import type { Markup } from './layout.ts'

/** « 3 mai 2026 à 8 h 05 », in Paris, for people and for programs. */
export function instant(iso: string): Markup {
  return html`<time datetime="${iso}">${instantInWords(iso)}</time>`
}

export function instantInWords(iso: string): string {
  const at = DateTime.fromISO(iso, { zone: 'Europe/Paris' }).setLocale('fr')
  const day = at.toFormat(at.day === 1 ? "'1er' MMMM yyyy" : 'd MMMM yyyy')
  return `${day} à ${at.toFormat("H\u00a0'h'\u00a0mm")}`.replace(/^(\S+) /, '$1\u00a0')
}

/** « 3 mai 2026 », in Paris. @param iso an instant or a day */
export function dayOf(iso: string): Markup {
  const at = DateTime.fromISO(iso, { zone: 'Europe/Paris' })
  return html`<time datetime="${iso}">${dayInWords(at.toISODate() ?? iso)}</time>`
}

/** A share of a whole, for a bar: from 0 to 100, 0 of nothing. */
export const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : 0)

/**
 * A bar of one or more parts, side by side. It says nothing that its neighbours do not say in figures, so it is not
 * read aloud.
 *
 * @param parts widths in percent of the whole bar, with the class that paints each
 */
export function bar(parts: readonly { width: number; kind: string }[]): Markup {
  let from = 0
  const rectangles = parts.map(({ width, kind }) => {
    const rectangle = html`<rect class="bar-${kind}" x="${from.toFixed(2)}" width="${width.toFixed(2)}" height="10" />`
    from += width
    return rectangle
  })
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-ground" width="100" height="10" />${rectangles}
  </svg>`
}
