import { describe, expect, test } from 'vitest'
import { speakTex } from '../../shared/notation/speak.ts'

describe('formulas read aloud', () => {
  test.each([
    ['\\frac{\\partial L}{\\partial w}', '∂L/∂w'],
    ['\\left[\\pi/2,\\ \\pi\\right]', '[π/2, π]'],
    ['-\\frac{1}{1+e^{2}} \\approx -0.1192', '−1 over (1 + e squared) is about −0.1192'],
    ['\\operatorname{diag}\\left(\\cos w\\right)', 'diag(cos w)'],
    ['x^{\\top}', 'x transposed'],
    ['w - \\alpha\\,\\frac{\\partial L}{\\partial w}', 'w − α ∂L/∂w'],
    ['(1 \\times 2)(2 \\times 2) = 1 \\times 2', '(1 by 2)(2 by 2) = 1 by 2'],
  ])('%s', (tex, said) => expect(speakTex(tex)).toBe(said))
})

describe('formulas read aloud in Czech', () => {
  test.each([
    ['-\\frac{1}{1+e^{2}} \\approx -0.1192', '−1 lomeno (1 + e na druhou) je přibližně −0.1192'],
    ['x^{\\top}', 'x transponované'],
    ['(1 \\times 2)(2 \\times 2) = 1 \\times 2', '(1 krát 2)(2 krát 2) = 1 krát 2'],
    ['e^{-m}', 'e na −m'],
  ])('%s', (tex, said) => expect(speakTex(tex, 'cs')).toBe(said))
})
