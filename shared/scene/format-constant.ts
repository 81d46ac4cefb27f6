/** Constant expressions as TeX on one line: `pi/2` is π/2, `-log(2)` is −log 2, `sqrt(2)` a root. */
import { nameToTex } from '../typeset/name.ts'

const TOKEN = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-zπτ]\w*)|(\*\*|[-−+*/^()]))/y

const NAMES: Readonly<Record<string, string>> = {
  pi: '\\pi',
  π: '\\pi',
  tau: '\\tau',
  τ: '\\tau',
  e: 'e',
  Infinity: '\\infty',
  NaN: '\\mathrm{NaN}',
}
const COMMANDS = new Set(['exp', 'log', 'ln', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'])

/** Longer expressions are shown as the number they stand for. */
const MAX_LENGTH = 24

/** The expression as TeX, token by token as it was typed; `null` where it is too long or not made of such tokens. */
export function formatConstant(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length > MAX_LENGTH) return null
  let tex = ''
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed)
    if (found === null) return null
    const [, number, name, sign] = found
    if (number !== undefined) tex += formatDecimal(number)
    else if (name !== undefined) tex += formatName(name)
    else tex += formatSign(sign)
  }
  // A power wants a group after it; only a number or a name can be grouped without parsing.
  return /\^(?![\w\\])/.test(tex) ? null : tex.replaceAll(/\^(\d+(?:\.\d+)?)/g, '^{$1}')
}

function formatDecimal(number: string): string {
  const [mantissa, exponent] = number.toLowerCase().split('e')
  if (exponent === undefined) return mantissa
  const power = `10^{${Number(exponent)}}`
  return Number(mantissa) === 1 ? power : `${mantissa}\\cdot ${power}`
}

function formatName(name: string): string {
  if (Object.hasOwn(NAMES, name)) return NAMES[name]
  return COMMANDS.has(name) ? `\\${name}` : nameToTex(name)
}

function formatSign(sign: string): string {
  if (sign === '*') return '\\cdot '
  if (sign === '**') return '^'
  return sign === '−' ? '-' : sign
}
