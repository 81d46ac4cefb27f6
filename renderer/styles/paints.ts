import { THEMES, type Paint, type Theme } from '../../shared/scene/scene.ts'

/**
 * The colours of figures as custom properties `--paint-<role>`, light and dark in one: what the canvas shows and what
 * SVG and PNG contain come from the same table.
 */
export function paintProperties(contrast: 'usual' | 'more' = 'usual'): Readonly<Record<string, string>> {
  const roles = Object.keys(THEMES.light) as Paint[]
  const [light, dark] = contrast === 'usual' ? [THEMES.light, THEMES.dark] : [STRONG_LIGHT, STRONG_DARK]
  return Object.fromEntries(roles.map((role) => [`--paint-${role}`, `light-dark(${light[role]}, ${dark[role]})`]))
}

/** High contrast is for the screen alone: at least 7 : 1 for everything that is read, and black or white lines. */
const STRONG_LIGHT: Theme = {
  ...THEMES.light,
  ink: '#000000',
  muted: '#3a4048',
  wire: '#000000',
  value: '#004375',
  local: '#000000',
  gradient: '#7d2f00',
  problem: '#8a1510',
}
const STRONG_DARK: Theme = {
  ...THEMES.dark,
  paper: '#000000',
  ink: '#ffffff',
  muted: '#c8ced6',
  op: '#000000',
  wire: '#ffffff',
  value: '#9ad2ff',
  local: '#ffffff',
  gradient: '#ffb98f',
  problem: '#ffb3ac',
}

export function applyPaints({ style }: HTMLElement, contrast: 'usual' | 'more'): void {
  for (const [name, value] of Object.entries(paintProperties(contrast))) style.setProperty(name, value)
}
