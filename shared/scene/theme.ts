/** Colours. Values are blue and gradients vermillion (Okabe and Ito's colour-blind-safe pair) in every theme. */
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
  },
} as const satisfies Record<string, Theme>

export type ThemeName = keyof typeof THEMES
