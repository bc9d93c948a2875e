/**
 * The colours of the State design system (DSFR 1.x): light, dark. Each contrast is at least 4.5 to 1 on the ground
 * it stands on, in both.
 */
const COLOURS = {
  page: ['#f6f6f6', '#000000'],
  paper: ['#ffffff', '#161616'],
  callout: ['#f5f5fe', '#1e1e2e'],
  title: ['#161616', '#ffffff'],
  text: ['#3a3a3a', '#cecece'],
  mention: ['#666666', '#929292'],
  border: ['#dddddd', '#353535'],
  accent: ['#000091', '#8585f6'],
  onAccent: ['#ffffff', '#000091'],
} as const satisfies Record<string, readonly [light: string, dark: string]>

export type Colour = keyof typeof COLOURS

const PROPERTIES = {
  color: 'color',
  ground: 'background-color',
  line: 'border-color',
} as const
export type Paint = Partial<Record<keyof typeof PROPERTIES, Colour>>

/**
 * The attributes that paint a tag. The light colours stand in the tag itself, since some mail programs drop the
 * sheet; the dark ones can only be in the sheet, by class.
 */
export function painted(paint: Paint, style = '', classes = ''): string {
  const given = Object.entries(paint) as [keyof typeof PROPERTIES, Colour][]
  const names = given.map(([use, colour]) => `${use}-${colour}`).join(' ')
  const colours = given.map(([use, colour]) => `${PROPERTIES[use]}:${COLOURS[colour][0]}`)
  const ground = paint.ground ? ` bgcolor="${COLOURS[paint.ground][0]}"` : ''
  const list = [names, classes].filter((one) => one !== '').join(' ')
  return `class="${list}" style="${[style, ...colours].filter((one) => one !== '').join(';')}"${ground}`
}

/** The dark colours of every class that `painted` gives. */
export const darkRules: string = Object.entries(COLOURS)
  .flatMap(([colour, [, dark]]) =>
    Object.entries(PROPERTIES).map(
      ([use, property]) => `.${use}-${colour} { ${property}: ${dark} !important; }`,
    ),
  )
  .join('\n  ')
