/**
 * TeX as a screen reader should say it: `\frac{\partial L}{\partial w}` is "∂L/∂w", `e^{-2}` is "e to the −2". Only what
 * this program writes is known; other commands are read by their names.
 */

import type { Language } from '../language/language.ts'
import { czech } from './speech/czech.ts'
import { english } from './speech/english.ts'

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ',
  lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', chi: 'χ',
  psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ',
  Omega: 'Ω', ell: 'ℓ',
} // prettier-ignore

/** Commands that only say how their argument looks. */
const FACES = new Set([
  'mathrm',
  'mathbb',
  'mathbf',
  'mathit',
  'operatorname',
  'text',
  'bar',
  'tilde',
  'hat',
  'mathcal',
])

export type Speech = typeof english

const SPEECHES: Readonly<Record<Language, Speech>> = { en: english, cs: czech }

export function speakTex(tex: string, language: Language = 'en'): string {
  return readGroup({ tokens: tokenise(tex), at: 0, speech: SPEECHES[language] }, null)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.;)\]])/g, '$1')
    .replaceAll(/([([∂]) /g, '$1')
    .replaceAll(/\b(log|exp|sin|cos|tan|sinh|cosh|tanh|max|min) \(/g, '$1(')
    .trim()
}

interface Reader {
  readonly tokens: readonly string[]
  readonly speech: Speech
  at: number
}

function tokenise(tex: string): string[] {
  return tex.match(/\\[A-Za-z]+|\\.|\s+|\d+(?:\.\d+)?|[^\s\\\d]/gu) ?? []
}

/** Reads until the closing token, or to the end. */
function readGroup(reader: Reader, close: string | null): string {
  let said = ''
  while (reader.at < reader.tokens.length) {
    if (reader.tokens[reader.at] === close) {
      reader.at++
      break
    }
    if (reader.tokens[reader.at] === '-') {
      reader.at++
      said += reader.speech.beforeSign.test(said) ? ' −' : ' − '
    } else said += readOne(reader)
  }
  return said
}

function readOne(reader: Reader): string {
  const token = reader.tokens[reader.at++] ?? ''
  if (token === '{') return readGroup(reader, '}')
  if (token === '^') return raise(readArgument(reader), reader.speech)
  if (token === '_') return `${lower(readArgument(reader))} `
  if (token === '&') return ', '
  if (token === '=' || token === '+' || token === '>' || token === '<') return ` ${token} `
  if (/^\s+$/.test(token)) return ' '
  return token.startsWith('\\') ? readCommand(token.slice(1), reader) : token
}

function readCommand(name: string, reader: Reader): string {
  if (name === 'left' || name === 'right' || name === 'bigl' || name === 'bigr') {
    const bracket = reader.tokens[reader.at++] ?? ''
    return bracket === '.' ? '' : bracket.startsWith('\\') ? '' : bracket === '|' ? reader.speech.absolute : bracket
  }
  if (name === 'begin') {
    readArgument(reader)
    return reader.speech.rows
  }
  if (name === 'end') {
    readArgument(reader)
    return ' '
  }
  if (name === 'frac') return divide(readArgument(reader).trim(), readArgument(reader).trim(), reader.speech)
  if (FACES.has(name)) return ` ${readArgument(reader)}`
  return GREEK[name] ?? reader.speech.commands[name] ?? ` ${name} `
}

function readArgument(reader: Reader): string {
  while (/^\s+$/.test(reader.tokens[reader.at] ?? '')) reader.at++
  return readOne(reader)
}

function divide(above: string, below: string, { over }: Speech): string {
  const [a, b] = [above, below].map((text) => text.replaceAll(/∂\s+/g, '∂').replaceAll(/\s+/g, ' ').trim())
  const isShort = (text: string) => /^[∂\p{L}\d_'−.]+(?: [\d_]+)?$/u.test(text)
  const unit = (text: string) => (isShort(text) ? text : `(${text})`)
  return isShort(a) && isShort(b) ? `${a}/${b} ` : over(unit(a), unit(b))
}

function raise(exponent: string, { commands, squared, power: to }: Speech): string {
  const power = exponent.trim()
  return power === commands['top'] ? ` ${power} ` : power === '2' ? squared : to(power)
}

function lower(index: string): string {
  return ` ${index.trim()}`
}
