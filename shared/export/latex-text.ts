/**
 * Plain text for LaTeX. Every character that means something to TeX is escaped, so a title or a label can neither
 * break the source nor run a command. Letters of European languages stay as they are (the sources declare UTF-8 and
 * T1). What pdfLaTeX has no glyph for, Chinese or emoji for example, is written twice: latex-fonts.ts shows
 * the letter where the compiler has a font for it, and its number where there is none.
 */

import { foreignLetter, joinForeignLetters } from './latex-fonts.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  // Two in a row would become a dash.
  '-': '-{}',
}

/** Printable ASCII, Latin letters that T1 has, dashes and quotation marks. */
const SETTABLE = /[ -~¡¿À-ĐĒ-ĥĨ-īĮ-ķĹ-ľŁ-ňŊ-ťŨ-žȘ-ț–—‘’‚“”„…]/u

/** Characters of formulas, as they are written in mathematics. */
export const MATHEMATICAL: Readonly<Record<string, string>> = {
  '−': '-', '·': '\\cdot ', '×': '\\times ', '∞': '\\infty ', '≤': '\\le ', '≥': '\\ge ', '≠': '\\ne ', '′': "'",
  α: '\\alpha', β: '\\beta', γ: '\\gamma', δ: '\\delta', ε: '\\epsilon', ζ: '\\zeta', η: '\\eta', θ: '\\theta',
  ι: '\\iota', κ: '\\kappa', λ: '\\lambda', μ: '\\mu', ν: '\\nu', ξ: '\\xi', π: '\\pi', ρ: '\\rho', σ: '\\sigma',
  ς: '\\varsigma', τ: '\\tau', υ: '\\upsilon', φ: '\\phi', χ: '\\chi', ψ: '\\psi', ω: '\\omega', Γ: '\\Gamma',
  Δ: '\\Delta', Θ: '\\Theta', Λ: '\\Lambda', Ξ: '\\Xi', Π: '\\Pi', Σ: '\\Sigma', Υ: '\\Upsilon', Φ: '\\Phi',
  Ψ: '\\Psi', Ω: '\\Omega', '∂': '\\partial', '∇': '\\nabla', '∑': '\\sum ', '∏': '\\prod ', '√': '\\surd', '→': '\\to ', '⊙': '\\odot ', '½': '\\frac{1}{2}', '¼': '\\frac{1}{4}', '¾': '\\frac{3}{4}', '±': '\\pm ', '÷': '\\div ',
  '≈': '\\approx ', '∈': '\\in ', '°': '{}^{\\circ}',
} // prettier-ignore

const SUPERSCRIPT = /[²³¹\u2070-\u207f\u1d2c-\u1d61]/u
const SUBSCRIPT = /[\u2080-\u209c\u1d62-\u1d6a]/u

/** The text as LaTeX that shows it, on one line. */
export function latexText(text: string): string {
  return joinForeignLetters([...text.normalize('NFC').replaceAll(/[\s\p{Cc}]+/gu, ' ')].map(latexCharacter).join(''))
}

/** One character of text, in T1 encoding. */
export function latexCharacter(character: string): string {
  if (Object.hasOwn(ESCAPES, character)) return ESCAPES[character]
  if (SETTABLE.test(character)) return character
  if (Object.hasOwn(MATHEMATICAL, character)) return `$${MATHEMATICAL[character].trimEnd()}$`
  const script = SUPERSCRIPT.test(character) ? 'superscript' : SUBSCRIPT.test(character) ? 'subscript' : null
  const plain = character.normalize('NFKC')
  return script !== null && /^[A-Za-z0-9+=()]$/.test(plain) ? `\\text${script}{${plain}}` : foreignLetter(character)
}

/** Text inside a comment of a source: nothing ends the line. */
export function latexComment(text: string): string {
  return `% ${text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()}`.trimEnd()
}
