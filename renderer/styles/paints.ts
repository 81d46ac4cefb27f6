import { THEMES, type Paint } from '../../shared/scene/scene.ts'

/**
 * The colours of figures as custom properties `--paint-<role>`, light and dark in one: what the canvas shows and what
 * SVG and PNG contain come from the same table.
 */
export function paintProperties(): Readonly<Record<string, string>> {
  const roles = Object.keys(THEMES.light) as Paint[]
  return Object.fromEntries(
    roles.map((role) => [`--paint-${role}`, `light-dark(${THEMES.light[role]}, ${THEMES.dark[role]})`]),
  )
}

/** Called once before the first paint. */
export function applyPaints({ style }: HTMLElement): void {
  for (const [name, value] of Object.entries(paintProperties())) style.setProperty(name, value)
}
