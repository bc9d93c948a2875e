import { type Block, type Letter, type Letterhead, SERVICE } from './letter.ts'
import { darkRules, painted } from './palette.ts'

/** Marianne is on few machines; the design system names Arial after it. No font is fetched. */
const FONT = 'font-family:Marianne,Arial,sans-serif'
const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

/** Reads well without its sheet and without images, of which there are none. */
export function toHtml(letter: Letter, { header }: Letterhead): string {
  return `<!DOCTYPE html>
<html lang="fr" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(letter.subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  ${darkRules}
}
@media (max-width: 480px) {
  .page { padding: 0 !important; }
  .paper { border-width: 0 !important; }
  .side { padding-left: 20px !important; padding-right: 20px !important; }
  .fact { display: block !important; width: auto !important; padding-right: 0 !important; }
  .value { padding-top: 0 !important; }
  .button { display: block !important; text-align: center !important; }
}
</style>
</head>
<body ${painted({ ground: 'page' }, 'margin:0;padding:0;-webkit-text-size-adjust:100%')}>
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(letter.preview)}</div>
<table ${TABLE}><tr><td align="center" ${painted({ ground: 'page' }, 'padding:24px 16px', 'page')}>
<table ${TABLE} ${painted({ ground: 'paper', line: 'border' }, 'max-width:600px;border-width:1px;border-style:solid;text-align:left', 'paper')}>
${row('padding:24px 32px 20px;border-bottom-width:1px;border-bottom-style:solid', letterhead(header))}
${row('padding:32px 32px 8px', heading('h1', letter.title) + letter.blocks.map(block).join('\n'))}
${row('padding:20px 32px 28px;border-top-width:1px;border-top-style:solid', letter.footer.map(smallPrint).join('\n'))}
</table>
</td></tr></table>
</body>
</html>
`
}

const row = (style: string, content: string) =>
  `<tr><td ${painted({ line: 'border' }, `${style};${FONT}`, 'side')}>${content}</td></tr>`

function letterhead(header: string | null): string {
  const name = header
    ? `<p ${painted({ color: 'title' }, 'margin:0 0 2px;font-size:18px;line-height:24px;font-weight:bold')}>${escapeHtml(header)}</p>`
    : ''
  return `${name}<p ${painted({ color: 'mention' }, 'margin:0;font-size:14px;line-height:20px')}>${escapeHtml(SERVICE)}</p>`
}

const SIZES = {
  h1: 'margin:0 0 20px;font-size:24px;line-height:32px',
  h2: 'margin:28px 0 8px;font-size:18px;line-height:24px',
} as const

const heading = (level: keyof typeof SIZES, text: string) =>
  `<${level} ${painted({ color: 'title' }, `${SIZES[level]};font-weight:bold`)}>${escapeHtml(text)}</${level}>`

const BODY = 'font-size:16px;line-height:24px'

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return `<p ${painted({ color: 'text' }, `margin:0 0 16px;${BODY}`)}>${escapeHtml(one.text)}</p>`
    case 'heading':
      return heading('h2', one.text)
    case 'list':
      return `<ul ${painted({ color: 'text' }, `margin:0 0 16px;padding:0 0 0 24px;${BODY}`)}>${one.items
        .map((item) => `<li style="margin:0 0 4px">${escapeHtml(item)}</li>`)
        .join('')}</ul>`
    case 'facts':
      return facts(one.facts)
    case 'action':
      return action(one)
  }
}

function facts(pairs: Extract<Block, { kind: 'facts' }>['facts']): string {
  const rows = pairs.map(
    ([name, value]) => `<tr>
<td width="36%" valign="top" ${painted({ color: 'mention' }, `padding:6px 12px 6px 0;font-size:14px;line-height:24px;${FONT}`, 'fact')}>${escapeHtml(name)}</td>
<td valign="top" ${painted({ color: 'title' }, `padding:6px 0;${BODY};font-weight:bold;overflow-wrap:anywhere;${FONT}`, 'fact value')}>${escapeHtml(value)}</td>
</tr>`,
  )
  return `<table ${TABLE} style="margin:0 0 20px"><tr><td ${painted(
    { ground: 'callout', line: 'accent' },
    'padding:12px 16px 12px 20px;border-left-width:4px;border-left-style:solid',
  )}><table ${TABLE}>${rows.join('')}</table></td></tr></table>`
}

function action({ label, url, note }: Extract<Block, { kind: 'action' }>): string {
  const address = escapeHtml(url)
  return `<p style="margin:24px 0 12px"><a href="${address}" ${painted(
    { color: 'onAccent', ground: 'accent' },
    `display:inline-block;padding:10px 24px;${BODY};font-weight:bold;text-decoration:none`,
    'button',
  )}>${escapeHtml(label)}</a></p>
<p ${painted({ color: 'mention' }, 'margin:0 0 20px;font-size:14px;line-height:20px')}>${escapeHtml(note)}<br><a href="${address}" ${painted(
    { color: 'accent' },
    'text-decoration:underline;overflow-wrap:anywhere;word-break:break-word',
  )}>${address}</a></p>`
}

const smallPrint = (text: string) =>
  `<p ${painted({ color: 'mention' }, 'margin:0 0 8px;font-size:13px;line-height:20px')}>${escapeHtml(text)}</p>`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
