/**
 * Colours. Values are blue and gradients vermillion (Okabe and Ito's colour-blind-safe pair) wherever there is colour;
 * in black and white their place and the dashed arrow of gradients tell them apart.
 */
import type { Paint } from './picture.ts'

export type Theme = Readonly<Record<Paint, string>>

export const THEMES = {
  light: {
    paper: '#ffffff',
    ink: '#1b1f24',
    muted: '#68717c',
    input: '#eef3f8',
    parameter: '#fdf3dc',
    constant: '#f2f2f0',
    op: '#ffffff',
    loss: '#fbe9e1',
    wire: '#3d454e',
    value: '#0063a5',
    local: '#1b1f24',
    gradient: '#c04a00',
    problem: '#b3261e',
    run1: '#0063a5',
    run2: '#c04a00',
    run3: '#00795a',
    run4: '#a8447f',
    run5: '#856000',
    run6: '#4d5561',
  },
  dark: {
    paper: '#16191d',
    ink: '#e8eaed',
    muted: '#98a1ac',
    input: '#1e2a36',
    parameter: '#362e1c',
    constant: '#26282a',
    op: '#20252b',
    loss: '#3a241b',
    wire: '#aeb6c0',
    value: '#6cb8f0',
    local: '#e8eaed',
    gradient: '#ff9a5c',
    problem: '#ff8a80',
    run1: '#6cb8f0',
    run2: '#ff9a5c',
    run3: '#4fd0a5',
    run4: '#ee9fcb',
    run5: '#e6c04f',
    run6: '#b6bec9',
  },
  paper: {
    paper: '#ffffff',
    ink: '#000000',
    muted: '#555555',
    input: '#ffffff',
    parameter: '#f1f1f1',
    constant: '#ffffff',
    op: '#ffffff',
    loss: '#ffffff',
    wire: '#000000',
    value: '#005a9c',
    local: '#000000',
    gradient: '#b84300',
    problem: '#b3261e',
    run1: '#0063a5',
    run2: '#c04a00',
    run3: '#00795a',
    run4: '#a8447f',
    run5: '#856000',
    run6: '#4d5561',
  },
  'black-and-white': {
    paper: '#ffffff',
    ink: '#000000',
    muted: '#000000',
    input: '#ffffff',
    parameter: '#ffffff',
    constant: '#ffffff',
    op: '#ffffff',
    loss: '#ffffff',
    wire: '#000000',
    value: '#000000',
    local: '#000000',
    gradient: '#000000',
    problem: '#000000',
    run1: '#000000',
    run2: '#000000',
    run3: '#000000',
    run4: '#000000',
    run5: '#000000',
    run6: '#000000',
  },
} as const satisfies Record<string, Theme>

export type ThemeName = keyof typeof THEMES

export const THEME_NAMES = Object.keys(THEMES) as readonly ThemeName[]

/** How much of the paper shows through what recedes. */
const FADING = 0.55

/** The theme for what recedes: every colour mixed with the paper, so that nothing has to be transparent. */
export function fadeTheme(theme: Theme): Theme {
  const mixed = Object.entries(theme).map(([paint, color]) => [paint, mixColors(color, theme.paper, FADING)])
  return Object.fromEntries(mixed) as Theme
}

/** Colours are `#rrggbb`; a share of 1 is the second one. */
function mixColors(a: string, b: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const [from, to] = [a, b].map((color) => parseInt(color.slice(at, at + 2), 16))
    return Math.round(from + share * (to - from))
      .toString(16)
      .padStart(2, '0')
  })
  return `#${mixed.join('')}`
}
