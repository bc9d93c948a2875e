export interface Contrast {
  readonly text: string
  readonly ratio: number
}

/** Runs in the page: the contrast (WCAG 2) of each visible text with the ground it stands on. */
export function contrasts(): Contrast[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const groundOf = (start: Element): string => {
    for (let element: Element | null = start; element; element = element.parentElement) {
      const ground = getComputedStyle(element).backgroundColor
      if (channels(ground)[3] !== 0) return ground
    }
    return 'rgb(255, 255, 255)'
  }
  const found: Contrast[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const text = walker.currentNode.textContent?.trim() ?? ''
    if (!element || text === '' || element.getClientRects().length === 0) continue
    const [dark = 0, light = 0] = [
      luminance(getComputedStyle(element).color),
      luminance(groundOf(element)),
    ].sort((a, b) => a - b)
    found.push({ text, ratio: (light + 0.05) / (dark + 0.05) })
  }
  return found
}
